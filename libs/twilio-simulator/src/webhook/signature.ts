import { createHash, createHmac } from 'node:crypto';

/** Form parameters; a repeated one holds all its values. */
export type SignedParameters = Readonly<Record<string, string | readonly string[]>>;

/** The text Twilio signs: the URL, then each parameter's name and values, sorted by name. */
function signedText(url: string, parameters: SignedParameters): string {
  return Object.keys(parameters)
    .sort()
    .reduce((text, name) => {
      const value = parameters[name] ?? '';
      const values = typeof value === 'string' ? [value] : [...new Set(value)].sort();
      return text + values.map((each) => name + each).join('');
    }, url);
}

/** `X-Twilio-Signature` of a request: base64 of HMAC-SHA1 with the account's auth token. */
export function signature(
  authToken: string,
  url: string,
  parameters: SignedParameters = {},
): string {
  return createHmac('sha1', authToken).update(signedText(url, parameters), 'utf8').digest('base64');
}

/** The URL of a voice webhook as Twilio signs it: no credentials, no fragment, and over HTTPS no port. */
export function signedVoiceUrl(requested: string): string {
  const [withoutFragment = ''] = requested.split('#');
  const match = /^(https?:\/\/)(?:[^/?@]*@)?([^/?:]*|\[[^\]]*\])(:\d+)?(.*)$/i.exec(
    withoutFragment,
  );
  if (!match) return withoutFragment;
  const [, scheme = '', host = '', port = '', rest = ''] = match;
  return scheme + host + (scheme.toLowerCase() === 'https://' ? '' : port) + rest;
}

/** Hexadecimal SHA-256 of a JSON body, which Twilio puts into the query as `bodySHA256`. */
export function bodyHash(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

import type { CarrierAccount, Credential } from './carrier-account.js';
import { CarrierUnreachableError } from './twilio-client.js';

/** The sound of a recording, or a part of it, while it is being fetched. */
export type RecordingMedia = {
  status: 200 | 206;
  /** What says of which kind, how long and which part it is. */
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array>;
};

/** Until the first byte; from then on the listener's patience counts. */
const patienceMilliseconds = 10_000;
const passedOn = ['content-type', 'content-length', 'content-range', 'accept-ranges'];

/**
 * Opens the sound of a recording.
 *
 * @param wanted.range of bytes, as a browser asks for it.
 * @returns undefined when the carrier has no such sound.
 * @throws {CarrierUnreachableError} whatever else goes wrong.
 */
export async function openRecording(
  account: CarrierAccount,
  { recordingSid, range }: { recordingSid: string; range: string | undefined },
): Promise<RecordingMedia | undefined> {
  const path = `/2010-04-01/Accounts/${account.accountSid}/Recordings/${encodeURIComponent(recordingSid)}.mp3`;
  const answer = await firstAccepted(account, (credential) =>
    ask(new URL(path, addressOf(account)), credential, range),
  );
  const { status, headers, body } = answer;
  if (status === 404 || status === 410) return undefined;
  const isSound = headers.get('content-type')?.startsWith('audio/') === true;
  if ((status !== 200 && status !== 206) || body === null || !isSound) {
    throw new CarrierUnreachableError(`HTTP ${String(status)}`);
  }
  const known = passedOn.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status, headers: Object.fromEntries(known), body };
}

/** While a token is being replaced, it may be either. */
async function firstAccepted(
  { credentials }: CarrierAccount,
  question: (credential: Credential) => Promise<Response>,
): Promise<Response> {
  const [first, ...others] = credentials;
  let answer = await question(first);
  for (const credential of others) {
    if (answer.status !== 401) break;
    answer = await question(credential);
  }
  return answer;
}

async function ask(url: URL, credential: Credential, range: string | undefined): Promise<Response> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patienceMilliseconds);
  const account = url.pathname.split('/')[3] ?? '';
  const [name, secret] =
    credential.kind === 'api-key'
      ? [credential.sid, credential.secret]
      : [account, credential.authToken];
  try {
    return await fetch(url, {
      headers: {
        authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
        ...(range !== undefined && { range }),
      },
      // Where an answer redirects to, nobody has allowed us to go.
      redirect: 'manual',
      signal: impatience.signal,
    });
  } catch {
    throw new CarrierUnreachableError('no answer');
  } finally {
    clearTimeout(timer);
  }
}

function addressOf({ apiBaseUrl, region, edge }: CarrierAccount): string {
  if (apiBaseUrl !== null) return apiBaseUrl;
  const place = region ?? (edge === null ? null : 'us1');
  return `https://${['api', edge, place].filter((part) => part !== null).join('.')}.twilio.com`;
}

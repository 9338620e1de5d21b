import twilio from 'twilio';

/**
 * Whether Twilio, or somebody who holds one of the tokens, sent this request (X-Twilio-Signature).
 * The comparison takes constant time.
 *
 * @param url the full address as Twilio requested it: our public address, path and query, without a fragment.
 */
export function isSignedByTwilio(request: {
  authTokens: readonly string[];
  signature: string;
  url: string;
  params: Readonly<Record<string, unknown>>;
}): boolean {
  const { authTokens, signature, url, params } = request;
  return authTokens.some((token) => twilio.validateRequest(token, signature, url, { ...params }));
}

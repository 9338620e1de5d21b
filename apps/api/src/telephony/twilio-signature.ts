import twilio from 'twilio';

/**
 * Whether Twilio, or somebody who holds its token, sent this request (X-Twilio-Signature).
 * The comparison takes constant time.
 *
 * @param url the full address as Twilio requested it: our public address, path and query, without a fragment.
 */
export function isSignedByTwilio(request: {
  authToken: string;
  signature: string;
  url: string;
  params: Readonly<Record<string, unknown>>;
}): boolean {
  const { authToken, signature, url, params } = request;
  return twilio.validateRequest(authToken, signature, url, { ...params });
}

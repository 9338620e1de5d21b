/** The headers that tell where a browser's request comes from. */
export type OriginHeaders = {
  origin?: string | undefined;
  host?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
};

/**
 * Whether a browser sent the request from a page of ours. Browsers set both headers by themselves and let no page
 * change them, so that another site cannot use the session of somebody who visits it.
 */
export function comesFromOurPages(headers: OriginHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (headers['sec-fetch-site'] === 'same-origin') return true;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  // Without a proxy the host that was asked is ours, whatever name the browser knows us by.
  return from.origin === new URL(publicUrl).origin || (host !== undefined && from.host === host);
}

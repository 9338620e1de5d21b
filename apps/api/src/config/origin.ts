/** The origin of an http(s) address that consists of nothing else: no path, no query, no user name. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, href, protocol } = new URL(address);
  const isPlain = href === `${origin}/` && (protocol === 'https:' || protocol === 'http:');
  return isPlain ? origin : undefined;
}

/** Whether an origin is on this very machine. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

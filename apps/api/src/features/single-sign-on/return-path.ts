/** A path of the dashboard; anything that would lead a browser elsewhere becomes its start page. */
export function returnPath(wanted: unknown): string {
  const home = 'http://dashboard.invalid';
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, home)) {
    return '/';
  }
  const { origin, pathname, search, hash } = new URL(wanted, home);
  // Not as it was written: browsers read backslashes and tabs in their own way. Nor may the tidied path name a host.
  return origin === home && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

/** Where to go after signing in: a path of this dashboard, never another site. */
export function returnPath(search: URLSearchParams): string {
  const next = search.get('next') ?? '/';
  const isOwnPath = /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in');
  return isOwnPath ? next : '/';
}

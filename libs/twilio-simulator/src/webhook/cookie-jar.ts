/** Cookies of one call, kept by host; paths and expiry dates are not looked at. */
export class CookieJar {
  #cookies = new Map<string, Map<string, string>>();

  /** The `Cookie` header for a host, or `undefined` when there is nothing to send. */
  header(host: string): string | undefined {
    const cookies = this.#cookies.get(host);
    if (!cookies || cookies.size === 0) return undefined;
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(host: string, setCookie: readonly string[]): void {
    const cookies = this.#cookies.get(host) ?? new Map<string, string>();
    for (const line of setCookie) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      if (/;\s*max-age\s*=\s*0/i.test(line)) cookies.delete(name);
      else if (at > 0) cookies.set(name, pair.slice(at + 1).trim());
    }
    this.#cookies.set(host, cookies);
  }
}

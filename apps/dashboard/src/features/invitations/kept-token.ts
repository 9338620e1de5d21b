const key = 'ringdown.invitation';

/**
 * Keeps the token of an invitation while its receiver signs in, which leads to other pages and perhaps to a
 * single sign-on provider. Only this tab, and only until it is closed.
 */
export function keepToken(token: string): void {
  sessionStorage.setItem(key, token);
}

export function findToken(): string | undefined {
  return sessionStorage.getItem(key) ?? undefined;
}

export function forgetToken(): void {
  sessionStorage.removeItem(key);
}

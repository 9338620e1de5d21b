/** What better-auth answered. */
export type AuthAnswer = {
  isOk: boolean;
  /** Why not, such as INVALID_PASSWORD. */
  code: string | undefined;
  body: Readonly<Record<string, unknown>>;
  cookies: string[];
};

export async function readAnswer(answer: Response): Promise<AuthAnswer> {
  // A failure of its own is a failure of ours: nobody could mend it by asking otherwise.
  if (answer.status >= 500) throw new Error(`better-auth answered ${String(answer.status)}`);
  const text = await answer.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> | null;
  return {
    isOk: answer.ok,
    code: typeof body?.['code'] === 'string' ? body['code'] : undefined,
    body: body ?? {},
    cookies: answer.headers.getSetCookie(),
  };
}

/** What a browser would send back that was given these cookies. */
export function asCookieHeader(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

import type { PhoneWorld } from './phone-world.js';
import type { SecretWatch } from './secret-watch.js';

/** What came back. */
export type Reply<Body> = { status: number; body: Body };

/** A browser or a script of somebody's, whose every answer is watched. */
export class Client {
  private readonly cookies = new Map<string, string>();
  private readonly extra: Record<string, string> = {};

  constructor(
    private readonly world: PhoneWorld,
    private readonly watch: SecretWatch,
    { apiKey }: { apiKey?: string } = {},
  ) {
    if (apiKey !== undefined) this.extra.authorization = `Bearer ${apiKey}`;
  }

  async ask<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const answer = await fetch(`${this.world.publicUrl}${path}`, {
      method,
      headers: {
        origin: this.world.publicUrl,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.extra,
        ...headers,
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const shown = [...answer.headers].filter(([name]) => name !== 'set-cookie');
    this.watch.answers.push({
      place: `${method} ${path}`,
      text: `${shown.map(([name, value]) => `${name}: ${value}`).join('\n')}\n${text}`,
    });
    this.takeCookies(answer.headers.getSetCookie());
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  }

  /** @throws when the answer is a refusal. */
  async must<Body>(...request: Parameters<Client['ask']>): Promise<Body> {
    const { status, body } = await this.ask<Body>(...request);
    if (status >= 400) {
      throw new Error(`${request[0]} ${request[1]}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  /** Every cookie is the key to something: neither it nor what it carries may be found anywhere. */
  private takeCookies(cookies: string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const { name = '', value = '' } = /^(?<name>[^=]+)=(?<value>.*)$/.exec(pair)?.groups ?? {};
      this.cookies.set(name, value);
      if (value === '') continue;
      const signed = this.watch.keep(`cookie ${name}`, decodeURIComponent(value));
      if (!name.endsWith('session_token')) continue;
      // Of no use without the signature, which the database does not know.
      this.watch.keep(
        'a session token',
        signed.split('.')[0] ?? '',
        'public.sessions.token',
        'public.sessions',
      );
    }
  }
}

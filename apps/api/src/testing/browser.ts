import type { TestApi } from './test-api.js';

/** A browser that opens our pages: it keeps cookies and says where its requests come from. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly api: TestApi,
    private readonly options: { userAgent?: string; address?: string } = {},
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    const { userAgent, address = '192.0.2.1' } = this.options;
    const answer = await this.api.app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        origin: this.api.origin,
        cookie: this.cookie,
        ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

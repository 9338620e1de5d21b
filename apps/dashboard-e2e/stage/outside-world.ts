import type { APIRequestContext } from '@playwright/test';

import type { Product } from '../product/product.js';

/** People with telephones of their own at the sandbox, whom no page shows: a caller, and somebody who picks up. */
export function outsideWorld(request: APIRequestContext, { phonesUrl }: Product) {
  const phones = `${phonesUrl}/sandbox/phones`;
  const tell = async (method: 'PUT' | 'POST', path: string, data: object) => {
    const response = await request.fetch(`${phones}${path}`, { method, data });
    if (!response.ok()) throw new Error(`${response.url()} answered with ${response.status()}.`);
  };
  return {
    /** A phone that the sandbox knows picks up after a second, presses 1 when asked to, and talks for a moment. */
    takesCalls: (number: string) =>
      tell('PUT', `/${number}/script`, {
        behaviour: 'answers',
        answerAfterSeconds: 1,
        hangUpAfterSeconds: 2,
      }),
    /** Somebody with a new phone dials a number. */
    async dials(from: string, to: string): Promise<void> {
      await tell('POST', '', { number: from, name: `Caller ${from}`, role: 'caller' });
      await tell('POST', `/${from}/dial`, { to });
    },
  };
}

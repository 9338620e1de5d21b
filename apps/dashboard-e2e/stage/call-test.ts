import { expect } from '@playwright/test';

import { PhonesPage } from './phones-page.js';
import { test as base } from './ringdown-test.js';

type Fixtures = {
  /** The sandbox's page in a browser window of its own; afterwards every phone is idle and in its owner's hand again. */
  phones: PhonesPage;
};

type Phone = { name: string; number: string; role: 'caller' | 'responder'; state: string };

/** Whose phones a call to the demo hotline can reach; other numbers ring on for pages that are tested meanwhile. */
const onTheHotline = ['Caller', 'Alice Archer', 'Bob Brandt', 'Carol Chen', 'Dave Doyle'];

/** A test that makes calls. */
export const test = base.extend<Fixtures>({
  phones: async ({ browser, request, product }, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(product.phonesUrl);
    await use(new PhonesPage(page));

    const all = `${product.phonesUrl}/sandbox/phones`;
    const read = async () =>
      ((await (await request.get(all)).json()) as Phone[]).filter(({ name }) =>
        onTheHotline.includes(name),
      );
    for (const { number, role, state } of await read()) {
      if (role === 'caller' && state !== 'idle') {
        await request.post(`${all}/${encodeURIComponent(number)}/hang-up`);
      }
      if (role === 'responder') {
        const data = { behaviour: 'by-hand' };
        await request.put(`${all}/${encodeURIComponent(number)}/script`, { data });
      }
    }
    const areIdle = async () => (await read()).every(({ state }) => state === 'idle');
    await expect.poll(areIdle, 'all phones are idle').toBe(true);
    await context.close();
  },
});

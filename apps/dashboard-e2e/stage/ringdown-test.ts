import { test as base, type APIRequestContext, type BrowserContextOptions } from '@playwright/test';
import { routes, type MeDto, type PolicyDto } from '@ringdown/contracts';

import type { Product } from '../product/product.js';
import { runningProduct } from '../product/running-product.js';

/** A policy of the test's own, and where its pages are. */
type OwnPolicy = { name: string; path: string };

type Fixtures = {
  /** The demo project, as the dashboard addresses it. */
  project: { id: string; path: string };
  /** Makes a policy without a number and without rules. */
  createPolicy: (name: string) => Promise<OwnPolicy>;
};

type WorkerFixtures = {
  product: Product;
  /** Signed in as the owner of the demo project. */
  session: Exclude<BrowserContextOptions['storageState'], string | undefined>;
};

/** A test in front of the running product, signed in. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  product: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await use(runningProduct());
    },
    { scope: 'worker' },
  ],
  session: [
    async ({ playwright, product }, use) => {
      const { dashboardUrl, email, password } = product;
      const request = await playwright.request.newContext({ baseURL: dashboardUrl });
      await answerTo(request.post(routes.signIn(), { data: { email, password } }));
      await use(await request.storageState());
      await request.dispose();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ product }, use) => use(product.dashboardUrl),
  storageState: async ({ session }, use) => use(session),
  project: async ({ request }, use) => {
    const me = await answerTo<MeDto>(request.get(routes.me()));
    const id = me.projects[0]?.id ?? '';
    await use({ id, path: `/projects/${id}` });
  },
  createPolicy: async ({ request, project, product }, use) => {
    await use(async (name) => {
      // What a page of ours sends: the API takes no change from anywhere else.
      const headers = { origin: product.dashboardUrl };
      const url = routes.policies(project.id);
      const { id } = await answerTo<PolicyDto>(request.post(url, { headers, data: { name } }));
      return { name, path: `${project.path}/policies/${id}` };
    });
  },
});

/** Before anybody has signed in. */
export const signedOut = { cookies: [], origins: [] };

async function answerTo<Answer>(asked: ReturnType<APIRequestContext['get']>): Promise<Answer> {
  const response = await asked;
  if (!response.ok()) throw new Error(`${response.url()} answered with ${response.status()}.`);
  return (await response.json()) as Answer;
}

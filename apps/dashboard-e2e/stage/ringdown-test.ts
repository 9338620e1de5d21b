import { test as base, type APIRequestContext, type BrowserContextOptions } from '@playwright/test';
import {
  routes,
  type MeDto,
  type PolicyDto,
  type ResetLinkDto,
  type SentInvitationDto,
} from '@ringdown/contracts';

import type { Product } from '../product/product.js';
import { runningProduct } from '../product/running-product.js';

/** A policy of the test's own, and where its pages are. */
type OwnPolicy = { name: string; path: string };

/** A member of the demo project with an account of the test's own. */
type OwnPerson = { id: string; name: string; email: string; password: string };

type Fixtures = {
  /** Asks the API as the owner of the demo project, whoever is signed in on the page. */
  owner: APIRequestContext;
  /** The demo project, as the dashboard addresses it. */
  project: { id: string; path: string };
  /** Makes a policy without a number and without rules. */
  createPolicy: (name: string) => Promise<OwnPolicy>;
  /** Invites a viewer, who has accepted but is signed in nowhere on a page. */
  createPerson: (name: string) => Promise<OwnPerson>;
  /** What the owner hands over to somebody who has forgotten their password. */
  makeResetLink: (person: OwnPerson) => Promise<string>;
  /** Says what a failed test last saw: whoever reads the log of a CI has no screenshot. */
  lastWords: undefined;
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
  owner: async ({ playwright, session, product }, use) => {
    const owner = await playwright.request.newContext({
      baseURL: product.dashboardUrl,
      storageState: session,
      // What a page of ours sends: the API takes no change from anywhere else.
      extraHTTPHeaders: { origin: product.dashboardUrl },
    });
    await use(owner);
    await owner.dispose();
  },
  project: async ({ owner }, use) => {
    const me = await answerTo<MeDto>(owner.get(routes.me()));
    const id = me.projects[0]?.id ?? '';
    await use({ id, path: `/projects/${id}` });
  },
  createPolicy: async ({ owner, project }, use) => {
    await use(async (name) => {
      const url = routes.policies(project.id);
      const { id } = await answerTo<PolicyDto>(owner.post(url, { data: { name } }));
      return { name, path: `${project.path}/policies/${id}` };
    });
  },
  createPerson: async ({ playwright, owner, project, product }, use) => {
    await use(async (name) => {
      const address = `${name.toLowerCase().replaceAll(' ', '.')}@ringdown.example`;
      const { link } = await answerTo<SentInvitationDto>(
        owner.post(routes.invitations(project.id), {
          data: { email: address, role: 'viewer' },
        }),
      );
      const token = link?.split('#')[1];
      const password = 'correct horse battery';
      // Of each person's own: whoever has accepted is signed in.
      const stranger = await playwright.request.newContext({
        baseURL: product.dashboardUrl,
        storageState: signedOut,
      });
      const { id, email } = await answerTo<MeDto>(
        stranger.post(routes.invitationAcceptance(), { data: { token, name, password } }),
      );
      await stranger.dispose();
      return { id, name, email, password };
    });
  },
  lastWords: [
    async ({ page }, use, test) => {
      await use(undefined);
      if (test.status === test.expectedStatus) return;
      const seen = await page.locator('body').ariaSnapshot();
      process.stderr.write(`\nWhat the page showed when “${test.title}” failed:\n${seen}\n`);
    },
    { auto: true },
  ],
  makeResetLink: async ({ owner, project }, use) => {
    await use(async ({ id }) => {
      const { url } = await answerTo<ResetLinkDto>(
        owner.post(routes.memberResetLink(project.id, id)),
      );
      return url;
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

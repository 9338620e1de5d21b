import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { routes, type CallSmsConfigDto, type PageDto } from '@ringdown/contracts';

import type { Product } from '../product/product.js';

/** The tab Phone Number of a policy. */
export class PhoneNumberTab {
  readonly linked: Locator;
  readonly offered: Locator;

  constructor(readonly page: Page) {
    this.linked = page.getByRole('list', { name: 'Linked numbers' });
    this.offered = page.getByRole('table', { name: 'Numbers for sale' });
  }

  async unfold(way: string): Promise<void> {
    await this.page.getByRole('button', { name: way }).click();
  }

  /** Presses a button, and gives the question that it asks. */
  async ask(button: string | RegExp): Promise<Locator> {
    await this.page.getByRole('button', { name: button }).first().click();
    return this.page.getByRole('dialog');
  }
}

/** Gives a policy the call/SMS config of the demo. */
export async function giveDemoConfig(
  owner: APIRequestContext,
  projectId: string,
  policy: { path: string },
): Promise<void> {
  const found = await owner.get(routes.callSmsConfigs(projectId));
  const { items } = (await found.json()) as PageDto<CallSmsConfigDto>;
  const demo = items.find(({ policyNames }) => policyNames.includes('Support Hotline'));
  const policyId = policy.path.split('/').at(-1) ?? '';
  const data = { callSmsConfigId: demo?.id };
  expectOk(await owner.patch(routes.policy(projectId, policyId), { data }));
}

/** Numbers at the carrier, behind the back of the product. */
export function carrierNumbers(request: APIRequestContext, { phonesUrl, account }: Product) {
  const url = `${phonesUrl}/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers.json`;
  const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}` };
  return {
    async add(form: Record<string, string>): Promise<void> {
      expectOk(await request.post(url, { headers, form }));
    },
    /** Where the calls of a number go; undefined: the account does not own it. */
    async voiceUrl(number: string): Promise<string | undefined> {
      const answer = expectOk(await request.get(url, { headers, params: { PhoneNumber: number } }));
      const { incoming_phone_numbers: found } = (await answer.json()) as {
        incoming_phone_numbers: { voice_url: string }[];
      };
      return found[0]?.voice_url;
    },
  };
}

function expectOk<Response extends { ok(): boolean; url(): string; status(): number }>(
  response: Response,
): Response {
  if (!response.ok()) throw new Error(`${response.url()} answered with ${response.status()}.`);
  return response;
}

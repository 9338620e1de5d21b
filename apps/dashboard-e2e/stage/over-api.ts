import type { APIResponse, Page } from '@playwright/test';
import { routes, type TwoFactorSetUpDto } from '@ringdown/contracts';

import { totp } from './totp.js';

type Credentials = { email: string; password: string };

/** Signs a page's browser in without its form. */
export async function signInOverApi(page: Page, { email, password }: Credentials): Promise<void> {
  expectOk(await page.request.post(routes.signIn(), { data: { email, password } }));
}

/** Turns two-step sign-in on for somebody, and leaves the page's browser signed out. */
export async function turnTwoFactorOn(
  page: Page,
  { dashboardUrl }: { dashboardUrl: string },
  person: Credentials,
): Promise<TwoFactorSetUpDto> {
  const headers = { origin: dashboardUrl };
  const post = async (route: string, data: object = {}) =>
    expectOk(await page.request.post(route, { headers, data }));
  await signInOverApi(page, person);
  const answer = await post(routes.twoFactor(), { password: person.password });
  const setUp = (await answer.json()) as TwoFactorSetUpDto;
  await post(routes.confirmTwoFactor(), { code: totp(setUp.secret) });
  await post(routes.signOut());
  return setUp;
}

function expectOk(response: APIResponse): APIResponse {
  if (!response.ok()) throw new Error(`${response.url()} answered with ${response.status()}.`);
  return response;
}

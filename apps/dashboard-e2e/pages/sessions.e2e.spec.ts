import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signInOverApi } from '../stage/over-api.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SecurityPage } from '../stage/security-page.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.use({ storageState: signedOut });

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('one browser is signed out from another one', async ({
  page,
  browser,
  product,
  createPerson,
}) => {
  const sam = await createPerson('Sam Session');
  const baseURL = product.dashboardUrl;
  const elsewhere = await (await browser.newContext({ baseURL, userAgent })).newPage();
  await signInOverApi(elsewhere, sam);
  await signInOverApi(page, sam);
  const security = new SecurityPage(page);
  await security.open();
  const rows = security.sessions.getByRole('listitem');

  await expect(rows.filter({ hasText: 'This browser' })).toContainText('in use now');
  await expect(rows.filter({ hasText: 'Firefox on Windows' })).toContainText('127.0.0.1');
  await expectAccessible(page);
  await security.sessions.getByRole('button', { name: 'Sign out Firefox on Windows' }).click();

  await expect(rows.filter({ hasText: 'Firefox on Windows' })).toHaveCount(0);
  await expect(
    security.sessions.getByRole('heading', { name: 'Where you are signed in' }),
  ).toBeFocused();
  await elsewhere.goto('/');
  await expect(new SignInPage(elsewhere).submit).toBeVisible();
  await elsewhere.context().close();
});

test('signing out everywhere ends all sessions, this one, too', async ({
  page,
  browser,
  product,
  createPerson,
}) => {
  const eve = await createPerson('Eve Everywhere');
  const baseURL = product.dashboardUrl;
  const elsewhere = await (await browser.newContext({ baseURL, userAgent })).newPage();
  await signInOverApi(elsewhere, eve);
  await signInOverApi(page, eve);
  const security = new SecurityPage(page);
  await security.open();

  await security.sessions.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Sign out everywhere?' });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Sign out everywhere' }).click();

  await expect(page).toHaveURL('/sign-in');
  await elsewhere.goto('/');
  await expect(new SignInPage(elsewhere).submit).toBeVisible();
  await elsewhere.context().close();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the page fits, and its menu leads there', async ({ page, createPerson }) => {
    await signInOverApi(page, await createPerson('Nina Narrow'));
    await page.goto('/settings/notification-methods');
    await page.getByRole('button', { name: 'Open the menu' }).tap();
    await page
      .getByRole('navigation', { name: 'User Settings' })
      .getByRole('link', { name: 'Security' })
      .tap();

    await expect(page.getByText('Signed in by password').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

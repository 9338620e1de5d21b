import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signInOverApi } from '../stage/over-api.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SecurityPage } from '../stage/security-page.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.use({ storageState: signedOut });

const newPassword = 'another horse battery';

test('a changed password is the only one that works, and ends the other sessions', async ({
  page,
  browser,
  product,
  createPerson,
}) => {
  const paula = await createPerson('Paula Password');
  const elsewhere = await (await browser.newContext({ baseURL: product.dashboardUrl })).newPage();
  for (const each of [elsewhere, page]) await signInOverApi(each, paula);
  await new SecurityPage(page).open();
  const current = page.getByRole('textbox', { name: 'Current password' });

  await current.fill('not this one');
  await page.getByRole('textbox', { name: 'New password' }).fill(newPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(current).toHaveAccessibleDescription('This is not your password.');
  await expect(current).toBeFocused();

  await current.fill(paula.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await expect(page.getByText('Password changed')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security');

  await elsewhere.goto('/');
  const signIn = new SignInPage(elsewhere);
  await signIn.signIn(paula);
  await expect(signIn.problem).toHaveText('The e-mail address or the password is wrong.');
  await signIn.signIn({ email: paula.email, password: newPassword });
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
  await elsewhere.context().close();
});

test('a reset link sets a new password once', async ({ page, createPerson, makeResetLink }) => {
  const rita = await createPerson('Rita Reset');
  const link = await makeResetLink(rita);
  const field = page.getByRole('textbox', { name: 'New password' });
  const submit = page.getByRole('button', { name: 'Set the new password' });

  await page.goto(link);
  await expect(field).toBeFocused();
  await field.fill('short');
  await submit.click();
  await expect(field).toHaveAccessibleDescription(/Choose a password of 10 to 128 characters\./);
  await expectAccessible(page);
  await field.fill(newPassword);
  await submit.click();
  await expect(page.getByRole('heading', { name: 'Your new password is set' })).toBeFocused();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Sign in' }).click();
  await new SignInPage(page).signIn({ email: rita.email, password: newPassword });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');

  await page.goto('/forgot-password');
  await page.goto(link);
  await field.fill('yet another horse battery');
  await submit.click();
  await expect(page.getByRole('alert')).toHaveText(/^This link is not valid any more/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('who has forgotten the password learns whom to ask where no mail is sent', async ({
    page,
  }) => {
    await new SignInPage(page).open();
    await page.getByRole('link', { name: 'Forgot your password?' }).tap();

    await expect(page.getByText('Ask an owner or admin of your project for a link')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('a link that was cut off says so', async ({ page }) => {
    await page.goto('/reset-password#link-cut');
    await page.getByRole('textbox', { name: 'New password' }).fill(newPassword);
    await page.getByRole('button', { name: 'Set the new password' }).tap();

    await expect(page.getByRole('alert')).toHaveText(
      'This link is not complete. Copy the whole of it.',
    );
    await expectNoSidewaysScroll(page);
  });
});

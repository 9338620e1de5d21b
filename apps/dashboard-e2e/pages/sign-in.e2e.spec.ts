import { expect } from '@playwright/test';

import { expectAccessible } from '../stage/accessibility.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.use({ storageState: signedOut });

test('the demo account leads to its hotline, and signing out ends the session', async ({
  page,
  product,
}) => {
  const signIn = new SignInPage(page);
  await page.goto('/');
  await signIn.signIn(product);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
  await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
  const policies = page.url();

  await page.getByRole('button', { name: /Dana Demo/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(signIn.submit).toBeVisible();

  await page.goto(policies);
  await expect(signIn.submit).toBeVisible();
});

test('a wrong password is refused in one sentence that does not say which part was wrong', async ({
  page,
  product,
}) => {
  const signIn = new SignInPage(page);
  await signIn.open();

  await signIn.signIn({ email: product.email, password: 'not this one' });

  await expect(signIn.problem).toHaveText('The e-mail address or the password is wrong.');
  await expect(signIn.email).toHaveValue(product.email);
  await expect(page).toHaveURL('/sign-in');
});

test('what is missing is said beside its field before anything is sent', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();

  await signIn.submit.click();

  await expect(signIn.email).toHaveAccessibleDescription('Write your e-mail address.');
  await expect(signIn.password).toHaveAccessibleDescription('Write your password.');
  await expect(signIn.email).toBeFocused();
});

test('a deep link asks for the sign-in and then goes where it pointed', async ({
  page,
  product,
}) => {
  await page.goto('/projects/none/logs?status=completed');
  const signIn = new SignInPage(page);

  await signIn.signIn(product);

  await expect(page).toHaveURL('/projects/none/logs?status=completed');
});

test('what went wrong at the single sign-on provider is said in plain words', async ({ page }) => {
  await page.goto('/sign-in?problem=single-sign-on-cancelled');

  await expect(new SignInPage(page).problem).toHaveText(
    'The sign-in was cancelled. Try again, or use your password.',
  );
  // This installation has no provider.
  await expect(page.getByRole('link', { name: /^Sign in with/ })).toBeHidden();
});

test('the sign-in page is accessible', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await expect(signIn.submit).toBeVisible();
  await expectAccessible(page);

  await signIn.submit.click();
  await expect(page.getByText('Write your password.')).toBeVisible();
  await expectAccessible(page);
});

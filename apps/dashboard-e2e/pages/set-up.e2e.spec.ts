import { join } from 'node:path';

import { test as base, expect } from '@playwright/test';

import { startEmptyProduct, type EmptyProduct } from '../product/empty-product.js';
import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { SignInPage } from '../stage/sign-in-page.js';

/** A test in front of an installation that nobody has set up yet. */
const test = base.extend<object, { emptyProduct: EmptyProduct }>({
  emptyProduct: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use, { project }) => {
      const { product, stop } = await startEmptyProduct(join(project.outputDir, 'logs'));
      await use(product);
      await stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ emptyProduct }, use) => use(emptyProduct.dashboardUrl),
});

const owner = { email: 'olga@ringdown.example', password: 'correct horse battery' };

const steps = [
  ['Add your Twilio account', 'New call/SMS config'],
  ['Verify your phone', 'Notification Methods'],
  ['Invite people', 'Members'],
  ['Create a policy', 'New policy'],
] as const;

// The second test finds what the first has left.
test.describe.configure({ mode: 'serial' });

test('every page of an empty installation leads to the set-up, which asks for the code of the log', async ({
  page,
  emptyProduct,
}) => {
  const code = page.getByRole('textbox', { name: 'Set-up code' });
  const submit = page.getByRole('button', { name: 'Set up Ringdown' });
  await page.goto('/reset-password');
  await expect(page).toHaveURL('/set-up');
  await page.goto('/projects/none/logs');
  await expect(page).toHaveURL('/set-up');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();

  await page.getByRole('textbox', { name: 'Your name' }).fill('Olga Owner');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(owner.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await expect(page.getByText('Long and hard to guess')).toBeVisible();
  await page.getByRole('textbox', { name: 'Project name' }).fill('Example Ltd');
  await code.fill('2222-2222-2222-2222');
  await submit.click();
  await expect(code).toHaveAccessibleDescription(/This is not the set-up code\./);
  await expect(code).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await code.fill(await emptyProduct.readSetUpCode());
  await submit.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
  await expect(page.getByText('Example Ltd')).toBeVisible();
});

test('set up, it leads to the sign-in, and its owner sees what is next', async ({ page }) => {
  await page.goto('/set-up');
  await expect(page).toHaveURL('/sign-in');
  await new SignInPage(page).signIn(owner);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('What is next');
  await expectAccessible(page);

  for (const [step, title] of steps) {
    await page.getByRole('link', { name: step }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.goBack();
  }
  await page.goto('/set-up');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
});

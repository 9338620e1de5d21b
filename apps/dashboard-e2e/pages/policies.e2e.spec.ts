import { randomUUID } from 'node:crypto';

import { expect } from '@playwright/test';

import { expectAccessible } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('the list shows the demo hotline with its number and that it takes calls', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/policies`);

  const row = page.getByRole('row').filter({ hasText: 'Support Hotline' });
  await expect(row).toContainText('+1 202 555 0100');
  await expect(row.getByRole('cell', { name: 'Enabled', exact: true })).toBeVisible();
  await expect(row).toContainText('Alice Archer, then Bob Brandt and 1 more');
  await expectAccessible(page);
});

test('the demo hotline says who is rung first and who cannot be rung', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'Support Hotline' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Support Hotline');
  await expect(page.getByRole('main')).toContainText(
    'Rings Alice Archer first, then Bob Brandt and 1 more. Skipped: Dave Doyle has no verified phone.',
  );
  await expectAccessible(page);
});

test('a new policy begins without rules, and the list says what it lacks', async ({
  page,
  project,
}) => {
  const name = `Billing line ${randomUUID().slice(0, 8)}`;
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'New policy' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Description' }).fill('Invoices and refunds');
  await page.getByRole('button', { name: 'Create policy' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('No rules yet', { exact: true })).toBeVisible();
  await expect(page.getByText('Nobody can be reached: there are no rules yet.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const slug = name.toLowerCase().replaceAll(' ', '-');
  await expect(page.getByRole('textbox', { name: 'Slug' })).toHaveValue(slug);
  await page.getByRole('textbox', { name: 'Slug' }).fill('Not a slug');
  await page.getByRole('button', { name: 'Say the position in “Greeting”' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Slug' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Greeting', exact: true })).toHaveValue(
    /\{position\}/,
  );

  await page.getByRole('link', { name: 'Incoming Call Policies' }).first().click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Set-up needed');
  await expect(row.getByRole('cell', { name: 'nobody', exact: true })).toBeVisible();
  await expect(row.getByRole('cell', { name: 'none yet', exact: true })).toBeVisible();
  await expect(row).toContainText('No number');
  await expect(row).toContainText('Invoices and refunds');
});

test('a policy without a name is not created, and the name says why', async ({ page, project }) => {
  await page.goto(`${project.path}/policies/new`);

  await page.getByRole('button', { name: 'Create policy' }).click();

  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAccessibleDescription('Give the policy a name of 1 to 100 characters.');
  await expect(name).toBeFocused();
  await expectAccessible(page);
});

test('an address that leads nowhere says so and leads back', async ({ page, project }) => {
  await page.goto(`${project.path}/nowhere`);

  await expect(page.getByText('There is no such page')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to your policies' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
});

test('a policy that was deleted says that it is not there', async ({ page, project }) => {
  await page.goto(`${project.path}/policies/${randomUUID()}`);

  await expect(page.getByRole('alert')).toContainText('This policy could not be loaded');
});

import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a webhook shows its secret once, is refused an address inside, and is deleted', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/settings/webhooks`);
  await page.getByRole('button', { name: 'New webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Night channel');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://127.0.0.1/hook');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByText(/internet/).last()).toBeVisible();

  await dialog
    .getByRole('textbox', { name: 'Address' })
    .fill('https://hooks.ringdown.invalid/night?key=1');
  await dialog.getByRole('button', { name: 'Create webhook' }).click();
  await expect(dialog.getByLabel('Secret', { exact: true })).toContainText(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();

  const card = page.getByRole('listitem').filter({ hasText: 'Night channel' });
  await expect(card).toContainText('A program (JSON) at https://hooks.ringdown.invalid');
  await card.getByRole('button', { name: 'Messages' }).click();
  await expect(card).toContainText('Nothing was sent in the last 30 days.');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await card.getByRole('button', { name: 'Delete Night channel…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click();
  await expect(card).toHaveCount(0);
});

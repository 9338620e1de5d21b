import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a contact is added, found, renamed and deleted, by keyboard and on a phone', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/settings/contacts`);
  await page.getByRole('button', { name: 'New contact' }).click();
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('Anna Meier');
  await dialog.getByRole('textbox', { name: 'Number' }).fill('030 901820');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^Write the number with its country code/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Number' }).fill('+49 30 901820');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  await page.getByRole('searchbox', { name: 'Find' }).fill('030 901820');
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: '+49 309 01 820' });
  await expect(row).toContainText('Anna Meier');
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Find' })).toHaveValue('030 901820');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await row.getByRole('button', { name: 'Edit Anna Meier' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Hanna Meier');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row.getByRole('button', { name: 'Delete Hanna Meier…' }).click();
  await dialog.getByRole('button', { name: 'Delete contact' }).click();
  await expect(row).toHaveCount(0);
});

test('contacts come from a file all or not at all, and go into one', async ({ page, project }) => {
  const file = (text: string) => ({
    name: 'contacts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await page.goto(`${project.path}/settings/contacts`);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog');
  const input = page.locator('input[type=file]');
  const send = dialog.getByRole('button', { name: 'Import' });

  await input.setInputFiles(file('Carla Rossi,+390612345678\nDora,by mail\n'));
  await send.click();
  await expect(dialog.getByRole('alert')).toContainText('Line 2: Write the number');
  await expectAccessible(page);
  await input.setInputFiles(file('Carla Rossi,+390612345678\n'));
  await send.click();
  await expect(page.getByText(/^1 contact added, 0 changed/)).toBeVisible();

  await expect(page.getByRole('listitem').filter({ hasText: 'Carla Rossi' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^ringdown-contacts-.*\.csv$/);
});

import { expect } from '@playwright/test';
import { routes } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a key is created, used by a script, and refused once it is revoked', async ({
  page,
  project,
  product,
}) => {
  const withKey = (key: string, path: string) =>
    fetch(`${product.dashboardUrl}${path}`, { headers: { authorization: `Bearer ${key}` } });
  await page.goto(`${project.path}/settings/api-keys`);

  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Report of the night shift');
  await dialog.getByRole('radio', { name: 'Calls: Read' }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create key' }).click();

  const shown = page.getByRole('dialog', { name: 'The key of Report of the night shift' });
  const key = (await shown.getByRole('group', { name: 'Key', exact: true }).textContent()) ?? '';
  expect(key).toMatch(/^rd_[0-9a-f]{64}$/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await shown.getByRole('button', { name: 'I have stored it' }).click();
  await expect(shown).toBeHidden();

  expect((await withKey(key, routes.calls(project.id))).status).toBe(200);
  expect((await withKey(key, routes.policies(project.id))).status).toBe(403);

  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: 'Report of the night shift' });
  await expect(line).toContainText('Reads Calls');
  await expect(line).toContainText('from 127.0.0.1');
  await expect(page.getByText(key)).toHaveCount(0);
  await expectAccessible(page);

  await line.getByRole('button', { name: 'Revoke Report of the night shift…' }).click();
  const question = page.getByRole('dialog', { name: 'Revoke Report of the night shift?' });
  await question.getByRole('button', { name: 'Revoke key' }).click();
  await expect(line).toContainText('Revoked');
  expect((await withKey(key, routes.calls(project.id))).status).toBe(401);
});

test('a key is created on a phone', async ({ page, project }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${project.path}/settings/api-keys`);

  await page.getByRole('button', { name: 'New API key' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('On the road');
  await page.getByRole('radio', { name: 'Read everything' }).check();
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('group', { name: 'Key', exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'I have stored it' }).click();

  const line = page.getByRole('listitem').filter({ hasText: 'On the road' });
  await expect(line).toContainText('Reads everything');
  await expectNoSidewaysScroll(page);
});

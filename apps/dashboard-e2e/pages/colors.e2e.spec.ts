import { expect } from '@playwright/test';

import { test } from '../stage/ringdown-test.js';

test('the colours follow the system until somebody chooses, and the choice stays', async ({
  page,
  project,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${project.path}/policies`);
  const html = page.locator('html');
  await expect(html).toHaveCSS('color-scheme', 'dark');

  await page.getByRole('button', { name: 'Use light colours' }).click();
  await expect(html).toHaveCSS('color-scheme', 'light');

  await page.reload();
  await expect(page.getByRole('button', { name: 'Use dark colours' })).toBeVisible();
  await expect(html).toHaveCSS('color-scheme', 'light');
});

import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('the statistics are of the policy and the period that are chosen, and fit a phone', async ({
  page,
  project,
  createPolicy,
}) => {
  await createPolicy('Quiet line');
  await page.goto(`${project.path}/statistics`);
  await expect(page.getByRole('heading', { name: 'By hour of the day' })).toBeVisible();

  await page.getByLabel('Policy').selectOption('Quiet line');
  await expect(page.getByText('Nobody has called in this period.')).toBeVisible();
  await page.getByLabel('Period').selectOption('Last 7 days');
  await expect(page).toHaveURL(/days=7/);
  await expect(page.getByText('Nobody was rung in this period.')).toBeVisible();

  await page.getByLabel('Period').selectOption('From … to …');
  await page.getByLabel('First day').fill('2026-01-31');
  await page.getByLabel('Last day').fill('2026-01-01');
  await expect(page.getByText('Choose a last day that is not before the first.')).toBeVisible();
  await page.getByLabel('First day').fill('2026-01-01');
  await page.reload();
  await expect(page.getByText('Nobody was rung in this period.')).toBeVisible();
  await expect(page.getByLabel('First day')).toHaveValue('2026-01-01');
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

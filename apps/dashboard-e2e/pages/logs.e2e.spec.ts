import { randomUUID } from 'node:crypto';

import { expect } from '@playwright/test';

import { expectAccessible } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('the log of a policy that nobody has called says what will show there', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Quiet line');
  await page.goto(policy.path);
  await page
    .getByRole('navigation', { name: 'Parts of Quiet line' })
    .getByRole('link', { name: 'Logs' })
    .click();

  await expect(page.getByText('No calls yet')).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Live');
  await expectAccessible(page);
});

test('a filter stands in the address, so that it survives a reload', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Filtered line');
  await page.goto(`${policy.path}/logs`);
  const status = page.getByRole('combobox', { name: 'Status' });

  await status.selectOption('No Answer');
  await expect(page.getByText('No such calls')).toBeVisible();
  await page.reload();
  await expect(status).toHaveValue('no-answer');

  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('No calls yet')).toBeVisible();
});

test('a call that is not there says so', async ({ page, project }) => {
  await page.goto(`${project.path}/logs/${randomUUID()}`);

  await expect(page.getByRole('alert')).toContainText('This call could not be loaded');
  await expectAccessible(page);
});

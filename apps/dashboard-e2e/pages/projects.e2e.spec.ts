import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a project is created, renamed, and deleted by its name', async ({ page, project }) => {
  await page.goto(`${project.path}/policies`);
  await page.getByRole('button', { name: /^Project Demo project/ }).click();
  await page.getByRole('menuitem', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Night desk');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByText('Night desk is created. You are its owner.')).toBeVisible();

  await page.getByRole('link', { name: 'General' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Odd desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Project Odd desk/ })).toBeVisible();

  await page.getByRole('button', { name: 'Delete project…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Odd desk?' });
  await expect(dialog).toContainText('You are its only member.');
  await expect(dialog.getByRole('button', { name: 'Delete project' })).toBeDisabled();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('textbox').fill('Odd desk');
  await dialog.getByRole('button', { name: 'Delete project' }).click();
  await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
});

test('the project with calls in it says what would go', async ({ page, project }) => {
  await page.goto(`${project.path}/settings/general`);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete project…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Delete Demo project?' });
  await expect(dialog).toContainText('+1 202 555 0100 is answered no longer.');
  await expect(dialog).toContainText('members lose access. Their accounts stay.');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
});

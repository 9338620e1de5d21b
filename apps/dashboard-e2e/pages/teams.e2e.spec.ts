import { expect, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

async function addPerson(page: Page, name: string): Promise<void> {
  const people = page.getByRole('combobox', { name: 'People' });
  await people.fill(name);
  await page.getByRole('option').filter({ hasText: name }).click();
  await people.press('Tab');
}

async function createTeam(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${path}/settings/teams/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await addPerson(page, 'Alice Archer');
  await addPerson(page, 'Dave Doyle');
}

test('a team is created, put in order and deleted', async ({ page, project }) => {
  await createTeam(page, project.path, 'Network');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Create team' }).click();
  await expect(page.getByText('Network is created.')).toBeVisible();
  const card = page.getByRole('listitem').filter({ hasText: 'Network' });
  await expect(card).toContainText('1 of 2 can be rung.');
  await expectAccessible(page);

  await card.getByRole('link', { name: 'Network' }).click();
  await page.getByRole('button', { name: 'Move Dave Doyle up' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Move Dave Doyle up' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Description' }).fill('Routers and switches');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The team is saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: /Doyle|Archer/ })).toContainText([
    /Dave Doyle.*no verified phone – skipped/,
    /Alice Archer/,
  ]);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete team…' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Network?' });
  await question.getByRole('button', { name: 'Delete team' }).click();
  await expect(page.getByText('Network is deleted.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Network' })).toBeHidden();
});

test('two teams of one name are refused beside the name', async ({ page, project }) => {
  await createTeam(page, project.path, 'Storage');
  await page.getByRole('button', { name: 'Create team' }).click();
  await expect(page.getByText('Storage is created.')).toBeVisible();

  await createTeam(page, project.path, 'STORAGE');
  await page.getByRole('button', { name: 'Create team' }).click();

  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAccessibleDescription('Another team of this project has this name.');
  await expect(name).toBeFocused();
});

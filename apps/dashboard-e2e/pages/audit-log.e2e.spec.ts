import { readFile } from 'node:fs/promises';

import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';
import { writeNumber } from '../stage/write-number.js';

test('tells who changed what, unfolds the details, and keeps its filter in the address', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Night desk');
  await page.goto(policy.path);
  const tab = new EscalationTab(page);
  const { form } = tab;
  await tab.addRule(['Alice Archer'], 30);
  await page.getByRole('button', { name: 'Edit rule 1' }).click();
  await writeNumber(form.seconds, 60);
  await form.save();
  await expect(form.root).toBeHidden();

  await page.getByRole('link', { name: 'Audit Log' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit Log' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Name' }).fill('night desk');
  await page.getByRole('searchbox', { name: 'Name' }).press('Enter');

  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries).toContainText([
    /changed rule 1 of Night desk: escalate after 30 s → 1 min/,
    /added rule 1 of Night desk/,
    /created the policy Night desk/,
  ]);
  const sentence = entries.first().getByRole('button');
  await sentence.press('Enter');
  await expect(sentence).toHaveAttribute('aria-expanded', 'true');
  await expect(entries.first().getByRole('row', { name: 'escalate after' })).toContainText('1 min');
  await expect(entries.first()).toContainText('from 127.0.0.1');

  await page.getByRole('combobox', { name: 'What' }).selectOption('escalation-rule.*');
  await expect(entries).toHaveCount(2);
  await page.reload();
  await expect(entries).toHaveCount(2);
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await entries.first().getByRole('button').click();
  await expectNoSidewaysScroll(page);
});

test('says that nothing matches a filter, and shows all again', async ({ page, project }) => {
  await page.goto(`${project.path}/settings/audit-log?q=no+such+thing`);

  await expect(page.getByText('No such entries')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByText('No such entries')).toBeHidden();
});

test('is exported with the filters that are set', async ({ page, createPolicy, project }) => {
  await createPolicy('=1+1');
  await page.goto(`${project.path}/settings/audit-log?q=%3D1%2B1`);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);

  expect(file.suggestedFilename()).toMatch(/^ringdown-audit-log-.*\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",'=1+1,");
});

test('says why it cannot be shown', async ({ page, project }) => {
  await page.route('**/audit-log?*', (route) => route.abort());
  await page.goto(`${project.path}/settings/audit-log`);

  await expect(page.getByText('The audit log could not be loaded')).toBeVisible();
});

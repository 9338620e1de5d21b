import { expect, type Browser, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';

/** A second admin, in a browser of their own. */
async function openElsewhere(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

test('of two admins who edit a policy, the second is told and decides', async ({
  page,
  browser,
  createPolicy,
  project,
}) => {
  const policy = await createPolicy('Shared desk');
  const settings = `${policy.path}/settings`;
  await page.goto(settings);
  const other = await openElsewhere(browser, settings);
  const save = (on: Page) => on.getByRole('button', { name: 'Save', exact: true }).click();

  await other.getByRole('textbox', { name: 'Name' }).fill('Shared desk (theirs)');
  await other
    .getByRole('textbox', { name: 'Greeting', exact: true })
    .fill('Hello from the other admin.');
  await save(other);
  await expect(other.getByText('Saved. New calls follow these settings.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Name' }).fill('Shared desk (mine)');
  await save(page);

  const conflict = page.getByRole('alert', {
    name: 'Somebody else has changed this in the meantime',
  });
  await expect(conflict).toBeFocused();
  await expect(conflict).toContainText(
    'Name: “Shared desk” is now “Shared desk (theirs)” – you wrote “Shared desk (mine)”',
  );
  await expect(conflict).toContainText('Greeting:');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Shared desk (mine)');
  await expectAccessible(page);

  await conflict.getByRole('button', { name: 'Save mine anyway' }).click();

  await expect(conflict).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared desk (mine)');
  await expect(page.getByRole('textbox', { name: 'Greeting', exact: true })).toHaveValue(
    'Hello from the other admin.',
  );

  await page.goto(`${project.path}/settings/audit-log?q=Shared+desk`);
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries).toContainText([
    'changed the policy Shared desk (mine): name “Shared desk (theirs)” → “Shared desk (mine)”',
    'changed the policy Shared desk (theirs)',
    'created the policy Shared desk',
  ]);
  await other.context().close();
});

test('the new state can be taken over', async ({ page, browser, createPolicy }) => {
  const policy = await createPolicy('Give in');
  const settings = `${policy.path}/settings`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(settings);
  const other = await openElsewhere(browser, settings);
  await other.getByRole('textbox', { name: 'Name' }).fill('Give in (theirs)');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.getByText('Saved. New calls')).toBeVisible();

  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Give in (mine)');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert', { name: 'Somebody else has changed' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Take over the new state' }).click();

  await expect(name).toHaveValue('Give in (theirs)');
  await expect(name).toBeFocused();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. New calls')).toBeVisible();
  await other.context().close();
});

test('an order that somebody else has changed is not overwritten', async ({
  page,
  browser,
  createPolicy,
}) => {
  const policy = await createPolicy('Two ladders');
  await page.goto(policy.path);
  const mine = new EscalationTab(page);
  await mine.addRule(['Alice Archer'], 30);
  await mine.addRule(['Bob Brandt'], 30);
  await mine.expectOrder(['Alice Archer', 'Bob Brandt']);
  const other = await openElsewhere(browser, policy.path);
  await new EscalationTab(other).addRule(['Carol Chen'], 30);

  await mine.button('Move rule 2 up').click();

  await expect(page.getByText('The order could not be saved')).toBeVisible();
  await mine.expectOrder(['Alice Archer', 'Bob Brandt', 'Carol Chen']);
  await other.context().close();
});

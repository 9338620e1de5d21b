import { expect, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SignInPage } from '../stage/sign-in-page.js';

const memberCard = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: name });

async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('the page tells who cannot be rung, and fits a phone', async ({ page, project }) => {
  await page.goto(`${project.path}/settings/members`);

  await expect(page.getByText(/Without a verified phone: .*Dave Doyle/)).toBeVisible();
  await expect(memberCard(page, 'Alice Archer')).toContainText('+1 202 555 0111');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('a member gets another role', async ({ page, project, createPerson }) => {
  const { name } = await createPerson('Rolf Riser');
  await page.goto(`${project.path}/settings/members`);
  await expect(memberCard(page, name)).toContainText('Viewer');

  await choose(page, name, 'Change role…');
  const dialog = page.getByRole('dialog', { name: `Role of ${name}` });
  await dialog.getByRole('radio', { name: 'Responder' }).check();
  await dialog.getByRole('button', { name: 'Save role' }).click();

  await expect(page.getByText(`${name} is Responder now.`)).toBeVisible();
  await expect(memberCard(page, name)).toContainText('Responder');
  await expect(page.getByRole('button', { name: `Actions for ${name}` })).toBeFocused();
});

test('a member is removed after a warning of what it leaves uncovered', async ({
  page,
  project,
  createPerson,
  createPolicy,
}) => {
  const { name } = await createPerson('Rita Roe');
  const policy = await createPolicy('Thin line');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  await escalation.addRule([name], 20);

  await page.goto(`${project.path}/settings/members`);
  await choose(page, name, 'Remove…');
  const dialog = page.getByRole('dialog', { name: `Remove ${name}?` });
  await expect(dialog).toContainText(`Rule 1 of Thin line rings ${name}.`);
  await expect(dialog).toContainText('Rule 1 of Thin line would ring nobody');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Remove member' }).click();

  await expect(page.getByText(`${name} is no longer a member.`)).toBeVisible();
  await expect(memberCard(page, name)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goto(policy.path);
  await expect(page.getByText('Rings nobody now: this rule is skipped')).toBeVisible();
});

test('the last owner cannot leave', async ({ page, project }) => {
  await page.goto(`${project.path}/settings/members`);

  await page
    .getByRole('listitem')
    .filter({ hasText: '(you)' })
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Leave the project…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave project' }).click();

  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    'is the last owner of this project.',
  );
});

test.describe('as a viewer', () => {
  test.use({ storageState: signedOut });

  test('members are only shown, and one may leave', async ({ page, project, createPerson }) => {
    const person = await createPerson('Vera View');
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(person);
    await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
    await page.goto(`${project.path}/settings/members`);
    await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Invite' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Call & SMS' })).toHaveCount(0);

    await choose(page, person.name, 'Leave the project…');
    await page.getByRole('dialog').getByRole('button', { name: 'Leave project' }).click();

    await expect(page.getByText('You are in no project yet')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'New project' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New project');
  });
});

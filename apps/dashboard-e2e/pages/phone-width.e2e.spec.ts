import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.describe('before the sign-in', () => {
  test.use({ storageState: signedOut });

  test('the sign-in fits a phone', async ({ page, product }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(signIn.submit).toBeVisible();
    await expectNoSidewaysScroll(page);

    await signIn.signIn(product);
    await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
  });
});

test('list, policy, settings and logs fit a phone and are reached by its menu', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/policies`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Support Hotline' })).toContainText(
    '+1 202 555 0100',
  );
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Support Hotline' }).tap();
  await expect(new EscalationTab(page).rules).toHaveCount(3);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Settings' }).tap();
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.getByRole('button', { name: 'Open the menu' }).tap();
  await page
    .getByRole('navigation', { name: 'On-Call Duty' })
    .getByRole('link', { name: 'Logs' })
    .tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logs');
  await expect(page.getByRole('combobox', { name: 'Status' })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('a rule is added with a thumb', async ({ page, createPolicy }) => {
  const policy = await createPolicy(
    'A line with a rather long name that has to be broken somewhere',
  );
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);

  await page.getByRole('button', { name: 'Add rule' }).tap();
  await escalation.form.choose('Alice Archer');
  await expectNoSidewaysScroll(page);
  await escalation.form.save();

  await expect(escalation.rules).toContainText([/Alice Archer/]);
  await expectNoSidewaysScroll(page);
});

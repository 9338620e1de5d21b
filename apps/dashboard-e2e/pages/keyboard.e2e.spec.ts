import { expect } from '@playwright/test';

import { EscalationTab } from '../stage/escalation-tab.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.describe('before the sign-in', () => {
  test.use({ storageState: signedOut });

  test('signing in needs no mouse', async ({ page, product }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(signIn.email).toBeFocused();

    await page.keyboard.type(product.email);
    await page.keyboard.press('Tab');
    await expect(signIn.password).toBeFocused();
    await page.keyboard.type(product.password);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
  });
});

test('the first key press offers to skip to the page', async ({ page, project }) => {
  await page.goto(`${project.path}/policies`);
  await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();

  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'New policy' })).toBeFocused();
});

test('a new page takes the focus to its heading', async ({ page, project }) => {
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'Support Hotline' }).focus();

  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Support Hotline' })).toBeFocused();
});

test('adding a rule needs no mouse and gives the focus back', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Keyboard line');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  const { form, rules } = escalation;
  await escalation.addRule(['Alice Archer'], 20);
  const add = page.getByRole('button', { name: 'Add rule' });

  await add.focus();
  await page.keyboard.press('Enter');
  await expect(form.targets).toBeFocused();
  await page.keyboard.type('Bob');
  await expect(page.getByRole('option')).toHaveText([/^Bob Brandt/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(form.root.getByRole('listitem')).toContainText(['Bob Brandt']);
  await page.keyboard.press('Tab');
  await expect(form.root.getByRole('radio', { name: 'One by one' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(form.seconds).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect(form.root.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(form.root).toBeHidden();
  await expect(rules).toContainText([/Alice Archer/, /rings for 35 s.*Bob Brandt/]);
  await expect(add).toBeFocused();
});

test('Escape closes a dialog and gives the focus back', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Second thoughts');
  await page.goto(policy.path);
  const { form } = new EscalationTab(page);
  const add = page.getByRole('button', { name: 'Add rule' });
  await add.press('Enter');
  await expect(form.seconds).toBeVisible();

  await page.keyboard.press('Escape');

  await expect(form.root).toBeHidden();
  await expect(add).toBeFocused();
});

import { expect, type Response } from '@playwright/test';

import { expectAccessible } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';
import { writeNumber } from '../stage/write-number.js';

test('a rule names people in their order, and says whose phone is not verified', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Night desk');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);

  await escalation.addRule(['Dave Doyle', 'Alice Archer'], 15);

  await expect(page.getByText('The rule is added.')).toBeVisible();
  await expect(escalation.rules).toContainText([
    /rings for 15 s.*Dave Doyle.*no verified phone – skipped.*Alice Archer.*\+1 202 555 0111/,
  ]);
  await expect(page.getByText('Nobody can call it yet: it has no number.')).toBeVisible();
  await expectAccessible(page);
});

test('four seconds and nobody to ring are refused beside their fields', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Short patience');
  await page.goto(policy.path);
  const { form, rules } = new EscalationTab(page);
  await page.getByRole('button', { name: 'Add rule' }).click();

  await writeNumber(form.seconds, 4);
  await form.save();

  await expect(form.targets).toHaveAccessibleDescription(
    /Choose at least one person, team or schedule\./,
  );
  await expect(form.seconds).toHaveAccessibleDescription(/Escalate after 5 to 600 seconds\./);
  await expectAccessible(page);
  await form.root.getByRole('button', { name: 'Cancel' }).click();
  await expect(form.root).toBeHidden();
  await expect(rules).toHaveCount(0);
});

test('a rule is changed in the form that made it', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Weekend');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  await escalation.addRule(['Alice Archer'], 30);

  await escalation.button('Edit rule 1').click();
  await expect(escalation.form.seconds).toHaveValue('30 seconds');
  await escalation.form.choose('Carol Chen');
  await escalation.form.root.getByRole('radio', { name: 'All at once' }).check();
  await writeNumber(escalation.form.seconds, 45);
  await escalation.form.save();

  await expect(page.getByText('The rule is saved.')).toBeVisible();
  const changed = /rings all at once for 45 s.*Alice Archer.*Carol Chen/;
  await expect(escalation.rules).toContainText([changed]);
  await page.reload();
  await expect(escalation.rules).toContainText([changed]);
});

test('rules are moved by keyboard and dragged, keep the focus, and stay where they were put', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Follow the sun');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  for (const name of ['Alice Archer', 'Bob Brandt', 'Carol Chen']) {
    await escalation.addRule([name], 20);
  }

  const isOrder = (response: Response) =>
    response.request().method() === 'PUT' && response.url().endsWith('/rules/order');

  await escalation.button('Move rule 3 up').focus();
  const firstSaved = page.waitForResponse(isOrder);
  await page.keyboard.press('Enter');
  await escalation.expectOrder(['Alice', 'Carol', 'Bob']);
  await expect(escalation.button('Move rule 2 up')).toBeFocused();
  await expect(page.getByText('Rule 3 is now rule 2 of 3.')).toBeAttached();
  await firstSaved;
  const secondSaved = page.waitForResponse(isOrder);
  await page.keyboard.press('Enter');
  await escalation.expectOrder(['Carol', 'Alice', 'Bob']);
  await expect(escalation.button('Move rule 1 up')).toBeFocused();
  await secondSaved;

  const dragged = page.waitForResponse(isOrder);
  await escalation.dragRule(3, 1);
  await escalation.expectOrder(['Bob', 'Carol', 'Alice']);
  await dragged;

  await page.reload();
  await escalation.expectOrder(['Bob', 'Carol', 'Alice']);
});

test('a rule is deleted only after a question that says what will happen', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Two steps');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  await escalation.addRule(['Alice Archer'], 20);
  await escalation.addRule(['Bob Brandt'], 20);
  const question = page.getByRole('dialog', { name: 'Delete rule 1?' });

  await escalation.button('Delete rule 1').click();
  await expect(question).toContainText('It no longer rings Alice Archer.');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toBeHidden();
  await escalation.expectOrder(['Alice', 'Bob']);

  await escalation.button('Delete rule 1').click();
  await question.getByRole('button', { name: 'Delete rule 1' }).click();
  await expect(page.getByText('Rule 1 is deleted.')).toBeVisible();
  await escalation.expectOrder(['Bob']);
  await expect(escalation.rules).toHaveCount(1);
});

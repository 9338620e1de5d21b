import { expect } from '@playwright/test';

import { expectAccessible } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';
import { writeNumber } from '../stage/write-number.js';

const saved = 'Saved. New calls follow these settings.';

test('a policy is disabled and enabled again', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Summer line');
  await page.goto(`${policy.path}/settings`);
  const enabled = page.getByRole('switch', { name: /^Enabled/ });
  const save = page.getByRole('button', { name: 'Save' });

  await enabled.uncheck();
  await save.click();
  await expect(
    page.getByText('Disabled: callers are turned away and nobody is rung.'),
  ).toBeVisible();
  await page.reload();
  await expect(enabled).not.toBeChecked();

  await enabled.check();
  await save.click();
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByText('Nobody can be reached: there are no rules yet.')).toBeVisible();
});

test('what the caller hears is kept, and shown at the end of the escalation', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Polite line');
  await page.goto(policy.path);
  await new EscalationTab(page).addRule(['Alice Archer'], 20);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Greeting', exact: true }).fill('Good evening.');
  await page.getByRole('textbox', { name: 'No answer', exact: true }).fill('We call you back.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(saved)).toBeVisible();

  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Greeting', exact: true })).toHaveValue(
    'Good evening.',
  );
  await page.getByRole('link', { name: 'Escalation' }).click();
  await expect(page.getByText('Then the caller hears: “We call you back.”')).toBeVisible();
});

test('a policy is closed outside of its support hours, and says until when', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Office line');
  await page.goto(`${policy.path}/settings`);
  const hoursFromNow = (hours: number) =>
    new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);

  await page.getByRole('switch', { name: /certain hours only/ }).check();
  for (let time = 5; time > 0; time -= 1) {
    await page.getByRole('button', { name: `Remove time ${String(time)}` }).click();
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Give at least one time/)).toBeVisible();

  await page.getByRole('button', { name: 'Add a time' }).click();
  await page.getByRole('textbox', { name: 'Start of time 1' }).fill(hoursFromNow(2));
  await page.getByRole('textbox', { name: 'End of time 1' }).fill(hoursFromNow(4));
  await page.getByRole('textbox', { name: 'Outside the hours' }).fill('Call again later.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByText(/^Closed until .*\d\d:\d\d: callers hear so/)).toBeVisible();

  await page.getByRole('link', { name: 'Try it' }).click();
  await expect(page.getByRole('heading', { name: 'The caller is turned away' })).toBeVisible();
  await expect(page.getByText(/Call again later\./).first()).toBeVisible();
});

test('a policy that starts again says how often', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Persistent line');
  await page.goto(policy.path);
  await new EscalationTab(page).addRule(['Alice Archer'], 20);
  await page.getByRole('link', { name: 'Settings' }).click();
  const times = page.getByRole('textbox', { name: 'How many times' });
  await expect(times).toBeHidden();

  await page.getByRole('switch', { name: 'Start again from the first rule' }).check();
  await writeNumber(times, 3);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(saved)).toBeVisible();

  await page.getByRole('link', { name: 'Escalation' }).click();
  await expect(page.getByText('starts again from rule 1, 3 times.')).toBeVisible();
});

test('an empty greeting and eleven repeats are refused beside their fields', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Speechless line');
  await page.goto(`${policy.path}/settings`);
  const greeting = page.getByRole('textbox', { name: 'Greeting', exact: true });
  const times = page.getByRole('textbox', { name: 'How many times' });

  await greeting.fill('');
  await page.getByRole('switch', { name: 'Start again from the first rule' }).check();
  await writeNumber(times, 11);
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(greeting).toHaveAccessibleDescription(/Write a message of 1 to 3000 characters\./);
  await expect(times).toHaveAccessibleDescription('Repeat between 1 and 10 times.');
  await expect(greeting).toBeFocused();
  await expectAccessible(page);
});

test('a policy is deleted only after a question, and leaves the list', async ({
  page,
  createPolicy,
}) => {
  const policy = await createPolicy('Closed line');
  await page.goto(`${policy.path}/settings`);

  await page.getByRole('button', { name: 'Delete policy…' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Closed line?' });
  await expect(question).toContainText('Past calls stay in the logs.');
  await question.getByRole('button', { name: 'Delete policy' }).click();

  await expect(page.getByText('Closed line is deleted.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
  await expect(page.getByRole('link', { name: 'Closed line' })).toBeHidden();
});

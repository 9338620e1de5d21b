import { expect } from '@playwright/test';

import { CallDetail } from '../stage/call-detail.js';
import { CallLog } from '../stage/call-log.js';
import { test } from '../stage/call-test.js';

test('the next caller hears the greeting that was just saved', async ({
  page,
  phones: { caller, alice },
  project,
}) => {
  const greeting = 'Night desk here. One moment.';
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'Support Hotline' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Greeting', exact: true }).fill(greeting);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. New calls follow these settings.')).toBeVisible();

  await caller.dials();

  await expect(caller.transcript).toContainText(greeting);
  await expect(alice.state('Ringing')).toBeVisible();
});

test('a mailbox that picks up does not count as an answer: the next phone rings', async ({
  page,
  phones: { caller, alice, bob, page: phonesPage },
  product,
  project,
  request,
}) => {
  await alice.behaviour.selectOption('lets the mailbox answer');
  await expect(alice.root).toContainText('This phone lets the mailbox answer.');
  await phonesPage.reload();
  await expect(alice.behaviour).toHaveValue('mailbox');
  // A mailbox as the page sets it picks up after eight seconds and records for twenty.
  await request.put(`${product.phonesUrl}/sandbox/phones/+12025550111/script`, {
    data: { behaviour: 'mailbox', answerAfterSeconds: 0, hangUpAfterSeconds: 0 },
  });

  await caller.dials();

  await expect(bob.state('Ringing')).toBeVisible({ timeout: 20_000 });
  await expect(alice.transcript).toContainText('Press 1 to accept');
  await expect(caller.transcript).not.toContainText('mailbox');
  await caller.hangsUp();
  await page.goto(`${project.path}/logs`);
  const log = new CallLog(page);
  await expect(log.newest).toContainText('Caller Hung Up');
  await log.openNewest();
  await expect(new CallDetail(page).attempts).toContainText([
    /Alice Archer.*Hung up/,
    /Bob Brandt.*Caller hung up first/,
  ]);
});

test('a withheld number rings through, and the log says that it was withheld', async ({
  page,
  phones: { caller, alice },
  project,
}) => {
  await caller.root.getByRole('checkbox', { name: 'Withhold my number' }).check();
  await caller.dials();

  await expect(caller.transcript).toContainText('with the number withheld');
  await alice.answers();
  await expect(alice.transcript).toContainText('Call from a withheld number');
  await caller.hangsUp();
  await page.goto(`${project.path}/logs`);
  await expect(new CallLog(page).newest).toContainText(/Withheld.*Caller Hung Up/);
});

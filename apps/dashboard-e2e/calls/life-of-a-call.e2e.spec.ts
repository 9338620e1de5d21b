import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { CallDetail } from '../stage/call-detail.js';
import { CallLog } from '../stage/call-log.js';
import { test } from '../stage/call-test.js';

test('a call that Alice passes on reaches Bob, and the log tells it while it happens and afterwards', async ({
  page,
  phones: { caller, alice, bob },
  project,
}) => {
  await page.goto(`${project.path}/logs`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await caller.dials();
  const log = new CallLog(page);
  await expect(log.newest).toContainText('Ringing');
  await expect(page.getByText('1 call is in progress now.')).toBeVisible();
  await expect(alice.state('Ringing')).toBeVisible();
  await alice.answers();
  await alice.presses('2');
  await expect(alice.transcript).toContainText('The call is passed on.');
  await expect(bob.state('Ringing')).toBeVisible();
  await bob.answers();
  await bob.presses('1');
  await expect(caller.root).toContainText('With Bob Brandt');
  await expect(log.newest).toContainText('Connected');
  await page.getByRole('link', { name: 'Live Board' }).click();
  const live = page.getByRole('row').filter({ hasText: 'Talks with Bob Brandt' });
  await expect(live).toContainText('Connected');
  await expect(live).toContainText(/0:\d\d/);
  await expectAccessible(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Logs' }).click();

  await caller.hangsUp();
  await expect(log.newest).toContainText('Completed');
  await expect(log.newest).toContainText('Bob Brandt');
  await expect(page.getByText('Bob Brandt took the last call, just now.')).toBeVisible();
  await expectAccessible(page);

  await log.openNewest();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Call from +49');
  const call = new CallDetail(page);
  await expect(call.fact('Answered by')).toHaveText('Bob Brandt');
  await expect(call.attempts).toContainText([/Alice Archer.*Passed/, /Bob Brandt.*Took the call/]);
  await expect(page.getByRole('img', { name: /^Time line of the call, \d+ s long/ })).toBeVisible();
  await expect(call.journal.first()).toContainText('The call came in.');
  await expect(call.journal.filter({ hasText: 'Alice Archer passed the call on' })).toHaveCount(1);
  await expect(call.journal.filter({ hasText: 'Bob Brandt pressed 1' })).toHaveCount(1);
  await expect(call.journal.last()).toContainText('the carrier calls it completed');
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('main').getByRole('link', { name: 'Logs' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Completed' }).first()).toContainText(
    'Bob Brandt',
  );
  await expectNoSidewaysScroll(page);
});

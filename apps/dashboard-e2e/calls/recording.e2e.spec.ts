import { expect } from '@playwright/test';
import { routes } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { CallLog } from '../stage/call-log.js';
import { test } from '../stage/call-test.js';

test('a talk is recorded once both have been told, and is heard and deleted on the page of its call', async ({
  page,
  phones: { caller, alice },
  project,
  owner,
}) => {
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'Support Hotline' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Record calls' }).click();
  await page.getByRole('textbox', { name: 'Before anybody is rung' }).fill('We record this call.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. New calls follow these settings.')).toBeVisible();
  const policyId = /policies\/([\da-f-]+)/.exec(page.url())?.[1] ?? '';

  try {
    await caller.dials();
    await expect(caller.transcript).toContainText('We record this call.');
    await expect(alice.state('Ringing')).toBeVisible();
    await alice.answers();
    await expect(alice.transcript).toContainText('This call is recorded.');
    await alice.presses('1');
    await page.getByRole('navigation').getByRole('link', { name: 'Live Board' }).click();
    const talk = page.getByRole('row').filter({ hasText: 'Talks with Alice Archer' });
    // How long the caller has waited, and then how long the two have talked.
    const talked = async () =>
      Number([...(await talk.innerText()).matchAll(/0:(\d\d)/g)].at(-1)?.[1]);
    await expect(talk).toContainText('Connected');
    const atFirst = await talked();
    await expect.poll(talked, 'they talk for a while').toBeGreaterThan(atFirst + 1);
    await caller.hangsUp();
  } finally {
    await owner.patch(routes.policy(project.id, policyId), { data: { recordCalls: false } });
  }

  await page.goto(`${project.path}/logs`);
  const log = new CallLog(page);
  await expect(log.newest).toContainText('Completed');
  await log.openNewest();
  const recording = page.getByRole('region', { name: 'Recording' });
  await expect(recording).toContainText('Nobody has heard it yet.');
  await recording.locator('audio').evaluate((audio: HTMLAudioElement) => audio.play());
  await expect(recording).toContainText(/Heard first by .+, just now/);
  await expectAccessible(page);

  await recording.getByRole('button', { name: 'Delete the recording' }).click();
  await page.getByRole('button', { name: 'Delete recording' }).click();
  await expect(recording).toContainText(/Deleted by .+, just now/);
  await expect(recording.locator('audio')).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

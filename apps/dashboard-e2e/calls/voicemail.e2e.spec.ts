import { expect } from '@playwright/test';
import { routes } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/call-test.js';

test('a caller whom nobody takes leaves a message, which is heard and deleted in the dashboard', async ({
  page,
  phones: { caller },
  product,
  project,
  owner,
  request,
}) => {
  await page.goto(`${project.path}/policies`);
  await page.getByRole('link', { name: 'Support Hotline' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: 'Let the caller leave a message' }).click();
  await page.getByRole('textbox', { name: 'Before the beep' }).fill('Speak now.');
  await page.getByRole('textbox', { name: 'Longest message, in seconds' }).fill('10');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. New calls follow these settings.')).toBeVisible();
  const policyId = /policies\/([\da-f-]+)/.exec(page.url())?.[1] ?? '';

  try {
    // Phones of others ring on for pages that are tested meanwhile.
    for (const number of ['+12025550111', '+12025550112', '+12025550113']) {
      const data = { behaviour: 'busy' };
      await request.put(`${product.phonesUrl}/sandbox/phones/${number}/script`, { data });
    }
    await caller.dials();
    await expect(caller.transcript).toContainText('Speak now.', { timeout: 20_000 });
    await expect(caller.transcript).toContainText('Your message was recorded', { timeout: 20_000 });
  } finally {
    const data = { voicemailEnabled: false };
    await owner.patch(routes.policy(project.id, policyId), { data });
  }

  const { phonesUrl, account } = product;
  const ofCarrier = `${phonesUrl}/2010-04-01/Accounts/${account.sid}/Recordings.json`;
  const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}` };
  await expect
    .poll(async () => (await request.get(ofCarrier, { headers })).text())
    .toContain('"status":"completed"');

  await page.getByRole('navigation').getByRole('link', { name: 'Voicemails', exact: true }).click();
  const newest = page.getByRole('list', { name: 'Messages' }).getByRole('listitem').first();
  await expect(newest).toContainText('New');
  await expect(newest).toContainText('Support Hotline · 10 s');
  await newest.locator('audio').evaluate((audio: HTMLAudioElement) => audio.play());
  await expect(newest).toContainText(/Heard first by .+, just now/);
  await expect(newest).not.toContainText('New');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await newest.getByRole('link').click();
  const message = page.getByRole('region', { name: 'Voicemail' });
  await expect(page.getByText('Voicemail Left').first()).toBeVisible();
  await message.getByRole('button', { name: 'Delete the message' }).click();
  await page.getByRole('button', { name: 'Delete message' }).click();
  await expect(message).toContainText(/Deleted by .+, just now/);
  await expect(message.locator('audio')).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { carrierNumbers, PhoneNumberTab, giveDemoConfig } from '../stage/phone-number-tab.js';
import { test } from '../stage/ringdown-test.js';

test('a number is linked by hand, taken nowhere else, and released', async ({
  page,
  createPolicy,
}) => {
  const day = await createPolicy('Day desk');
  const night = await createPolicy('Night desk');
  const byHand = page.getByRole('button', { name: /Set a number up by hand/ });
  const input = page.getByRole('textbox', { name: 'Number' });
  const link = page.getByRole('button', { name: 'Link number' });
  await page.goto(day.path);

  await page.getByRole('link', { name: 'Phone Number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();
  await expect(page.getByText('No call/SMS config yet')).toBeVisible();
  await byHand.click();
  await expect(page.getByText(/\/incoming-call-webhook#rc=2/)).toBeVisible();
  await input.fill('+1 202 555 0177');
  await link.click();
  const numbers = page.getByRole('list', { name: 'Linked numbers' });
  await expect(numbers).toContainText('+1 202 555 0177');
  await expectAccessible(page);

  await page.goto(`${night.path}/phone-number`);
  await byHand.click();
  await input.fill('+12025550177');
  await link.click();
  await expect(page.getByText(/already leads to the policy Day desk/)).toBeVisible();

  await page.goto(`${day.path}/phone-number`);
  await page.getByRole('button', { name: 'Release +1 202 555 0177…' }).click();
  const question = page.getByRole('dialog', { name: 'Release +1 202 555 0177?' });
  await expect(question).toContainText('its callers hear that it is not connected');
  await question.getByRole('button', { name: 'Release number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('a number is bought, followed until it is linked, and given back', async ({
  page,
  project,
  product,
  owner,
  request,
  createPolicy,
}) => {
  const policy = await createPolicy('Bought desk');
  await giveDemoConfig(owner, project.id, policy);
  const atCarrier = carrierNumbers(request, product);
  const tab = new PhoneNumberTab(page);
  await page.goto(`${policy.path}/phone-number`);

  await tab.unfold('Get a new number');
  const country = page.getByRole('combobox', { name: 'Country' });
  await expect(country).toHaveValue('United Kingdom');
  await country.fill('united states');
  await page.getByRole('option', { name: 'United States' }).click();
  await page.getByRole('textbox', { name: 'Area code' }).fill('512');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(tab.offered).toContainText('+1 512 555');
  await expectAccessible(page);

  const question = await tab.ask(/^Buy \+1 512 555/);
  await expect(question).toContainText('a month from now on');
  const phone = /\+1 512 555 \d{4}/.exec((await question.textContent()) ?? '')?.[0] ?? '';
  const number = phone.replaceAll(' ', '');
  await question.getByRole('button', { name: /^Buy for/ }).click();
  await expect(page.getByText(`${phone} is bought and linked to this policy`)).toBeVisible();
  await expect(tab.linked).toContainText(`${phone} leads here.`);
  expect(await atCarrier.voiceUrl(number)).toContain('/incoming-call-webhook');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByText(`${phone} is bought and linked to this policy`)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  const release = await tab.ask(`Release ${phone}…`);
  await release.getByRole('textbox').fill(phone);
  await release.getByRole('button', { name: 'Give it back' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();
  expect(await atCarrier.voiceUrl(number)).toBeUndefined();
});

test('a number of the account is used, and gets its settings back on release', async ({
  page,
  project,
  product,
  owner,
  request,
  createPolicy,
}) => {
  const policy = await createPolicy('Borrowed desk');
  await giveDemoConfig(owner, project.id, policy);
  const atCarrier = carrierNumbers(request, product);
  const number = '+12025550178';
  const former = 'https://old.example.com/voice';
  await atCarrier.add({ PhoneNumber: number, FriendlyName: 'Reception', VoiceUrl: former });
  const tab = new PhoneNumberTab(page);
  await page.goto(`${policy.path}/phone-number`);

  await tab.unfold('Use an existing number');
  const numbers = page.getByRole('list', { name: 'Your numbers' });
  await expect(numbers.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
  await expect(numbers).toContainText(`Its calls lead to ${former} now.`);
  await expectAccessible(page);
  const question = await tab.ask('Use this number: +1 202 555 0178…');
  await expect(question).toContainText('put back when you release the number');
  await question.getByRole('button', { name: 'Use this number' }).click();
  await expect(tab.linked).toContainText('+1 202 555 0178 leads here.');
  expect(await atCarrier.voiceUrl(number)).toContain('/incoming-call-webhook');

  const release = await tab.ask('Release +1 202 555 0178…');
  await expect(release).toContainText('it gets back the settings');
  await release.getByRole('button', { name: 'Release number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();
  expect(await atCarrier.voiceUrl(number)).toBe(former);
});

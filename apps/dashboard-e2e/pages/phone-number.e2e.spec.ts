import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
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

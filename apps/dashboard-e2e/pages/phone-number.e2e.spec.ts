import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a number is linked to a policy, taken nowhere else, and unlinked', async ({
  page,
  createPolicy,
}) => {
  const day = await createPolicy('Day desk');
  const night = await createPolicy('Night desk');
  const input = page.getByRole('textbox', { name: 'Number' });
  const link = page.getByRole('button', { name: 'Link number' });
  await page.goto(day.path);

  await page.getByRole('link', { name: 'Phone Number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();
  await expect(page.getByText(/\/incoming-call-webhook#rc=2/)).toBeVisible();
  await input.fill('+1 202 555 0177');
  await link.click();
  const numbers = page.getByRole('list', { name: 'Linked numbers' });
  await expect(numbers).toContainText('+1 202 555 0177');
  await expectAccessible(page);

  await page.goto(`${night.path}/phone-number`);
  await input.fill('+12025550177');
  await link.click();
  await expect(page.getByText(/already leads to the policy Day desk/)).toBeVisible();

  await page.goto(`${day.path}/phone-number`);
  await page.getByRole('button', { name: 'Unlink +1 202 555 0177…' }).click();
  const question = page.getByRole('dialog', { name: 'Unlink +1 202 555 0177?' });
  await expect(question).toContainText('its callers hear that it is not connected');
  await question.getByRole('button', { name: 'Unlink number' }).click();
  await expect(page.getByText('No number yet')).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

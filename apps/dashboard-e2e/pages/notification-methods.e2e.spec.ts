import { expect, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';
import { newestMessage } from '../stage/sandbox-messages.js';

const phones = [
  { number: '+12025550181', shown: '+1 202 555 0181' },
  { number: '+12025550182', shown: '+1 202 555 0182' },
] as const;
type Phone = (typeof phones)[number];

const cardOf = (page: Page, { shown }: Phone) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: shown }) });

async function addPhone(page: Page, phone: Phone): Promise<void> {
  await page.goto('/settings/notification-methods');
  await page.getByRole('textbox', { name: 'Add a phone' }).fill(phone.number);
  await page.getByRole('button', { name: 'Add phone' }).click();
  await expect(cardOf(page, phone)).toContainText('Not verified yet: this phone is not rung.');
}

async function deletePhone(page: Page, phone: Phone): Promise<void> {
  await page.getByRole('button', { name: `Delete ${phone.shown}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete phone' }).click();
  await expect(cardOf(page, phone)).toBeHidden();
}

test('a phone is added, verified with the code of an SMS, and rung from then on', async ({
  page,
  product,
  request,
}) => {
  const [phone] = phones;
  await addPhone(page, phone);
  const card = cardOf(page, phone);

  await card.getByRole('button', { name: 'Send code by SMS' }).click();
  await expect(card.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await expect(card).toContainText('The SMS has arrived.');
  await expectAccessible(page);
  const message = await newestMessage(request, product.phonesUrl, phone.number);
  await card.getByRole('textbox', { name: 'Code' }).fill(/\d{6}/.exec(message)?.[0] ?? '');
  await card.getByRole('button', { name: 'Verify' }).click();

  await expect(card.getByText('Verified', { exact: true })).toBeVisible();
  await expect(card.getByRole('heading')).toBeFocused();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await deletePhone(page, phone);
});

test('a wrong code is refused beside its field, and a try is gone', async ({
  page,
  product,
  request,
}) => {
  const phone = phones[1];
  await addPhone(page, phone);
  const card = cardOf(page, phone);
  const code = card.getByRole('textbox', { name: 'Code' });

  await card.getByRole('button', { name: 'Send code by SMS' }).click();
  const message = await newestMessage(request, product.phonesUrl, phone.number);
  await code.fill(message.includes('000000') ? '000001' : '000000');
  await card.getByRole('button', { name: 'Verify' }).click();

  await expect(code).toHaveAccessibleDescription(/This code is wrong or no longer valid\./);
  await expect(card).toContainText('4 tries left.');
  await expect(card.getByText('Verified', { exact: true })).toBeHidden();
  await expectAccessible(page);
  await deletePhone(page, phone);
});

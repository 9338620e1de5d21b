import { randomBytes, randomUUID } from 'node:crypto';

import { expect } from '@playwright/test';
import { routes, type CallSmsConfigDto, type PageDto } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { ConfigForm } from '../stage/config-form.js';
import { test } from '../stage/ringdown-test.js';
import { newestMessage } from '../stage/sandbox-messages.js';

const uniqueName = (words: string) => `${words} ${randomUUID().slice(0, 8)}`;

test('a config is created and tested: the account, an SMS and a call', async ({
  page,
  project,
  product,
  request,
}) => {
  const name = uniqueName('Second account');
  const phone = '+12025550171';
  await page.goto(`${project.path}/settings/call-sms`);
  await page.getByRole('link', { name: 'New config' }).click();
  const form = new ConfigForm(page);
  await form.create(name, product);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await form.test.click();
  await expect(
    page.getByText('All is well: a full account, and the credentials are right.'),
  ).toBeVisible();
  await expect(page.getByText('Numbers that can take calls')).toBeVisible();

  await form.to.fill(phone);
  await page.getByRole('button', { name: 'Send test SMS' }).click();
  await expect(page.getByText('The carrier has taken on the message.')).toBeVisible();
  expect(await newestMessage(request, product.phonesUrl, phone)).toContain(
    'This is a test message',
  );

  // It would ring for a minute, on the page of phones, too, while other tests look at that.
  const script = `${product.phonesUrl}/sandbox/phones/${encodeURIComponent(phone)}/script`;
  expect((await request.put(script, { data: { behaviour: 'busy' } })).ok()).toBe(true);
  await page.getByRole('radiogroup', { name: 'How to try it' }).getByText('Call').click();
  await page.getByRole('button', { name: 'Place test call' }).click();
  await expect(page.getByText('The carrier has taken on the call.')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('a wrong token is found out, and never shown again', async ({ page, project, product }) => {
  const wrongToken = randomBytes(16).toString('hex');
  await page.goto(`${project.path}/settings/call-sms/new`);
  const form = new ConfigForm(page);
  await form.create(uniqueName('Mistyped'), product, wrongToken);

  await form.test.click();

  await expect(
    page.getByText('The carrier does not accept this Account SID with this Auth Token.'),
  ).toBeVisible();
  await expect(page.getByLabel('Auth Token', { exact: true })).toHaveValue('');
  expect(await page.content()).not.toContain(wrongToken);
  await expectAccessible(page);
});

test('an address that the operator has not listed is refused beside its field', async ({
  page,
  project,
  product,
}) => {
  await page.goto(`${project.path}/settings/call-sms/new`);
  const form = new ConfigForm(page);
  await form.field('Name').fill(uniqueName('Elsewhere'));
  await form.field('Account SID').fill(product.account.sid);
  await page.getByLabel('Auth Token').fill(product.account.authToken);
  await page.getByRole('button', { name: 'More' }).click();
  await form.field('API base URL').fill('http://169.254.169.254');
  await page.getByRole('button', { name: 'Create config' }).click();

  await expect(form.field('API base URL')).toHaveAccessibleDescription(
    /has not allowed this address/,
  );
  await expectAccessible(page);
});

test('a config that a policy uses is not deleted, and the refusal names the policy', async ({
  page,
  project,
  request,
}) => {
  const { items } = (await (
    await request.get(routes.callSmsConfigs(project.id))
  ).json()) as PageDto<CallSmsConfigDto>;
  const used = items.find(({ policyNames }) => policyNames.includes('Support Hotline'));
  await page.goto(`${project.path}/settings/call-sms/${used?.id ?? ''}`);

  await page.getByRole('button', { name: 'Delete config…' }).click();
  const question = page.getByRole('dialog', { name: `Delete ${used?.name ?? ''}?` });
  await expect(question).toContainText('This cannot be undone.');
  await question.getByRole('button', { name: 'Delete config' }).click();

  await expect(
    page.getByText(/It cannot be deleted while policies use it: .*Support Hotline/),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(used?.name ?? '');
});

import { expect } from '@playwright/test';

import { CallLog } from '../stage/call-log.js';
import { ConfigForm } from '../stage/config-form.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { outsideWorld } from '../stage/outside-world.js';
import { PhoneNumberTab } from '../stage/phone-number-tab.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { newestMessage } from '../stage/sandbox-messages.js';
import { SignInPage } from '../stage/sign-in-page.js';

test.use({ storageState: signedOut });
// The way leads over a dozen pages; a person has five minutes for it.
test.setTimeout(150_000);

const myPhone = '+12025550191';

test('a newcomer sets a hotline up by clicks alone, and the first call reaches them', async ({
  page,
  product,
  request,
  createPerson,
}) => {
  const newcomer = await createPerson('Nora Newcomer');
  const world = outsideWorld(request, product);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(newcomer);

  // An empty project says what is next.
  await page.getByRole('button', { name: /^Project Demo project/ }).click();
  await page.getByRole('menuitem', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Five minutes');
  await page.getByRole('button', { name: 'Create project' }).click();
  const next = page.getByRole('region', { name: 'What is next' });

  await next.getByRole('link', { name: 'Add your Twilio account' }).click();
  const config = new ConfigForm(page);
  await config.create('Our account', product);
  await config.test.click();
  await expect(page.getByText('All is well: a full account')).toBeVisible();

  await page.getByRole('link', { name: 'Incoming Call Policies' }).click();
  await next.getByRole('link', { name: 'Verify your phone' }).click();
  await page.getByRole('textbox', { name: 'Add a phone' }).fill(myPhone);
  await page.getByRole('button', { name: 'Add phone' }).click();
  await page.getByRole('button', { name: 'Send code by SMS' }).click();
  await expect(page.getByText('The SMS has arrived.')).toBeVisible();
  const code = /\d{6}/.exec(await newestMessage(request, product.phonesUrl, myPhone))?.[0] ?? '';
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Verified', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Five minutes' }).click();
  await next.getByRole('link', { name: 'Create a policy' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Our hotline');
  await page.getByRole('combobox', { name: 'Call/SMS config' }).click();
  await page.getByRole('option', { name: 'Our account' }).click();
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our hotline');
  await new EscalationTab(page).addRule([newcomer.name], 20);

  await page.getByRole('link', { name: 'Phone Number' }).click();
  const numbers = new PhoneNumberTab(page);
  await numbers.unfold('Get a new number');
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.fill('united states');
  await page.getByRole('option', { name: 'United States' }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  const question = await numbers.ask(/^Buy \+1/);
  await question.getByRole('button', { name: /^Buy for/ }).click();
  await expect(numbers.linked).toContainText('leads here.');
  const shown = /\+1 \d{3} \d{3} \d{4}/.exec((await numbers.linked.textContent()) ?? '')?.[0] ?? '';
  await expect(page.getByText(`Rings ${newcomer.name} first.`)).toBeVisible();

  await world.takesCalls(myPhone);
  await world.dials('+4930901855', shown.replaceAll(' ', ''));
  await page.getByRole('link', { name: 'Logs' }).first().click();
  const log = new CallLog(page);
  await expect(log.newest).toContainText(newcomer.name, { timeout: 30_000 });
  await expect(log.newest).toContainText('Completed', { timeout: 30_000 });
});

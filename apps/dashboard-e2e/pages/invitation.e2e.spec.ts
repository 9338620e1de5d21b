import { expect, type Browser, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signedOut, test } from '../stage/ringdown-test.js';

const password = 'correct horse battery staple';

/** A browser in which nobody has signed in yet. */
async function freshPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    storageState: signedOut,
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  return context.newPage();
}

async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  return linkIn(page);
}

async function linkIn(page: Page): Promise<string> {
  const link = page.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(/\/invitation#/);
  const value = await link.inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return value;
}

test('somebody new opens the link, chooses a password and is a member', async ({
  page,
  project,
  browser,
  baseURL,
}) => {
  await page.goto(`${project.path}/settings/members`);
  const link = await invite(page, 'nora.new@ringdown.example', 'Responder');
  const invitations = page.getByRole('list', { name: 'Invitations' });
  await expect(invitations).toContainText('nora.new@ringdown.example');
  await expect(invitations).toContainText(/As Responder, invited by .* just now/);

  const nora = await freshPage(browser, baseURL);
  await nora.goto(link);
  await expect(nora.getByText('You are invited to join Demo project as Responder.')).toBeVisible();
  await expect(nora).toHaveURL(/\/invitation$/);
  await expectAccessible(nora);
  await nora.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(nora);
  await nora.getByRole('textbox', { name: 'Your name' }).fill('Nora New');
  await nora.getByLabel('Password', { exact: true }).fill('short');
  await nora.getByRole('button', { name: 'Join Demo project' }).click();
  await expect(nora.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Choose a password/,
  );
  await nora.getByLabel('Password', { exact: true }).fill(password);
  await nora.getByRole('button', { name: 'Join Demo project' }).click();
  await expect(nora.getByText('Welcome to Demo project.')).toBeVisible();
  await expect(nora.getByRole('link', { name: 'Support Hotline' })).toBeVisible();

  await nora.goto(link);
  await expect(nora.getByText(/This invitation is not valid any more/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('list', { name: 'Members' })).toContainText('Nora New');
  await expect(page.getByText('nora.new@ringdown.example')).toHaveCount(1);
  await nora.context().close();
});

test('somebody with an account signs in first, and comes back to the invitation', async ({
  page,
  createPerson,
  browser,
  baseURL,
  owner,
  project,
}) => {
  const person = await createPerson('Theo Twice');
  await owner.delete(`/api/v1/projects/${project.id}/members/${person.id}`);
  await page.goto(`${project.path}/settings/members`);
  const link = await invite(page, person.email, 'Viewer');

  const theo = await freshPage(browser, baseURL);
  await theo.goto(link);
  await theo.getByRole('link', { name: 'Sign in' }).click();
  await theo.getByRole('textbox', { name: 'E-mail address' }).fill(person.email);
  await theo.getByLabel('Password', { exact: true }).fill(person.password);
  await theo.getByRole('button', { name: 'Sign in' }).click();
  await expect(theo.getByText(`You are signed in as ${person.email}.`)).toBeVisible();
  await theo.getByRole('button', { name: 'Join Demo project' }).click();
  await expect(theo.getByText('Welcome to Demo project.')).toBeVisible();
  await theo.context().close();
});

test('an invitation is sent again, which voids the old link, and withdrawn', async ({
  page,
  project,
  browser,
  baseURL,
}) => {
  const email = 'late@ringdown.example';
  await page.goto(`${project.path}/settings/members`);
  const first = await invite(page, email, 'Admin');
  await page.getByRole('button', { name: `Send again: ${email}` }).click();
  const second = await linkIn(page);

  const late = await freshPage(browser, baseURL);
  await late.goto(first);
  await expect(late.getByText(/This invitation is not valid any more/)).toBeVisible();
  await late.goto(second);
  await expect(late.getByText('You are invited to join Demo project as Admin.')).toBeVisible();

  await page.getByRole('button', { name: `Withdraw: ${email}` }).click();
  const question = page.getByRole('dialog', { name: `Withdraw the invitation of ${email}?` });
  await question.getByRole('button', { name: 'Withdraw invitation' }).click();
  await expect(page.getByText('The invitation is withdrawn.')).toBeVisible();
  await expect(page.getByText(email, { exact: true })).toBeHidden();
  await late.reload();
  await expect(late.getByText(/This invitation is not valid any more/)).toBeVisible();
  await late.context().close();
});

import { expect, type APIResponse, type Page } from '@playwright/test';
import { routes, type ProjectDto, type SentInvitationDto } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signedOut, test } from '../stage/ringdown-test.js';

test('an owner has numbers masked, and a viewer sees names and two digits', async ({
  page,
  owner,
  browser,
  product,
}) => {
  // Of its own: what is masked in the demo project would be masked in other tests.
  const name = 'Discreet project';
  const { id } = await read<ProjectDto>(owner.post(routes.projects(), { data: { name } }));
  const number = '+4930901820';
  await read(owner.post(routes.contacts(id), { data: { name: 'Anna Meier', number } }));
  await read(owner.post(routes.callerEntries(id), { data: { list: 'block', pattern: number } }));
  const { link } = await read<SentInvitationDto>(
    owner.post(routes.invitations(id), {
      data: { email: 'vera.viewer@ringdown.example', role: 'viewer' },
    }),
  );
  const context = await browser.newContext({
    storageState: signedOut,
    baseURL: product.dashboardUrl,
    extraHTTPHeaders: { origin: product.dashboardUrl },
    reducedMotion: 'reduce',
  });
  const vera = await context.newPage();
  await read(
    vera.request.post(routes.invitationAcceptance(), {
      data: { token: link?.split('#')[1], name: 'Vera Viewer', password: 'correct horse battery' },
    }),
  );
  await vera.goto(`/projects/${id}/settings/contacts`);
  await expect(contact(vera)).toContainText('+49 309 01 820');

  await page.goto(`/projects/${id}/settings/general`);
  await page.getByRole('link', { name: 'Privacy' }).click();
  const masking = page.getByRole('switch', { name: /^Viewers see only the last two digits/ });
  await masking.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.goto(`/projects/${id}/settings/contacts`);
  await expect(contact(page)).toContainText('+49 309 01 820');

  await vera.reload();
  await expect(contact(vera)).toContainText('Number ending in 20');
  await vera.getByRole('searchbox', { name: 'Find' }).fill('901820');
  await vera.keyboard.press('Enter');
  await expect(vera.getByText('No contact has this in its name or note.')).toBeVisible();
  await vera.goto(`/projects/${id}/settings/callers`);
  await expect(vera.getByRole('listitem').filter({ hasText: 'Block' })).toContainText(
    'Number ending in 20',
  );
  await vera.goto(`/projects/${id}/settings/privacy`);
  await expect(vera.getByText('Only an owner can change it.')).toBeVisible();
  await expectAccessible(vera);
  await context.close();
  await owner.delete(routes.project(id), { data: { name } });
});

function contact(page: Page) {
  return page.getByRole('listitem').filter({ hasText: 'Anna Meier' });
}

async function read<Answer>(asked: Promise<APIResponse>): Promise<Answer> {
  const response = await asked;
  expect(response.ok(), response.url()).toBe(true);
  return (await response.json()) as Answer;
}

import { expect, type APIResponse } from '@playwright/test';
import { routes, type PageDto, type ContactDto, type ProjectDto } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('an owner has a caller erased, and is told what is gone', async ({ page, owner }) => {
  const name = 'Forgetful project';
  const { id } = await read<ProjectDto>(owner.post(routes.projects(), { data: { name } }));
  const number = '+4930901840';
  await read(owner.post(routes.contacts(id), { data: { name: 'Zoë Brandt', number } }));
  await read(owner.post(routes.callerEntries(id), { data: { list: 'block', pattern: number } }));
  await page.goto(`/projects/${id}/settings/privacy`);
  await expect(page.getByText('Nobody has been erased yet.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Number' }).fill('+49 (30) 901-840');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Erase this caller?' });
  await expect(dialog.getByText('1 contact is deleted')).toBeVisible();
  await expect(dialog.getByText('1 entry of the allow and block lists is deleted')).toBeVisible();
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  const again = dialog.getByRole('textbox', { name: 'Type the number again to confirm' });
  await expect(again).toBeFocused();
  await page.keyboard.type('+4930901841');
  await expect(erase).toBeDisabled();
  await expectAccessible(page);
  await again.fill(number);
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: 'Number ending in 40' });
  await expect(row).toContainText('Done');
  await expect(row).toContainText('1 contact, 1 entry of the lists');
  await expect(row).toContainText('Nothing there');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  const contacts = await read<PageDto<ContactDto>>(owner.get(routes.contacts(id)));
  expect(contacts.items).toEqual([]);
  await owner.delete(routes.project(id), { data: { name } });
});

async function read<Answer>(asked: Promise<APIResponse>): Promise<Answer> {
  const response = await asked;
  expect(response.ok(), response.url()).toBe(true);
  return (await response.json()) as Answer;
}

import { expect, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

async function chooseForTurn(page: Page, turn: number, name: string): Promise<void> {
  const people = page.getByRole('combobox', { name: `Turn ${String(turn)}` });
  await people.fill(name);
  await page.getByRole('option').filter({ hasText: name }).click();
  await people.press('Tab');
}

test('a schedule is made in the editor, previewed, and says who is on call', async ({
  page,
  project,
}) => {
  await page.goto(`${project.path}/schedules`);
  await page.getByRole('link', { name: 'New schedule' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Network on call');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(
    preview.getByText('No preview yet: A turn needs at least one person.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByText('A turn needs at least one person.').first()).toBeVisible();

  await chooseForTurn(page, 1, 'Alice Archer');
  await page.getByRole('button', { name: 'Add a turn' }).click();
  await chooseForTurn(page, 2, 'Bob Brandt');
  await page.getByRole('button', { name: 'Monday to Friday, 09:00 – 17:00' }).click();
  await expect(preview.getByText(/in the time shown nobody is on call/)).toBeVisible();
  const final = preview.getByRole('group', { name: 'On call', exact: true });
  await expect(
    final.getByRole('button', { name: /^(Alice Archer|Bob Brandt) · Mon/ }),
  ).toBeVisible();
  await expect(final.getByRole('button', { name: /^Nobody is on call/ }).first()).toBeVisible();
  await expectAccessible(page);

  for (let time = 5; time > 0; time -= 1) {
    await page.getByRole('button', { name: `Remove time ${String(time)}` }).click();
  }
  await expect(preview.getByText('Somebody is on call all the time.')).toBeVisible();
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network on call');
  await expect(page.getByText(/^On call now: Alice Archer until/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Coverage' })).not.toContainText(
    'Nobody is on call',
  );
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Schedules' }).first().click();
  const card = page.getByRole('listitem').filter({ hasText: 'Network on call' });
  await expect(card).toContainText(/Alice Archer until/);
  await expectAccessible(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a schedule is read day by day, and changed', async ({ page, project }) => {
    await page.goto(`${project.path}/schedules`);
    await page.getByRole('link', { name: 'Platform on call' }).tap();
    await expect(page.getByText(/^On call now: /)).toBeVisible();
    await expect(page.getByRole('heading', { name: /– today$/ })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Edit schedule' }).tap();
    await expect(page.getByRole('region', { name: 'Business hours' })).toBeVisible();
    await expect(page.getByText('Somebody is on call all the time.')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page
      .getByRole('region', { name: 'Nights and weekends' })
      .getByRole('button', { name: 'Move Nights and weekends up' })
      .tap();
    await expect(page.getByRole('region', { name: /hours|Nights/ })).toContainText([
      'Nights and weekends',
      'Business hours',
    ]);
  });
});

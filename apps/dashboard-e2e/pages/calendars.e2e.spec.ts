import { expect } from '@playwright/test';
import { routes, type MeDto, type ScheduleDto } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

/** A day to come, as calendars write it. */
function dayToCome(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

function shift(day: number, summary: string): string[] {
  return [
    'BEGIN:VEVENT',
    `DTSTART:${dayToCome(day)}T080000Z`,
    `DTEND:${dayToCome(day + 1)}T080000Z`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ];
}

test('a calendar file becomes a layer, and the schedule a calendar again', async ({
  page,
  owner,
  project,
  request,
}) => {
  const data = { name: 'From elsewhere', timeZone: 'Europe/Berlin' };
  const made = await owner.post(routes.schedules(project.id), { data });
  const { id } = (await made.json()) as ScheduleDto;
  const me = (await (await owner.get(routes.me())).json()) as MeDto;
  await page.goto(`${project.path}/schedules/${id}`);

  await page.getByRole('button', { name: 'Import' }).click();
  const importing = page.getByRole('dialog', { name: 'Import a calendar' });
  await page.locator('input[type=file]').setInputFiles({
    name: 'rota.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(
      [
        'BEGIN:VCALENDAR',
        ...shift(1, 'Primary: Alice Archer'),
        ...shift(2, 'Somebody'),
        'END:VCALENDAR',
      ].join('\r\n'),
    ),
  });
  await expect(importing.getByText(/^1 shift, /)).toBeVisible();
  await expectAccessible(page);
  await importing.getByRole('combobox', { name: 'Somebody' }).click();
  await page.getByRole('option', { name: me.name }).click();
  await expect(importing.getByText(/^2 shifts, /)).toBeVisible();
  await importing.getByRole('button', { name: 'Add as layer' }).click();
  await expect(importing).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const subscribing = page.getByRole('dialog', { name: 'Subscribe in your calendar' });
  await subscribing.getByRole('button', { name: 'Create address' }).click();
  const url = await subscribing.getByRole('textbox', { name: 'Link' }).inputValue();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await subscribing.getByRole('button', { name: 'Done' }).click();

  const calendar = await request.get(new URL(url).pathname);
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const text = await calendar.text();
  expect(text).toContain('SUMMARY:Alice Archer on call\r\n');
  expect(text).toContain(`SUMMARY:${me.name} on call\r\n`);

  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(subscribing.getByText(/A calendar program last read it/)).toBeVisible();
  await subscribing.getByRole('button', { name: 'End subscription…' }).click();
  await page.getByRole('button', { name: 'End subscription', exact: true }).click();
  await expect(subscribing.getByRole('button', { name: 'Create address' })).toBeVisible();
  expect((await request.get(new URL(url).pathname)).status()).toBe(404);
});

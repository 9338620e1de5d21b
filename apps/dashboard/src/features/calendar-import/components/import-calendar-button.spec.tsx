import {
  routes,
  type CalendarImportDto,
  type ImportCalendarDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { ImportCalendarButton } from './import-calendar-button';

const members = [
  { userId: 'a', name: 'Alice' },
  { userId: 'b', name: 'Bob' },
];
const present = { id: 'l1', name: 'Days', kind: 'shifts' as const, shifts: [] };
const schedule: ScheduleDto = {
  id: 's1',
  name: 'Primary',
  description: '',
  timeZone: 'Europe/Berlin',
  mode: 'one-wins',
  layers: [present],
  holidayCalendars: [],
  people: [],
  version: 7,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

/** Alice is known; whoever Bobby is, the choices tell. */
const answerTo = ({ people = [] }: ImportCalendarDto): CalendarImportDto => {
  const bobby = people.find(({ label }) => label === 'Bobby')?.userId ?? null;
  const shift = (day: number, person: string | null) =>
    person === null
      ? []
      : [
          {
            from: `2026-03-0${day}T08:00:00Z`,
            to: `2026-03-0${day + 1}T08:00:00Z`,
            people: [person],
          },
        ];
  return {
    layer: { kind: 'shifts', name: '', shifts: [...shift(2, 'a'), ...shift(3, bobby)] },
    people: [
      { label: 'a@example.com', userId: 'a', name: 'Alice', matchedBy: 'email', shifts: 1 },
      {
        label: 'Bobby',
        userId: bobby,
        name: bobby === null ? null : 'Bob',
        matchedBy: bobby === null ? null : 'choice',
        shifts: 1,
      },
    ],
    from: '2026-02-01T00:00:00Z',
    to: '2027-03-01T00:00:00Z',
  };
};
const usual = ({ path, body }: Sent) =>
  path === routes.calendarImport('project')
    ? ok(answerTo(body as ImportCalendarDto))
    : ok(schedule);

const choose = async (
  text: string,
  answer: (sent: Sent) => Response = usual,
  fileName = 'rota.ics',
) => {
  const requests = fakeApi(answer);
  const { baseElement } = show(<ImportCalendarButton schedule={schedule} members={members} />);
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByText('Calendar file');
  const input = baseElement.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('There is no field for a file.');
  await userEvent.upload(input, new File([text], fileName, { type: 'text/calendar' }));
  return requests;
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('importing a calendar', () => {
  it('shows who and when, and takes whoever is chosen for somebody unknown', async () => {
    const requests = await choose('BEGIN:VCALENDAR');

    expect(await screen.findByText(/^1 shift, 2\s?–\s?3 Mar 2026$/)).toBeDefined();
    expect(screen.getByText('1 shift · found by e-mail address')).toBeDefined();
    expect(screen.getByText(/09:00.*: Alice$/)).toBeDefined();

    await userEvent.click(screen.getByRole('combobox', { name: 'Bobby' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Bob' }));

    expect(await screen.findByText(/^2 shifts, 2\s?–\s?4 Mar 2026$/)).toBeDefined();
    expect(requests.at(-1)?.body).toEqual({
      calendar: 'BEGIN:VCALENDAR',
      timeZone: 'Europe/Berlin',
      people: [{ label: 'Bobby', userId: 'b' }],
    });
  });

  it('adds the layer above or below the others, to the schedule that was seen', async () => {
    const requests = await choose('BEGIN:VCALENDAR');
    await userEvent.click(await screen.findByRole('radio', { name: /^Below/ }));
    await press('Add as layer');

    await waitFor(() => expect(requests.at(-1)?.method).toBe('PATCH'));
    expect(requests.at(-1)).toMatchObject({
      path: routes.schedule('project', 's1'),
      ifMatch: '"7"',
      body: { layers: [present, { kind: 'shifts', name: 'rota', shifts: [{ people: ['a'] }] }] },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('takes the place of the layer of its name, so that a calendar imported again is not there twice', async () => {
    const requests = await choose('BEGIN:VCALENDAR', usual, 'Days.ics');
    const place = await screen.findByRole('radio', { name: /^In the place of the layer Days/ });
    expect(place).toHaveProperty('checked', true);
    await press('Replace the layer');

    await waitFor(() => expect(requests.at(-1)?.method).toBe('PATCH'));
    expect(requests.at(-1)?.body).toMatchObject({
      layers: [{ id: 'l1', kind: 'shifts', name: 'Days', shifts: [{ people: ['a'] }] }],
    });
  });

  it('says why a file cannot be read', async () => {
    const detail = 'This is not a calendar that can be read.';
    await choose('Hello', () => refusal({ status: 400, code: 'invalid-request', detail }));

    expect(await screen.findByText(detail)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Add as layer' })).toBeNull();
  });

  it('sends no file that is too large', async () => {
    const requests = await choose('x'.repeat(900_001));

    expect(await screen.findByText('The file is larger than 900 kB.')).toBeDefined();
    expect(requests).toEqual([]);
  });
});

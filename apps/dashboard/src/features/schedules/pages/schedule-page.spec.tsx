import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { MemberRole } from '@ringdown/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { alice, bob, finalOf, schedule } from '../testing/schedule';
import { SchedulePage } from './schedule-page';
import { SchedulesPage } from './schedules-page';

const now = Date.parse('2026-11-25T15:00:00Z');
const final = finalOf([
  '2026-11-23T05:00:00.000Z',
  '2026-11-26T14:00:00.000Z',
  '2026-11-26T20:00:00.000Z',
  '2026-11-30T05:00:00.000Z',
]);
const coverage = {
  people: [
    { ...alice, hours: 81 },
    { ...bob, hours: 81 },
  ],
  gaps: [{ from: '2026-11-26T14:00:00.000Z', to: '2026-11-26T20:00:00.000Z' }],
};
const onCall = {
  at: '2026-11-25T15:00:00.000Z',
  people: [alice],
  reason: { kind: 'layer', layerIds: [], overrideIds: [] },
  until: '2026-11-26T14:00:00.000Z',
};

function answer(path: string): Response {
  const { pathname } = new URL(path, 'http://ringdown');
  if (pathname.endsWith('/on-call')) return ok(onCall);
  if (pathname.endsWith('/final')) return ok(final);
  if (pathname.endsWith('/coverage')) return ok(coverage);
  if (pathname.endsWith(schedule.id)) return ok(schedule);
  if (pathname.endsWith('/schedules')) return ok({ items: [schedule], nextCursor: null });
  return ok({ items: [], nextCursor: null });
}

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const showPage = async (role: MemberRole = 'admin', path = '/') => {
  const requests = fakeApi(({ path: asked }) => answer(asked));
  show(<SchedulePage scheduleId={schedule.id} />, role, path);
  await screen.findByRole('group', { name: 'On call' });
  return requests;
};

describe('the page of a schedule', () => {
  it('says first who is on call now, until when, and the next gap', async () => {
    await showPage();

    expect(await screen.findByText(/^On call now: Alice Archer until Thu/)).toBeDefined();
    expect(await screen.findByText(/^Nobody from Thu .* to Thu/)).toBeDefined();
  });

  it('shows the week of the zone of the schedule, and another one on demand', async () => {
    const requests = await showPage();
    expect(screen.getByText('Mon 23 Nov – Sun 29 Nov')).toBeDefined();

    await userEvent.click(screen.getByRole('button', { name: 'Later' }));

    expect(await screen.findByText('Mon 30 Nov – Sun 6 Dec')).toBeDefined();
    await vi.waitFor(() =>
      expect(requests.map(({ path }) => path)).toContainEqual(
        expect.stringMatching(/final\?from=2026-11-30T05%3A00%3A00.000Z&to=2026-12-07T05/),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Today' }));
    expect(await screen.findByText('Mon 23 Nov – Sun 29 Nov')).toBeDefined();
  });

  it('falls back to today when the address names no day', async () => {
    await showPage('viewer', '/?date=2026-13-99&span=year');

    expect(screen.getByText('Mon 23 Nov – Sun 29 Nov')).toBeDefined();
  });

  it('marks the gap in the timeline and lists it', async () => {
    await showPage();

    expect(
      screen.getByRole('button', { name: 'Nobody is on call · Thu 26 Nov, 09:00 – 15:00' }),
    ).toBeDefined();
    const section = within(await screen.findByRole('region', { name: 'Coverage' }));
    expect(section.getByText('Nobody is on call:')).toBeDefined();
    expect(section.getByText('Thu 26 Nov, 09:00 – 15:00')).toBeDefined();
    expect(section.getAllByText('81 h')).toHaveLength(2);
  });

  it('tells the same as a list', async () => {
    await showPage('viewer', '/?view=timeline');

    await userEvent.click(screen.getByText('List'));

    const thursday = within(await screen.findByRole('region', { name: 'Thursday 26 November' }));
    expect(thursday.getByText('Nobody is on call')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Monday 23 November' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show earlier days' }));
    expect(screen.getByRole('region', { name: 'Monday 23 November' })).toBeDefined();
  });

  it('is edited by those who may', async () => {
    await showPage('responder');

    expect(screen.queryByRole('link', { name: 'Edit schedule' })).toBeNull();
  });
});

describe('the list of schedules', () => {
  it('says of each who is on call until when, and warns of a gap', async () => {
    fakeApi(({ path }) => answer(path));
    show(<SchedulesPage />);

    expect(await screen.findByText(/^Alice Archer until Thu/)).toBeDefined();
    expect(screen.getByText(/^Nobody from Thu/)).toBeDefined();
  });

  it('is searched by name', async () => {
    fakeApi(({ path }) => answer(path));
    show(<SchedulesPage />, 'viewer', '/?q=plat');

    const field = await screen.findByRole('searchbox', { name: 'Search schedules' });
    expect(screen.getByRole('link', { name: 'Platform on call' })).toBeDefined();
    await userEvent.type(field, 'o');

    expect(await screen.findByText('No schedule has “plato” in its name.')).toBeDefined();
  });

  it('offers the first schedule to those who may make it', async () => {
    fakeApi(() => ok({ items: [], nextCursor: null }));
    show(<SchedulesPage />);

    expect(await screen.findByText('No schedules yet')).toBeDefined();
    expect(screen.getByRole('link', { name: 'New schedule' })).toBeDefined();
  });
});

import type { StatisticsDto } from '@ringdown/contracts';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { periodOf } from '../period';
import { StatisticsPage } from './statistics-page';

const desk = { id: '0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a11', name: 'Night desk' };
const nothing = {
  calls: 0,
  answered: 0,
  abandoned: 0,
  voicemails: 0,
  turnedAway: 0,
  secondsToHuman: { median: null, p95: null },
  hours: Array.from({ length: 24 }, (_, at) => ({ at, calls: 0, answered: 0 })),
  weekdays: Array.from({ length: 7 }, (_, at) => ({ at: at + 1, calls: 0, answered: 0 })),
  statuses: [],
  costs: [],
  costUnknown: 0,
  responders: [],
} satisfies StatisticsDto;
const some: StatisticsDto = {
  ...nothing,
  calls: 8,
  answered: 6,
  abandoned: 1,
  voicemails: 1,
  turnedAway: 3,
  secondsToHuman: { median: 21, p95: 75 },
  costs: [{ amount: '12.0345', unit: 'USD' }],
  costUnknown: 2,
  hours: nothing.hours.map((hour) => (hour.at === 9 ? { at: 9, calls: 8, answered: 6 } : hour)),
  statuses: [
    { status: 'completed', calls: 6 },
    { status: 'blocked', calls: 3 },
  ],
  responders: [{ userId: 'bob', name: 'Bob', rung: 8, accepted: 6, medianSeconds: 7 }],
};

const lastQuery = (requests: readonly { path: string }[]) =>
  Object.fromEntries(new URLSearchParams(requests.at(-1)?.path.split('?')[1]));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the statistics', () => {
  it('say first whether callers reached somebody, then how fast, when, and whom', async () => {
    fakeApi(() => ok(some));
    show(<StatisticsPage policies={[desk]} />, 'viewer');

    expect(
      await screen.findByText('6 of 8 callers reached somebody. Half of them waited 21 s at most.'),
    ).toBeDefined();
    expect(screen.getByText('75 %')).toBeDefined();
    expect(screen.getByText('the median; 95 % within 1 min 15 s')).toBeDefined();
    expect(screen.getByText('$12.0345')).toBeDefined();
    expect(screen.getByText('of the connections; not known for 2 calls')).toBeDefined();
    const hours = screen.getByRole('table', { name: 'By hour of the day' });
    expect(within(hours).getByRole('row', { name: '09 8 6' })).toBeDefined();
    expect(screen.getByRole('row', { name: 'Completed 6 67 %' })).toBeDefined();
    expect(screen.getByRole('row', { name: 'Bob 8 6 (75 %) 7 s' })).toBeDefined();
  });

  it('say so when nobody has called', async () => {
    fakeApi(() => ok(nothing));
    show(<StatisticsPage policies={[]} />, 'viewer');

    expect(await screen.findByText('Nobody has called in this period.')).toBeDefined();
    expect(screen.getByText('Nobody was rung in this period.')).toBeDefined();
  });

  it('are of the period and the policy that are chosen, in whole days of the reader', async () => {
    const requests = fakeApi(() => ok(some));
    show(<StatisticsPage policies={[desk]} />, 'viewer', '/?days=7');
    await screen.findByText('75 %');

    await userEvent.selectOptions(screen.getByLabelText('Policy'), 'Night desk');
    await userEvent.selectOptions(screen.getByLabelText('Period'), 'Last 90 days');

    const asked = requests.map(({ path }) =>
      Object.fromEntries(new URLSearchParams(path.split('?')[1])),
    );
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(asked).toEqual([
      { ...periodOf(7, Date.now()), timeZone },
      { ...periodOf(7, Date.now()), timeZone, policyId: desk.id },
      { ...periodOf(90, Date.now()), timeZone, policyId: desk.id },
    ]);
  });

  it('are of any days that the address names, and of none that make no sense', async () => {
    const requests = fakeApi(() => ok(some));
    show(<StatisticsPage policies={[]} />, 'viewer', '/?from=2026-01-01&to=2026-01-31');
    await screen.findByText('75 %');

    expect(screen.getByLabelText('Period')).toHaveProperty('value', 'other');
    const { from, to } = lastQuery(requests);
    expect([from, to]).toEqual([
      new Date(2026, 0, 1).toISOString(),
      new Date(2026, 1, 1).toISOString(),
    ]);

    const asked = requests.length;
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2025-12-31' } });
    expect(
      await screen.findByText('Choose a last day that is not before the first.'),
    ).toBeDefined();
    expect(screen.queryByText('75 %')).toBeNull();
    expect(requests).toHaveLength(asked);

    fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2025-12-01' } });
    await screen.findByText('75 %');
    expect(lastQuery(requests)['to']).toBe(new Date(2026, 0, 1).toISOString());
    await userEvent.selectOptions(screen.getByLabelText('Period'), 'Last 7 days');
    expect(screen.queryByLabelText('First day')).toBeNull();
  });
});

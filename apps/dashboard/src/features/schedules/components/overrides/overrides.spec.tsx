import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  routes,
  type MemberDto,
  type MemberRole,
  type ScheduleDto,
  type ScheduleOverrideDto,
} from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../../testing/fake-api';
import { show } from '../../../../testing/show';
import type { TimelineRow } from '../timeline/timeline-row';
import { ComingOverrides } from './coming-overrides';
import { useOverrides } from './use-overrides';

const now = Date.UTC(2026, 10, 23, 6);
const hourMs = 3_600_000;
const at = (hour: number) => new Date(now + hour * hourMs).toISOString();
const [alice, bob] = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
];
const people = [
  { userId: alice, name: 'Alice', phone: null },
  { userId: bob, name: 'Bob', phone: null },
];
const schedule: ScheduleDto = {
  id: 'schedule',
  name: 'Primary',
  description: '',
  timeZone: 'Europe/Berlin',
  mode: 'one-wins',
  layers: [
    {
      id: 'layer',
      name: '',
      kind: 'shifts',
      shifts: [{ from: at(-1), to: at(12), people: [alice] }],
    },
  ],
  holidayCalendars: [],
  people,
  version: 1,
  createdAt: at(-1),
  updatedAt: at(-1),
};
const row: TimelineRow = {
  id: 'final',
  title: 'On call',
  isMain: true,
  segments: [
    {
      from: now - hourMs,
      to: now + 12 * hourMs,
      kind: 'layer',
      people: [{ userId: alice, name: 'Alice' }],
    },
    { from: now + 12 * hourMs, to: now + 24 * hourMs, kind: 'gap', people: [] },
  ],
};
const override = (changes: Partial<ScheduleOverrideDto> = {}): ScheduleOverrideDto => ({
  id: 'override',
  kind: 'replace',
  person: people[0] ?? null,
  by: people[1] ?? null,
  from: at(2),
  to: at(4),
  createdAt: at(-1),
  createdBy: 'Bob',
  createdById: bob,
  ...changes,
});

function Room() {
  const room = useOverrides(schedule, now);

  return (
    <>
      {row.segments.map((segment) => (
        <div key={segment.from}>{room.segmentActions?.(segment, row)}</div>
      ))}
      {room.onSelectRange && (
        <button
          onClick={() => room.onSelectRange({ from: now + 2 * hourMs, to: now + 14 * hourMs }, row)}
        >
          Draw
        </button>
      )}
      <ComingOverrides schedule={schedule} now={now} timeZone="UTC" onAdd={room.add} />
      {room.modal}
    </>
  );
}

type World = {
  role?: MemberRole;
  me?: string;
  overrides?: ScheduleOverrideDto[];
  /** Those of a second page. */
  others?: ScheduleOverrideDto[];
  answer?: (sent: Sent) => Response;
};

const showRoom = async ({ role = 'responder', me = bob, overrides = [], ...world }: World) => {
  const requests = fakeApi((sent) => {
    if (sent.method !== 'GET') return world.answer?.(sent) ?? ok(override(), 201);
    if (sent.path === routes.me()) return ok({ id: me, name: 'Me', projects: [] });
    if (sent.path.startsWith(routes.members('project'))) {
      const items = people.map(
        (person) => ({ ...person, role: 'responder' }) as unknown as MemberDto,
      );
      return ok({ items, nextCursor: null });
    }
    if (sent.path.includes('cursor=')) return ok({ items: world.others, nextCursor: null });
    return ok({ items: overrides, nextCursor: world.others === undefined ? null : 'next' });
  });
  show(<Room />, role);
  await screen.findByText(overrides.length === 0 ? /^None is under way/ : /takes over from/);
  return requests;
};

const posted = (requests: Sent[]) => requests.find(({ method }) => method === 'POST')?.body;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('overrides of a schedule', () => {
  it('let a responder take a shift, from this minute on, and say before what that changes', async () => {
    const requests = await showRoom({});

    await userEvent.click(await screen.findByRole('button', { name: 'Take this shift' }));
    const dialog = await screen.findByRole('dialog', { name: 'Override of Primary' });
    const effect = await within(dialog).findByRole('region', { name: 'What it changes' });
    expect(effect.textContent).toMatch(/Mon 23 Nov, 07:00 – 19:00Bob instead of Alice/);
    expect(within(dialog).queryByLabelText(/Who takes over/)).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add override' }));

    expect(await screen.findByText('The override is added.')).toBeDefined();
    expect(posted(requests)).toEqual({
      kind: 'replace',
      userId: alice,
      byUserId: bob,
      from: at(0),
      to: at(12),
    });
  });

  it('let a responder fill a gap, and not take their own shift', async () => {
    const requests = await showRoom({ me: alice });

    expect(screen.queryByRole('button', { name: 'Take this shift' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: 'Take this gap' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Add override' }));

    await vi.waitFor(() =>
      expect(posted(requests)).toEqual({ kind: 'add', userId: alice, from: at(12), to: at(24) }),
    );
  });

  it('begin with a range that was drawn, and with whoever is on call there', async () => {
    await showRoom({ role: 'admin' });

    await userEvent.click(screen.getByRole('button', { name: 'Draw' }));
    const dialog = await screen.findByRole('dialog');

    expect(within(dialog).getByLabelText(/^From/)).toHaveProperty('value', '2026-11-23T09:00');
    expect(within(dialog).getByLabelText(/^To/)).toHaveProperty('value', '2026-11-23T21:00');
    expect(within(dialog).getByRole('combobox', { name: 'Who is relieved' })).toHaveProperty(
      'value',
      'Alice',
    );
  });

  it('are added by keyboard, in the zone of the schedule, with the API’s errors beside the fields', async () => {
    const requests = await showRoom({
      role: 'admin',
      answer: () =>
        refusal({
          status: 400,
          code: 'invalid-request',
          detail: 'Some fields need your attention.',
          fieldErrors: { to: ['The end must be after the start.'], userId: ['Choose a person.'] },
        }),
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Add override…' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByLabelText(/^From/), {
      target: { value: '2026-12-01T09:00' },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add override' }));

    expect(await within(dialog).findByText('The end must be after the start.')).toBeDefined();
    expect(within(dialog).getByText('Choose a person.')).toBeDefined();
    expect(posted(requests)).toMatchObject({ from: '2026-12-01T08:00:00.000Z' });
  });

  it('warn of one that would change nothing, and say how to give a shift back', async () => {
    await showRoom({ me: alice, overrides: [override({ from: at(-1), to: at(14) })] });

    await userEvent.click(screen.getByRole('button', { name: 'Draw' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('combobox', { name: 'Who is relieved' }));
    await userEvent.click(screen.getByRole('option', { name: 'Bob' }));

    const warning = await within(dialog).findByText(/^Nothing: the same people are on call/);
    expect(warning.textContent).toMatch(/cancel the override that did it/);
  });

  it('are cancelled by whoever added them, when asked twice', async () => {
    const requests = await showRoom({ overrides: [override()] });

    await userEvent.click(await screen.findByRole('button', { name: /^Cancel: Bob takes over/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Cancel this override?' });
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel override' }));

    expect(requests.find(({ method }) => method === 'DELETE')?.path).toBe(
      routes.override('project', 'schedule', 'override'),
    );
  });

  it.each([
    ['responder', alice, false],
    ['responder', bob, true],
    ['admin', alice, true],
    ['viewer', bob, false],
  ] as const)('of Bob offer a %s to cancel: %s %s', async (role, me, isOffered) => {
    await showRoom({ role, me, overrides: [override()] });

    // Who I am comes a moment later.
    if (isOffered) await screen.findByRole('button', { name: /^Cancel/ });
    expect(screen.queryByRole('button', { name: /^Cancel/ }) !== null).toBe(isOffered);
    expect(screen.queryByRole('button', { name: 'Add override…' }) !== null).toBe(
      role !== 'viewer',
    );
  });

  it('come a page at a time, however many there are', async () => {
    const requests = await showRoom({
      overrides: [override()],
      others: [override({ id: 'other', from: at(6), to: at(8) })],
    });

    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull());
    expect(await screen.findAllByText(/takes over from/)).toHaveLength(2);
    expect(requests.filter(({ path }) => path.includes('limit=20'))).toHaveLength(2);
  });
});

import type { ScheduleDto, ScheduleOverrideDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { overrideEffect, previewedPeriod } from './override-effect';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const instant = (hour: number) => Date.parse(at(hour));

/** Alice from 0 to 12, Bob from 12 to 24, nobody afterwards. */
const schedule: ScheduleDto = {
  id: 'schedule',
  name: 'Primary',
  description: '',
  timeZone: 'UTC',
  mode: 'one-wins',
  layers: [
    {
      id: 'layer',
      name: '',
      kind: 'shifts',
      shifts: [
        { from: at(0), to: at(12), people: ['alice'] },
        { from: at(12), to: at(24), people: ['bob'] },
      ],
    },
  ],
  holidayCalendars: [],
  people: [],
  version: 1,
  createdAt: at(0),
  updatedAt: at(0),
};
const existing = (
  by: string,
  [from, to]: [number, number],
  userId = 'alice',
): ScheduleOverrideDto => ({
  id: `${userId} by ${by}`,
  kind: 'replace',
  person: { userId, name: userId, phone: null },
  by: { userId: by, name: by, phone: null },
  from: at(from),
  to: at(to),
  createdAt: at(0),
  createdBy: 'Dana',
  createdById: null,
});

describe('what an override changes', () => {
  it('is told wherever somebody else is on call', () => {
    const draft = { kind: 'replace-all', byUserId: 'carol', from: at(6), to: at(30) } as const;

    expect(overrideEffect(schedule, [], draft)).toEqual([
      { from: instant(6), to: instant(12), before: ['alice'], after: ['carol'] },
      { from: instant(12), to: instant(24), before: ['bob'], after: ['carol'] },
      { from: instant(24), to: instant(30), before: [], after: ['carol'] },
    ]);
  });

  it('is nothing where the person who is relieved is not on call', () => {
    const draft = {
      kind: 'replace',
      userId: 'carol',
      byUserId: 'bob',
      from: at(0),
      to: at(24),
    } as const;

    expect(overrideEffect(schedule, [], draft)).toEqual([]);
  });

  it('holds over the overrides that there are, of which the later holds', () => {
    const draft = {
      kind: 'replace',
      userId: 'alice',
      byUserId: 'bob',
      from: at(0),
      to: at(12),
    } as const;

    expect(overrideEffect(schedule, [existing('carol', [4, 8])], draft)).toEqual([
      { from: instant(0), to: instant(4), before: ['alice'], after: ['bob'] },
      { from: instant(4), to: instant(8), before: ['carol'], after: ['bob'] },
      { from: instant(8), to: instant(12), before: ['alice'], after: ['bob'] },
    ]);
  });

  it('is nothing when a shift is taken back that was given away: the two would be a swap', () => {
    const draft = {
      kind: 'replace',
      userId: 'carol',
      byUserId: 'alice',
      from: at(0),
      to: at(12),
    } as const;

    expect(overrideEffect(schedule, [existing('carol', [0, 12])], draft)).toEqual([]);
  });

  it.each([
    { kind: 'replace', byUserId: 'bob' },
    { kind: 'replace', userId: 'alice' },
    { kind: 'add' },
    { kind: 'replace-all' },
  ] as const)('is nothing while somebody is still to be chosen: %j', (draft) => {
    expect(overrideEffect(schedule, [], { ...draft, from: at(0), to: at(12) })).toEqual([]);
  });

  it('is told of no time that makes no sense, and of two months at most', () => {
    expect(previewedPeriod({ from: at(2), to: at(2) })).toBeUndefined();
    expect(previewedPeriod({ from: '', to: at(2) })).toBeUndefined();
    const days = 24 * 62;
    expect(previewedPeriod({ from: at(0), to: at(24 * 400) })?.to).toBe(instant(days));
  });
});

import type { ScheduleOverrideDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { overrideRows, overrideWords, scheduleRows } from './schedule-rows';
import { alice, bob, finalOf, schedule } from './testing/schedule';

const final = finalOf([
  '2026-11-22T11:00:00.000Z',
  '2026-11-23T08:00:00.000Z',
  '2026-11-23T17:00:00.000Z',
  '2026-11-30T00:00:00.000Z',
]);

const override = (from: string, to: string): ScheduleOverrideDto => ({
  id: from,
  kind: 'replace',
  person: alice,
  by: bob,
  from: `2026-11-${from}T00:00:00.000Z`,
  to: `2026-11-${to}T00:00:00.000Z`,
  createdAt: '2026-11-01T00:00:00.000Z',
  createdBy: 'Dana',
  createdById: null,
});

describe('the rows of a schedule', () => {
  it('are its layers by name, and below them who is on call in the end, and why', () => {
    const rows = scheduleRows(final, schedule.layers);

    expect(rows.layers.map(({ title, segments }) => [title, segments.length])).toEqual([
      ['Weekly', 2],
    ]);
    expect(
      rows.final.segments.map(({ people, kind, note }) => [people[0]?.name, kind, note]),
    ).toEqual([
      ['Alice Archer', 'layer', 'from Weekly'],
      [undefined, 'gap', undefined],
      ['Bob Brandt', 'layer', 'from Weekly'],
    ]);
  });

  it('join neighbours that differ in their layers alone', () => {
    const [first, gap] = final.segments;
    const later = {
      ...first,
      from: first.to,
      to: gap.to,
      reason: { ...first.reason, layerIds: ['gone'] },
    };
    const rows = scheduleRows({ ...final, segments: [first, later] }, schedule.layers);

    expect(rows.final.segments).toMatchObject([
      { from: Date.parse(first.from), to: Date.parse(gap.to), note: 'from Weekly' },
    ]);
  });

  it('number layers without a name', () => {
    const nameless = schedule.layers.map((layer) => ({ ...layer, name: '' }));

    expect(scheduleRows(final, nameless).layers[0]?.title).toBe('Layer 1');
  });
});

describe('the rows of overrides', () => {
  it('are as many as lie over each other', () => {
    const rows = overrideRows([
      override('01', '05'),
      override('03', '07'),
      override('05', '06'),
      override('08', '09'),
    ]);

    expect(rows.map(({ title, segments }) => [title, segments.length])).toEqual([
      ['Overrides', 3],
      ['Overrides (2)', 1],
    ]);
  });

  it('are none without an override', () => {
    expect(overrideRows([])).toEqual([]);
  });

  it.each([
    ['add', 'Alice Archer is on call as well'],
    ['replace', 'Bob Brandt takes over from Alice Archer'],
    ['replace-all', 'Bob Brandt takes over from whoever is on call'],
    ['remove', 'Alice Archer is not on call'],
  ] as const)('say what to %s means', (kind, words) => {
    expect(overrideWords({ kind, person: alice, by: bob })).toBe(words);
  });
});

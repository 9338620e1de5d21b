import { describe, expect, it } from 'vitest';

import { whoIsOnCall, type OverrideEffect, type Schedule } from './index.js';
import { overridesOf, read, rotationLayer, scheduleOf, whoAt } from './testing/schedules.js';

const noon = '2026-01-05T12:00Z';
const from = '2026-01-05T11:00Z';
const to = '2026-01-05T13:00Z';

const add = (person: string): OverrideEffect => ({ kind: 'add', person });
const replace = (person: string, by: string): OverrideEffect => ({ kind: 'replace', person, by });
const replaceAll = (by: string): OverrideEffect => ({ kind: 'replace-all', by });
const remove = (person: string): OverrideEffect => ({ kind: 'remove', person });

const annAndBob = rotationLayer([], { id: 'both', members: [['ann', 'bob']] });
const cem = rotationLayer(['cem'], { id: 'second' });

function overridden(effects: readonly OverrideEffect[], rest: Partial<Schedule> = {}): Schedule {
  return scheduleOf({ layers: [annAndBob], ...rest, overrides: overridesOf(from, to, effects) });
}

describe('overrides', () => {
  const cases: readonly (readonly [string, readonly OverrideEffect[], string])[] = [
    ['add somebody', [add('dai')], 'ann and bob and dai'],
    ['add nobody twice', [add('ann'), add('dai'), add('dai')], 'ann and bob and dai'],
    ['replace somebody', [replace('ann', 'dai')], 'bob and dai'],
    ['replace nobody who is not on call', [replace('cem', 'dai')], 'ann and bob'],
    ['remove somebody', [remove('ann')], 'bob'],
    ['remove nobody who is not on call', [remove('cem')], 'ann and bob'],
    ['may leave nobody', [remove('ann'), remove('bob')], 'nobody'],
    ['swap two people', [replace('ann', 'cem'), replace('cem', 'ann')], 'bob and cem'],
    [
      'swap two people who are both on call',
      [replace('ann', 'bob'), replace('bob', 'ann')],
      'ann and bob',
    ],
    [
      'follow from substitute to substitute',
      [replace('ann', 'cem'), replace('cem', 'dai')],
      'bob and dai',
    ],
    [
      'stop before a person comes round again',
      [replace('ann', 'cem'), replace('cem', 'dai'), replace('dai', 'cem')],
      'bob and dai',
    ],
    ['stop when somebody would replace themselves', [replace('ann', 'ann')], 'ann and bob'],
    [
      'let the later of two for one person hold',
      [replace('ann', 'cem'), replace('ann', 'dai')],
      'bob and dai',
    ],
    ['replace whoever is on call', [replaceAll('dai')], 'dai'],
    [
      'let the later of two for whoever is on call hold',
      [replaceAll('dai'), replaceAll('eve')],
      'eve',
    ],
    ['follow from the substitute of all', [replace('dai', 'eve'), replaceAll('dai')], 'eve'],
    [
      'replace whom they add, whatever was created first',
      [replace('dai', 'eve'), add('dai')],
      'ann and bob and eve',
    ],
    ['remove whom they add', [remove('dai'), add('dai')], 'ann and bob'],
    ['remove the substitute, and nobody comes back', [remove('dai'), replace('ann', 'dai')], 'bob'],
    [
      'leave the substitute when the replaced is removed',
      [remove('ann'), replace('ann', 'dai')],
      'bob and dai',
    ],
    ['remove the substitute of all', [replaceAll('dai'), remove('dai')], 'nobody'],
    ['put the substitute of all in the place of the added', [add('eve'), replaceAll('dai')], 'dai'],
  ];

  it.each(cases)('%s', (_, effects, expected) => {
    expect(whoAt(overridden(effects), noon)).toBe(expected);
  });

  it('hold from their start up to their end', () => {
    expect(read(overridden([replaceAll('dai')]), '2026-01-05T10:00Z', '2026-01-05T14:00Z')).toEqual(
      [
        '2026-01-05T11:00+01:00 ann and bob',
        '2026-01-05T12:00+01:00 dai',
        '2026-01-05T14:00+01:00 ann and bob',
      ],
    );
  });

  it('fill gaps when they add somebody or put somebody in the place of all, and only then', () => {
    const layers = { layers: [] };
    expect(whoAt(overridden([add('dai')], layers), noon)).toBe('dai');
    expect(whoAt(overridden([replaceAll('dai')], layers), noon)).toBe('dai');
    expect(whoAt(overridden([replace('ann', 'dai')], layers), noon)).toBe('nobody');
  });

  it('that remove the one of the highest layer let nobody move up', () => {
    const layers = [rotationLayer(['ann'], { id: 'first' }), cem];
    expect(whoAt(overridden([remove('ann')], { layers }), noon)).toBe('nobody');
    expect(whoAt(overridden([remove('ann')], { layers, mode: 'all-on-call' }), noon)).toBe('cem');
  });

  it('put nobody on call twice', () => {
    const schedule = overridden([replace('cem', 'ann')], {
      layers: [annAndBob, cem],
      mode: 'all-on-call',
    });
    expect(whoAt(schedule, noon)).toBe('ann and bob');
  });

  it('hold in the order of their creation, not of the list', () => {
    const schedule = overridden([replace('ann', 'cem'), replace('ann', 'dai')]);
    const reversed = { ...schedule, overrides: schedule.overrides.toReversed() };
    expect(whoAt(reversed, noon)).toBe(whoAt(schedule, noon));
  });
});

describe('the reason', () => {
  const reasonOf = (schedule: Schedule) => whoIsOnCall(schedule, Date.parse(noon)).reason;

  it('names the layer that wins, or every layer that covers', () => {
    const layers = [annAndBob, cem];
    expect(reasonOf(scheduleOf({ layers }))).toEqual({
      kind: 'layer',
      layerIds: ['both'],
      overrideIds: [],
    });
    expect(reasonOf(scheduleOf({ layers, mode: 'all-on-call' })).layerIds).toEqual([
      'both',
      'second',
    ]);
  });

  it('is a gap where nobody is on call, and names the overrides that made it', () => {
    expect(reasonOf(scheduleOf({}))).toEqual({ kind: 'gap', layerIds: [], overrideIds: [] });
    expect(reasonOf(overridden([remove('ann'), remove('cem'), remove('bob')]))).toEqual({
      kind: 'gap',
      layerIds: ['both'],
      overrideIds: ['o1', 'o3'],
    });
  });

  it('names the overrides that made a difference, and no others', () => {
    const effects = [
      add('ann'),
      replace('cem', 'ann'),
      replace('bob', 'dai'),
      replace('dai', 'eve'),
      remove('gus'),
    ];
    expect(reasonOf(overridden(effects))).toEqual({
      kind: 'override',
      layerIds: ['both'],
      overrideIds: ['o3', 'o4'],
    });
    expect(reasonOf(overridden([add('eve'), replaceAll('dai')]))).toEqual({
      kind: 'override',
      layerIds: [],
      overrideIds: ['o2'],
    });
    expect(reasonOf(overridden([remove('gus')])).kind).toBe('layer');
  });
});

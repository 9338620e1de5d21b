import type { Window } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

import { decide, decideIncoming } from './decide.js';
import type { CallState } from './state.js';
import { isOpen, nextChange, openPeriods, type SupportHours } from './support-hours.js';
import { anybody, openToAll, planOf } from './testing/plans.js';

const workdays: Window[] = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  kind: 'weekly',
  opens: { weekday, time: '09:00' },
  closes: { weekday, time: '17:00' },
}));
const hours = (changes: Partial<SupportHours> = {}): SupportHours => ({
  timeZone: 'Europe/Berlin',
  windows: workdays,
  holidays: [],
  elsewhere: null,
  message: 'We are closed.',
  ...changes,
});
const withHours = (changes?: Partial<SupportHours>, more: Parameters<typeof planOf>[1] = {}) =>
  planOf(['A'], { supportHours: hours(changes), ...more });
/** 23 November 2026 is a Monday; Berlin is one hour ahead of UTC. */
const monday = (time: string) => Date.parse(`2026-11-23T${time}Z`);
const closed = {
  steps: [{ kind: 'say', text: 'We are closed.' }, { kind: 'hang-up' }],
  facts: [{ kind: 'refused', reason: 'outside-hours' }],
};

describe('support hours', () => {
  it.each([
    ['07:59:59', false],
    ['08:00', true],
    ['15:59:59', true],
    ['16:00', false],
  ])('from nine to five in Berlin: at %s UTC open is %s', (time, expected) => {
    expect(isOpen(hours(), monday(time))).toBe(expected);
  });

  it.each([
    ['a weekend', '2026-11-28T10:00Z', {}, false],
    ['a holiday', '2026-12-25T10:00Z', { holidays: ['2026-12-25'] }, false],
    ['the same day without the holiday', '2026-12-25T10:00Z', {}, true],
    ['summer, in which nine is an hour earlier', '2026-07-06T07:30Z', {}, true],
    ['any time without windows', '2026-11-23T10:00Z', { windows: [] }, false],
    [
      'the night of a daily window that crosses midnight',
      '2026-11-23T02:00Z',
      { windows: [{ kind: 'daily', opens: '22:00', closes: '06:00' }] },
      true,
    ],
  ] as const)('know %s', (_when, at, changes, expected) => {
    expect(isOpen(hours(changes), Date.parse(at))).toBe(expected);
  });
});

describe('the end of support hours, and of the time between them', () => {
  it.each([
    ['while open', '2026-11-23T10:00Z', '2026-11-23T16:00Z'],
    ['at night', '2026-11-23T20:00Z', '2026-11-24T08:00Z'],
    ['over a weekend', '2026-11-27T20:00Z', '2026-11-30T08:00Z'],
  ])('is told %s', (_when, at, expected) => {
    expect(nextChange(hours(), Date.parse(at))).toBe(Date.parse(expected));
  });

  it('is not told where there is none', () => {
    const always: Window[] = [{ kind: 'daily', opens: '00:00', closes: '24:00' }];

    expect(nextChange(hours({ windows: always }), monday('10:00'))).toBeUndefined();
  });
});

describe('the periods in which people are rung', () => {
  it.each([
    ['a night and a day', '2026-11-23T20:00Z', '2026-11-25T10:00Z', [24, 25], '10:00'],
    ['a weekend', '2026-11-27T20:00Z', '2026-11-30T07:00Z', [], ''],
  ] as const)('are told of %s', (_what, from, to, days, end) => {
    const periods = openPeriods(hours(), Date.parse(from), Date.parse(to)).map(({ from, to }) =>
      [from, to].map((time) => new Date(time).toISOString().slice(8, 16)),
    );

    expect(periods).toEqual(
      days.map((day, index) => [
        `${String(day)}T08:00`,
        `${String(day)}T${index === days.length - 1 ? end : '16:00'}`,
      ]),
    );
  });
});

describe('a caller outside of the support hours', () => {
  it('hears the message, and nobody is rung', () => {
    expect(decideIncoming(withHours(), anybody, monday('20:00'))).toMatchObject({
      steps: closed.steps,
      facts: [{ kind: 'came-in' }, ...closed.facts],
    });
  });

  it('hears it in the voice of the message', () => {
    const speech = { voice: 'man', language: 'de-DE' };
    const plan = withHours({}, { speeches: { outsideHours: speech } });

    expect(decideIncoming(plan, anybody, monday('20:00')).steps).toMatchObject([{ speech }, {}]);
  });

  it('who may not call hears that instead', () => {
    const admission = { ...openToAll, unlisted: 'refused' } as const;

    expect(decideIncoming(withHours({}, { admission }), anybody, monday('20:00'))).toMatchObject({
      facts: [{ kind: 'came-in' }, { reason: 'blocked' }],
    });
  });

  it('who has to press a key first, and does so after closing time, hears the message', () => {
    const plan = withHours({}, { admission: { ...openToAll, challenge: 'everybody' } });
    const [step] = decideIncoming(plan, anybody, monday('15:59:58')).steps;
    const { state } = step as { state: CallState };

    const decision = decide(plan, state, { kind: 'challenge-key', key: '1' }, monday('16:00'));

    expect(decision).toMatchObject({
      steps: closed.steps,
      facts: [{ kind: 'challenge-passed' }, ...closed.facts],
    });
  });

  it('for whom phones ring already is rung on for', () => {
    const plan = withHours({}, { rules: planOf(['A', 'B']).rules, people: planOf(['AB']).people });
    const [, step] = decideIncoming(plan, anybody, monday('15:59:58')).steps;
    const { state } = step as { state: CallState };

    const decision = decide(
      plan,
      state,
      { kind: 'ring-ended', result: 'no-answer' },
      monday('16:00'),
    );

    expect(decision.steps).toMatchObject([{ kind: 'ring' }]);
  });
});

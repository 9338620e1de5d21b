import type { Schedule } from '@ringdown/on-call';
import { describe, expect, it } from 'vitest';

import {
  decide,
  decideIncoming,
  type CallFact,
  type Decision,
  type RoutingPlan,
  type Step,
} from './index.js';
import { anybody, planOf, shifts } from './testing/plans.js';

const minute = (number: number) => number * 60_000;
const berlinWeek: Schedule = {
  timeZone: 'Europe/Berlin',
  mode: 'one-wins',
  layers: [
    {
      kind: 'rotation',
      id: 'week',
      members: [['A'], ['B']],
      start: '2026-03-18T09:00',
      end: null,
      rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 3 },
      windows: [],
      holidays: 'ignored',
      turnsFollow: 'calendar',
    },
  ],
  holidayCalendars: [],
  overrides: [],
};

/** What is told of a call that nobody takes; the n-th ring begins at the n-th instant, or at the last. */
function play(plan: RoutingPlan, first: number, ...others: number[]): readonly CallFact[] {
  const told: CallFact[] = [];
  let at = first;
  let decision: Decision = decideIncoming(plan, anybody, at);
  for (;;) {
    told.push(...decision.facts);
    const ring: Step | undefined = decision.steps.find(({ kind }) => kind === 'ring');
    if (ring?.kind !== 'ring') return told;
    at = others.shift() ?? at;
    decision = decide(plan, ring.state, { kind: 'ring-ended', result: 'no-answer' }, at);
  }
}

/** The letters of those who are rung, and how the call ends. */
function rung(plan: RoutingPlan, first: number, ...others: number[]): string {
  const words = play(plan, first, ...others).map((fact) => {
    if (fact.kind === 'ring-ordered') return fact.name;
    return fact.kind === 'ended' ? fact.ending : '';
  });
  return words.filter((word) => word !== '').join(' ');
}

describe('the targets of a rule', () => {
  it.each([
    ['a person, a team and who is on call, in their order', ['C(BD)1'], 'C B D A no-answer'],
    ['a person who is met three times once', ['A(BA)1'], 'A B no-answer'],
    ['a person whom an earlier rule has rung not again', ['1', '(AB)'], 'A B no-answer'],
    ['nobody of an empty team, and the next rule', ['()', 'B'], 'B no-answer'],
    ['nobody of a team without phones', ['(bc)', '(dB)'], 'B no-answer'],
    ['the others where a schedule has a gap', ['2C', 'B'], 'C B no-answer'],
  ])('are rung: %s', (_, rules, expected) => {
    const schedules = [shifts('A 0-60'), shifts('B 30-60')];

    expect(rung(planOf(rules, { schedules }), minute(10))).toBe(expected);
  });

  it('are everybody on call together', () => {
    const schedules = [shifts('AC 0-10', 'B 0-10')];

    expect(rung(planOf(['1'], { schedules }), minute(1))).toBe('A C B no-answer');
  });
});

describe('a schedule with nobody on call', () => {
  const schedules = [shifts('A 10-20'), shifts('B 10-20')];

  it('is passed over at once, and the journal says which', () => {
    const plan = planOf(['1()', 'C'], { schedules });

    expect(play(plan, minute(5))).toContainEqual({
      kind: 'rule-skipped',
      round: 1,
      ruleOrder: 1,
      people: [],
      vacant: [
        { kind: 'schedule', id: 'schedule-1', name: 'Schedule 1' },
        { kind: 'team', id: 'team ', name: '' },
      ],
    });
    expect(rung(plan, minute(5))).toBe('C no-answer');
  });

  it('leaves nobody available when no rule has anybody', () => {
    expect(rung(planOf(['1', '2'], { schedules }), minute(5))).toBe('no-one-available');
  });

  it('has nobody any more from the very minute at which the shift ends', () => {
    const plan = planOf(['1', 'C'], { schedules });

    expect(rung(plan, minute(20) - 1)).toBe('A C no-answer');
    expect(rung(plan, minute(20))).toBe('C no-answer');
  });
});

describe('a hand-off during a call', () => {
  const schedules = [shifts('A 0-10', 'B 10-20')];

  it('rings who comes on call while the rule rings, too', () => {
    expect(rung(planOf(['1', 'C'], { schedules }), minute(9), minute(10))).toBe('A B C no-answer');
  });

  it('rings in the next round who is on call then', () => {
    const plan = planOf(['1'], { schedules, repeats: 1 });

    expect(rung(plan, minute(5), minute(6), minute(11))).toBe('A A B no-answer');
  });

  it('ends a call in whose next round nobody is on call as unanswered', () => {
    const plan = planOf(['1'], { schedules, repeats: 2 });

    expect(rung(plan, minute(19), minute(20))).toBe('B no-answer');
  });
});

describe('a weekly hand-off in Berlin', () => {
  const plan = planOf(['1'], { schedules: [berlinWeek] });

  it.each([
    ['the minute before it, in winter', '2026-03-25T07:59:59Z', 'A'],
    ['at it, in winter', '2026-03-25T08:00:00Z', 'B'],
    ['the minute before it, in summer', '2026-04-01T06:59:59Z', 'B'],
    ['at it, in summer', '2026-04-01T07:00:00Z', 'A'],
  ])('%s', (_, at, person) => {
    expect(rung(plan, Date.parse(at))).toBe(`${person} no-answer`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { simulateCall } from './simulate-call.js';
import type { Behaviour, SimulatedCall, Situation } from './simulated-call.js';
import { anybody, anyInstant, anyPlan, openToAll, planOf, shifts } from './testing/plans.js';
import { callerPlaceholder, positionPlaceholder } from './step.js';

const at = Date.parse('2026-03-29T01:00:00Z');

function simulate(
  plan: Parameters<typeof simulateCall>[0],
  behaviours: Record<string, Behaviour> = {},
  changes: Partial<Situation> = {},
): SimulatedCall {
  return simulateCall(plan, { at, caller: anybody, behaviours, ...changes });
}

/** Each step in a word, with the seconds of the call at which it begins and ends. */
function told({ startsAt, steps }: SimulatedCall): string[] {
  return steps.map((step) => {
    const period = [step.from, step.to].map((instant) => (instant - startsAt) / 1000);
    const seconds = period[0] === period[1] ? period.slice(1) : period;
    const words = 'outcome' in step ? `${step.name} ${step.outcome}` : '';
    return [seconds.join('-'), step.kind, words].filter(Boolean).join(' ');
  });
}

describe('simulateCall', () => {
  it('rings the second when the first does not pick up, and ends when the talk ends', () => {
    const call = simulate(planOf(['A', 'B']), { B: { kind: 'takes', afterSeconds: 6 } });

    expect(told(call)).toEqual([
      '0-1 hears',
      '1-31 ring A no-answer',
      '31-101 ring B accepted',
      '41-101 talk',
      '101 over',
    ]);
    expect(call).toMatchObject({ status: 'completed', endsAt: at + 101_000 });
  });

  it.each<[Behaviour, string]>([
    [{ kind: 'ignores' }, '1-31 ring A no-answer'],
    [{ kind: 'takes', afterSeconds: 40 }, '1-31 ring A no-answer'],
    [{ kind: 'busy' }, '1 ring A busy'],
    [{ kind: 'unreachable' }, '1 ring A failed'],
    [{ kind: 'rejects', afterSeconds: 3 }, '1-4 ring A busy'],
    // "Thank you. The call is passed on." takes 2.8 seconds.
    [{ kind: 'declines', afterSeconds: 3 }, '1-10.8 ring A declined'],
    [{ kind: 'mailbox', afterSeconds: 20, hangsUpAfterSeconds: 5 }, '1-26 ring A hung-up'],
    // Two questions, six seconds of silence after each, and a goodbye.
    [{ kind: 'mailbox', afterSeconds: 20, hangsUpAfterSeconds: 90 }, '1-52.6 ring A no-key'],
  ])('tells how the ring of somebody ends who: %j', (behaviour, expected) => {
    expect(told(simulate(planOf(['A']), { A: behaviour }))[1]).toBe(expected);
  });

  it('rings for ten seconds at least, as the carrier does', () => {
    const plan = planOf(['A']);
    const rules = plan.rules.map((rule) => ({ ...rule, escalateAfterSeconds: 5 }));

    expect(told(simulate({ ...plan, rules }))[1]).toBe('1-11 ring A no-answer');
  });

  it('asks the schedule at the very moment of each ring', () => {
    const schedules = [shifts('A 0-1', 'B 1-9')];
    const call = simulate(planOf(['1', '1'], { schedules }), {}, { at: 45_000 });

    expect(told(call).filter((line) => line.includes('ring'))).toEqual([
      '1-31 ring A no-answer',
      '31-61 ring B no-answer',
    ]);
  });

  it('rings several at once, one a second, until the first of them takes the call', () => {
    const plan = planOf(['*ABC']);
    const call = simulate(plan, {
      A: { kind: 'mailbox', afterSeconds: 3, hangsUpAfterSeconds: 9 },
      B: { kind: 'takes', afterSeconds: 8 },
    });

    expect(told(call)).toEqual([
      '0-1 hears',
      '0-12 ring A hung-up',
      '1-73 ring B accepted',
      '2-13 ring C stopped',
      '13-73 talk',
      '73 over',
    ]);
    expect(call.status).toBe('completed');
  });

  it('tells a greeting with the number of the caller in it, or that it is withheld', () => {
    const plan = planOf(['A']);
    const messages = { ...plan.messages, greeting: `You call from ${callerPlaceholder}.` };
    const greet = (number: string | null) =>
      simulate({ ...plan, messages }, {}, { caller: { number, hasFailedVerification: false } })
        .steps[0];

    expect(greet('+49301')).toMatchObject({ text: 'You call from 4 9 3 0 1.' });
    expect(greet(null)).toMatchObject({ text: 'You call from a withheld number.' });
  });

  it('tells a greeting as the only caller who waits hears it', () => {
    const plan = planOf(['A']);
    const messages = { ...plan.messages, greeting: `You are number ${positionPlaceholder}.` };

    expect(simulate({ ...plan, messages }).steps[0]).toMatchObject({ text: 'You are number 1.' });
  });

  it('breaks off a long greeting when one of several takes the call meanwhile', () => {
    const greeting = 'Please wait, '.repeat(20);
    const plan = planOf(['*AB']);
    const messages = { ...plan.messages, greeting };
    const call = simulate({ ...plan, messages }, { A: { kind: 'takes', afterSeconds: 2 } });

    expect(told(call)).toEqual([
      '0-6 hears',
      '0-66 ring A accepted',
      '1-6 ring B stopped',
      '6-66 talk',
      '66 over',
    ]);
  });

  it('ends when the caller loses patience: in the greeting, in a ring, or in the farewell', () => {
    const plan = planOf(['A']);

    expect(told(simulate(plan, {}, { patienceSeconds: 0.5 }))).toEqual(['0-0.5 hears', '0.5 over']);
    expect(told(simulate(plan, {}, { patienceSeconds: 20 }))).toEqual([
      '0-1 hears',
      '1-20 ring A caller-gone',
      '20 over',
    ]);
    expect(simulate(plan, {}, { patienceSeconds: 20 }).status).toBe('caller-hung-up');
    expect(simulate(plan, {}, { patienceSeconds: 31.5 }).status).toBe('no-answer');
  });

  it('turns a caller away whom the lists, the limit or the question for a key refuse', () => {
    const refuse = (admission: Partial<typeof openToAll>, changes: Partial<Situation> = {}) =>
      simulate(planOf(['A'], { admission: { ...openToAll, ...admission } }), {}, changes);
    const blocked = refuse({ entries: [{ list: 'block', pattern: '+49*' }] });

    expect(told(blocked)).toEqual(['0 refused', '0-1.6 hears', '1.6 over']);
    expect(blocked.status).toBe('blocked');
    expect(blocked.steps[0]).toMatchObject({ because: { because: 'block-list', pattern: '+49*' } });
    expect(refuse({ callsPerHour: 2 }, { callsBefore: 1 }).status).toBe('no-answer');
    expect(refuse({ callsPerHour: 2 }, { callsBefore: 2 }).status).toBe('blocked');
    expect(told(refuse({ challenge: 'everybody' }))[0]).toBe('0-3 challenge');
    expect(refuse({ challenge: 'everybody' }).status).toBe('no-answer');
    expect(refuse({ challenge: 'everybody' }, { challengeKey: '' }).status).toBe('blocked');
    expect(simulate(planOf(['A'], { enabled: false })).status).toBe('disabled');
  });

  it('says whom it has skipped and that nobody can be reached', () => {
    const call = simulate(planOf(['a', '()']));

    expect(call.steps).toMatchObject([
      { kind: 'rule-skipped', ruleOrder: 1, people: [{ reason: 'no-verified-phone' }] },
      { kind: 'rule-skipped', ruleOrder: 2, vacant: [{ kind: 'team' }] },
      { kind: 'hears', text: 'No one available.' },
      { kind: 'over', by: 'hotline' },
    ]);
    expect(call.status).toBe('no-one-available');
  });

  it('comes to an end, in order, whatever the plan and whoever does what', () => {
    const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
      fc.constantFrom<Behaviour>({ kind: 'ignores' }, { kind: 'busy' }, { kind: 'unreachable' }),
      fc.record({
        kind: fc.constantFrom('takes', 'declines', 'rejects'),
        afterSeconds: fc.nat({ max: 40 }),
      }),
    );
    const behaviours = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), behaviour);
    fc.assert(
      fc.property(anyPlan, anyInstant, behaviours, (plan, moment, people) => {
        const { steps, endsAt } = simulate(plan, people, { at: moment });

        expect(steps.at(-1)).toMatchObject({ kind: 'over', to: endsAt });
        expect(steps.map(({ from }) => from)).toEqual(
          steps.map(({ from }) => from).toSorted((one, two) => one - two),
        );
        expect(steps.every(({ from, to }) => from <= to && to <= endsAt)).toBe(true);
      }),
    );
  });
});

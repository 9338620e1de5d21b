import { describe, expect, it } from 'vitest';

import { decide, decideIncoming, type CallState, type Decision, type RingResult } from './index.js';
import { anybody, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);

/** Plays a call: the letters of those who are rung, then how it ends. */
function play(plan: ReturnType<typeof planOf>, results: readonly RingResult[]): string {
  const heard: string[] = [];
  let decision: Decision = decideIncoming(plan, anybody, noon);
  for (const result of [...results, undefined]) {
    const ring = decision.steps.find((step) => step.kind === 'ring');
    const ended = decision.facts.find((fact) => fact.kind === 'ended');
    if (ring === undefined) return [...heard, ended?.ending ?? 'over'].join(' ');
    heard.push(plan.people[ring.state.person]?.name ?? '?');
    if (result === undefined) break;
    decision = decide(plan, ring.state, { kind: 'ring-ended', result }, noon);
  }
  return heard.join(' ');
}

function ringing(plan: ReturnType<typeof planOf>): CallState {
  const ring = decideIncoming(plan, anybody, noon).steps.find((step) => step.kind === 'ring');
  if (ring === undefined) throw new Error('Nobody is rung.');
  return ring.state;
}

const silent: RingResult[] = Array.from({ length: 20 }, () => 'no-answer');

describe('an incoming call', () => {
  it('hears the greeting, then the first rule rings for its seconds', () => {
    expect(decideIncoming(planOf(['A', 'B']), anybody, noon).steps).toMatchObject([
      { kind: 'say', text: 'Hello.' },
      { kind: 'ring', phone: '+120255565', seconds: 30, state: { attempt: 1, round: 1 } },
    ]);
  });

  it('hears that no one is available, without a greeting, when nobody has a verified phone', () => {
    const decision = decideIncoming(planOf(['a', 'bc']), anybody, noon);

    expect(decision.steps).toEqual([
      { kind: 'say', text: 'No one available.' },
      { kind: 'hang-up' },
    ]);
    expect(decision.facts.map((fact) => fact.kind)).toEqual([
      'came-in',
      'rule-skipped',
      'rule-skipped',
      'ended',
    ]);
  });

  it('hears that no one is available when the policy has no rules', () => {
    expect(play(planOf([]), [])).toBe('no-one-available');
  });

  it('is turned away by a disabled policy', () => {
    const decision = decideIncoming(planOf(['A'], { enabled: false }), anybody, noon);

    expect(decision.facts).toContainEqual({ kind: 'refused', reason: 'disabled' });
    expect(decision.steps.at(-1)).toEqual({ kind: 'hang-up' });
  });
});

describe('escalation', () => {
  it.each([
    [
      'goes through rules in order, then gives the no-answer message',
      ['A', 'B', 'C'],
      0,
      'A B C no-answer',
    ],
    ['rings the people of one rule one by one', ['AB', 'C'], 0, 'A B C no-answer'],
    ['skips who has no verified phone', ['aB', 'c', 'D'], 0, 'B D no-answer'],
    ['rings nobody twice in one round', ['AB', 'BA', 'BC'], 0, 'A B C no-answer'],
    ['repeats as often as it is told', ['A', 'B'], 2, 'A B A B A B no-answer'],
    [
      'rings those again in the next round who were rung in this one',
      ['AB', 'A'],
      1,
      'A B A B no-answer',
    ],
  ])('%s', (_, rules, repeats, expected) => {
    expect(play(planOf(rules, { repeats }), silent)).toBe(expected);
  });

  it.each<[string, RingResult[], string]>([
    ['everybody busy ends as busy', ['busy', 'busy'], 'A B busy'],
    ['every number unreachable ends as failed', ['failed', 'failed'], 'A B failed'],
    ['busy and no answer end as no answer', ['busy', 'no-answer'], 'A B no-answer'],
    ['a decline after a busy ends as no answer', ['busy', 'not-accepted'], 'A B no-answer'],
    ['a caller who is gone ends it at once', ['caller-gone'], 'A over'],
    ['a connected call is over when it ends', ['no-answer', 'connected'], 'A B over'],
  ])('%s', (_, results, expected) => {
    expect(play(planOf(['A', 'B']), results)).toBe(expected);
  });

  it('says why a rule is skipped', () => {
    const plan = planOf(['A', 'Ab', 'C']);
    const { facts } = decide(
      plan,
      ringing(plan),
      { kind: 'ring-ended', result: 'no-answer' },
      noon,
    );

    expect(facts).toContainEqual({
      kind: 'rule-skipped',
      round: 1,
      ruleOrder: 2,
      people: [
        { userId: 'A', name: 'A', reason: 'already-tried' },
        { userId: 'b', name: 'b', reason: 'no-verified-phone' },
      ],
      vacant: [],
    });
  });

  it('leaves it to the journal where the carrier does not say whether the two were connected', () => {
    const plan = planOf(['A', 'B']);
    const decision = decide(
      plan,
      ringing(plan),
      {
        kind: 'ring-ended-unclear',
        unlessAccepted: 'not-accepted',
      },
      noon,
    );

    expect(decision.steps).toEqual([{ kind: 'hang-up' }]);
    expect(decision.provided).toMatchObject({
      that: 'attempt-accepted',
      otherwise: { steps: [{ kind: 'ring', phone: '+120255566' }] },
    });
  });
});

describe('the whisper', () => {
  const plan = planOf(['A']);
  const whisper = decide(plan, ringing(plan), { kind: 'picked-up' }, noon);
  const asked = whisper.steps[0]?.kind === 'ask' ? whisper.steps[0].state : ringing(plan);

  it('names policy and caller and asks for a key', () => {
    expect(whisper.steps[0]).toMatchObject({
      kind: 'ask',
      text: 'Support Hotline. Call from \uE000\uE006. Press 1 to accept, 2 to pass, or 3 for 30 minutes of quiet.',
    });
  });

  it('connects on key 1, but only while the attempt is open', () => {
    const decision = decide(plan, asked, { kind: 'key', key: '1' }, noon);

    expect(decision.steps).toEqual([{ kind: 'connect' }]);
    expect(decision.provided?.that).toBe('attempt-open');
    expect(decision.provided?.otherwise.steps.at(-1)).toEqual({ kind: 'hang-up' });
  });

  it('passes on key 2', () => {
    const decision = decide(plan, asked, { kind: 'key', key: '2' }, noon);

    expect(decision.facts).toEqual([{ kind: 'declined', attempt: 1 }]);
    expect(decision.steps.at(-1)).toEqual({ kind: 'hang-up' });
  });

  it('passes on key 3, and says that the responder is left alone for a while', () => {
    const { facts, steps } = decide(plan, asked, { kind: 'key', key: '3' }, noon);

    expect(facts).toEqual([
      { kind: 'declined', attempt: 1 },
      { kind: 'muted', attempt: 1, minutes: 30 },
    ]);
    expect(steps).toMatchObject([
      { kind: 'say', text: expect.stringContaining('30 minutes') as string },
      { kind: 'hang-up' },
    ]);
  });

  it.each(['', '4', '*'])('asks once more after key "%s", then gives up', (key) => {
    const again = decide(plan, asked, { kind: 'key', key }, noon);
    const [step] = again.steps;
    if (step?.kind !== 'ask') throw new Error('It does not ask again.');
    const end = decide(plan, step.state, { kind: 'key', key }, noon);

    expect(end.facts).toContainEqual({ kind: 'no-key', attempt: 1 });
    expect(end.steps.at(-1)).toEqual({ kind: 'hang-up' });
  });
});

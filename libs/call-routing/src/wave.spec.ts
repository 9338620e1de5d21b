import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  decide,
  decideIncoming,
  isOrder,
  personOfAttempt,
  promptsIn,
  simulateCall,
  type Behaviour,
  type CallState,
  type Order,
  type Step,
  type WaveStanding,
} from './index.js';
import { anybody, anyInstant, anyPlan, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);
const later = (seconds: number) => noon + seconds * 1000;

/** All letters of these rules ring at once; the caller waits. */
function waiting(rules: readonly string[], repeats = 0) {
  const plan = planOf(rules, { repeats });
  const { steps } = decideIncoming(plan, anybody, noon);
  const wait = steps.find((step) => step.kind === 'wait');
  if (wait === undefined) throw new Error('The caller does not wait.');
  const ask = (standing: WaveStanding | undefined, seconds: number) =>
    decide(plan, wait.state, { kind: 'waited', key: '', standing }, later(seconds));
  return { plan, steps, state: wait.state, ask };
}

/** Attempts that ring, those that are over as `busy`, and who took the call. */
function standing(changes: Partial<WaveStanding> = {}): WaveStanding {
  const rings = [1, 2].map((attempt) => ({ attempt, ended: undefined }));
  return { takenBy: undefined, hasLeft: false, rings, refused: [], ...changes };
}

const kinds = (steps: readonly Step[]) => steps.map(({ kind }) => kind).join(' ');
const orders = (steps: readonly Step[]): Order[] => steps.filter(isOrder);

describe('a rule that rings all at once', () => {
  it('has the caller wait, and orders a ring for everybody who can be rung', () => {
    const { plan, steps } = waiting(['*AbC']);

    expect(kinds(steps)).toBe('say wait ring-all');
    expect(orders(steps)).toMatchObject([
      {
        kind: 'ring-all',
        seconds: 30,
        rings: [
          { phone: '+120255565', state: { person: 0, attempt: 1, tried: [0, 2] } },
          { phone: '+120255567', state: { person: 2, attempt: 2, tried: [0, 2] } },
        ],
      },
    ]);
    expect(plan.rules[0]?.ringMode).toBe('all-at-once');
  });

  it('rings a single person as any rule does', () => {
    expect(kinds(decideIncoming(planOf(['*Ab']), anybody, noon).steps)).toBe('say ring');
  });

  it('rings ten phones at most, and whoever is left after them', () => {
    const { plan, state, steps, ask } = waiting(['*ABCDEFGHIJKLM']);

    expect(orders(steps)).toMatchObject([{ rings: { length: 10 } }]);
    const rings = Array.from({ length: 10 }, (_, index) => ({
      attempt: index + 1,
      ended: undefined,
    }));
    expect(orders(ask(standing({ rings }), 30).steps)).toMatchObject([
      { kind: 'ring-all', rings: { length: 3 } },
      { kind: 'end-rings' },
    ]);
    expect(plan.people).toHaveLength(13);
    expect(personOfAttempt(state, 10)).toBe(9);
  });
});

describe('a caller who waits', () => {
  it('waits on while a phone rings, never longer than the rule does', () => {
    const { ask } = waiting(['*AB']);

    expect(ask(standing(), 6)).toMatchObject({ steps: [{ kind: 'wait', seconds: 6 }], facts: [] });
    expect(ask(standing(), 27).steps).toMatchObject([{ kind: 'wait', seconds: 3 }]);
  });

  it('is put through to whoever accepted', () => {
    const { ask } = waiting(['*AB']);

    const decision = ask(standing({ takenBy: 2 }), 6);

    expect(decision.steps).toMatchObject([
      { kind: 'meet', side: 'caller', state: { attempt: 2 } },
      { kind: 'hang-up' },
    ]);
    expect(decision.facts).toEqual([{ kind: 'put-through' }]);
  });

  it('is put through without the record when the token says who accepted', () => {
    const { plan, state } = waiting(['*AB']);
    const wave = { first: 1, size: 2, since: noon, takenBy: 1 };

    const decision = decide(
      plan,
      { ...state, wave },
      { kind: 'waited', key: '', standing: undefined },
      later(50),
    );

    expect(kinds(decision.steps)).toBe('meet hang-up');
  });

  it.each<[string, WaveStanding | undefined, number]>([
    ['the time of the rule is over', standing(), 30],
    ['the time is over and nobody can ask the record', undefined, 30],
    [
      'every phone has said no',
      standing({ rings: [1, 2].map((attempt) => ({ attempt, ended: 'busy' })) }),
      6,
    ],
  ])('goes on to the next rule when %s', (_, known, seconds) => {
    const { ask } = waiting(['*AB', 'C']);

    const decision = ask(known, seconds);

    expect(decision.steps).toMatchObject([
      { kind: 'say', text: promptsIn('en').stillTrying },
      { kind: 'ring', state: { rule: 1, person: 2, attempt: 3 } },
      { kind: 'end-rings', because: 'time-is-up' },
    ]);
    expect(decision.facts.map(({ kind }) => kind)).toEqual(['wave-over', 'ring-ordered']);
    expect(decision.provided).toMatchObject({ that: 'wave-open', first: 1 });
    expect(kinds(decision.provided?.otherwise.steps ?? [])).toBe('meet hang-up');
  });

  it('hears that every line was busy', () => {
    const { ask } = waiting(['*AB']);
    const rings = [1, 2].map((attempt) => ({ attempt, ended: 'busy' as const }));

    expect(ask(standing({ rings }), 6).facts.at(-1)).toEqual({ kind: 'ended', ending: 'busy' });
  });

  it('is rung through one by one when the carrier has taken no order after five seconds', () => {
    const { ask } = waiting(['*AB', '*CD']);

    const decision = ask(standing({ rings: [] }), 6);

    expect(decision.steps).toMatchObject([
      { kind: 'ring', state: { rule: 0, person: 0, attempt: 3, oneByOne: true } },
      { kind: 'end-rings' },
    ]);
  });

  it('hears that it goes on when another round begins, and nothing when it ends', () => {
    expect(kinds(waiting(['*AB'], 1).ask(standing(), 30).steps)).toBe(
      'say wait ring-all end-rings',
    );
    expect(waiting(['*AB']).ask(standing(), 30).steps).not.toContainEqual(
      expect.objectContaining({ text: promptsIn('en').stillTrying }),
    );
  });

  it('waits for an order under way', () => {
    expect(kinds(waiting(['*AB']).ask(standing({ rings: [] }), 4).steps)).toBe('wait');
  });

  it('goes on when whoever accepted has hung up before they came', () => {
    const { ask } = waiting(['*AB', 'C']);

    const decision = ask(standing({ takenBy: 2, hasLeft: true }), 8);

    expect(decision.facts.slice(0, 2)).toEqual([
      { kind: 'ring-ended', attempt: 2, result: 'not-accepted' },
      { kind: 'wave-over', first: 1, last: 2 },
    ]);
    expect(decision.steps[1]).toMatchObject({ kind: 'ring', state: { person: 2 } });
  });
});

describe('a responder of several', () => {
  const rung = (): CallState => ({ ...waiting(['*AB']).state, person: 1, attempt: 2 });
  const press1 = () => decide(planOf(['*AB']), rung(), { kind: 'key', key: '1' }, noon);

  it('who presses 1 meets the caller, and the others are let go, if nobody was first', () => {
    const { steps, facts, provided } = press1();

    expect(kinds(steps)).toBe('say meet hang-up fetch-caller end-rings');
    expect(orders(steps)).toMatchObject([
      { state: { wave: { takenBy: 2 } } },
      { wave: { first: 1, size: 2, takenBy: 2 }, because: 'taken' },
    ]);
    expect(facts).toEqual([{ kind: 'accepted', attempt: 2 }]);
    expect(provided).toMatchObject({
      that: 'wave-open',
      first: 1,
      otherwise: { facts: [{ kind: 'accepted-too-late', attempt: 2 }] },
    });
  });
});

describe('a caller who leaves the room', () => {
  const parted = (known: WaveStanding | undefined, isCallerGone: boolean) => {
    const { plan, state } = waiting(['*AB', 'C']);
    return decide(plan, state, { kind: 'parted', standing: known, isCallerGone }, later(60));
  };

  it.each([
    ['has talked, and hung up', standing({ takenBy: 2 }), true, 'connected', 'hang-up end-rings'],
    [
      'has talked, until the responder hung up',
      standing({ takenBy: 2 }),
      false,
      'connected',
      'hang-up',
    ],
    [
      'was there alone, and hung up',
      standing({ takenBy: 2, hasLeft: true }),
      true,
      'caller-gone',
      'hang-up end-rings',
    ],
  ])('%s', (_, known, isCallerGone, result, steps) => {
    const decision = parted(known, isCallerGone);

    expect(decision.facts).toEqual([{ kind: 'ring-ended', attempt: 2, result }]);
    expect(kinds(decision.steps)).toBe(steps);
  });

  it('was there alone, and is rung through to somebody else', () => {
    expect(parted(standing({ takenBy: 2, hasLeft: true }), false).steps[1]).toMatchObject({
      kind: 'ring',
      state: { person: 2 },
    });
  });
});

const anyBehaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  fc.record({ kind: fc.constant('takes' as const), afterSeconds: fc.nat(40) }),
  fc.record({ kind: fc.constant('declines' as const), afterSeconds: fc.nat(40) }),
  fc.record({
    kind: fc.constant('mailbox' as const),
    afterSeconds: fc.nat(40),
    hangsUpAfterSeconds: fc.nat(60),
  }),
  fc.constantFrom<Behaviour>({ kind: 'ignores' }, { kind: 'busy' }, { kind: 'unreachable' }),
);

/** Some rules ring all at once. */
const anyMixedPlan = fc
  .tuple(anyPlan, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
  .map(([plan, atOnce]) => ({
    ...plan,
    rules: plan.rules.map((rule, index) => ({
      ...rule,
      ringMode: atOnce[index] === true ? ('all-at-once' as const) : ('one-by-one' as const),
    })),
  }));

describe('whatever people do', () => {
  it('a call with rules of both kinds ends, one person has it at most, and nobody is rung twice a round', () => {
    fc.assert(
      fc.property(
        anyMixedPlan,
        anyInstant,
        fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), anyBehaviour),
        fc.option(fc.nat(300), { nil: undefined }),
        (plan, at, behaviours, patienceSeconds) => {
          const call = simulateCall(plan, {
            at,
            caller: anybody,
            behaviours,
            ...(patienceSeconds !== undefined && { patienceSeconds }),
          });

          const rings = call.steps.filter((step) => step.kind === 'ring');
          const rung = rings.map(({ round, userId }) => `${String(round)} ${userId}`);
          expect(new Set(rung).size).toBe(rung.length);
          const accepted = rings.filter(({ outcome }) => outcome === 'accepted');
          expect(accepted).toHaveLength(call.status === 'completed' ? 1 : 0);
          expect(call.steps.at(-1)?.kind).toBe('over');
          expect(rings.every(({ to }) => to <= call.endsAt)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

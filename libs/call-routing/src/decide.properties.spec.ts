import { whoIsOnCall } from '@ringdown/on-call';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  decide,
  decideIncoming,
  type CallEvent,
  type CallFact,
  type CallState,
  type Decision,
  type Outcome,
  type RoutingPlan,
  type Step,
} from './index.js';
import { anyInstant, anyPlan, anybody } from './testing/plans.js';

/** What the phone network may report in any order: it knows no manners. */
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constant<CallEvent>({ kind: 'picked-up' }),
  fc.constantFrom('1', '1', '2', '', '7').map((key): CallEvent => ({ kind: 'key', key })),
  fc
    .constantFrom(
      'connected' as const,
      'not-accepted' as const,
      'no-answer' as const,
      'busy' as const,
      'failed' as const,
      'caller-gone' as const,
    )
    .map((result): CallEvent => ({ kind: 'ring-ended', result })),
  fc
    .constantFrom('not-accepted' as const, 'caller-gone' as const, 'unknown' as const)
    .map((unlessAccepted): CallEvent => ({ kind: 'ring-ended-unclear', unlessAccepted })),
);

/** The journal in one page: the same event of the same state has one answer for ever, and it settles conditions. */
class JournalModel {
  readonly facts: CallFact[] = [];
  /** When each of the facts was decided. */
  readonly instants: number[] = [];
  readonly states: CallState[] = [];
  private readonly answers = new Map<string, Outcome>();

  constructor(
    private readonly plan: RoutingPlan,
    at: number,
  ) {
    this.settle('came-in', decideIncoming(plan, anybody, at), at);
  }

  report(state: CallState, event: CallEvent, at: number): Outcome {
    const kind = event.kind === 'ring-ended-unclear' ? 'ring-ended' : event.kind;
    const key = `${String(state.attempt)}/${kind}/${kind === 'key' ? String(state.prompts) : ''}`;
    return this.answers.get(key) ?? this.settle(key, decide(this.plan, state, event, at), at);
  }

  private settle(key: string, decision: Decision, at: number): Outcome {
    const { provided } = decision;
    const outcome = provided === undefined || this.holds(decision) ? decision : provided.otherwise;
    this.answers.set(key, outcome);
    this.facts.push(...outcome.facts);
    this.instants.push(...outcome.facts.map(() => at));
    for (const step of outcome.steps) if ('state' in step) this.states.push(step.state);
    return outcome;
  }

  private holds({ facts, provided }: Decision): boolean {
    const [fact] = facts;
    const attempt = fact && 'attempt' in fact ? fact.attempt : 0;
    const has = (kind: CallFact['kind']) =>
      this.facts.some(
        (each) => each.kind === kind && 'attempt' in each && each.attempt === attempt,
      );
    return provided?.that === 'attempt-open' ? !has('ring-ended') : has('accepted');
  }
}

function isComplete(steps: readonly Step[]): boolean {
  const last = steps.at(-1)?.kind;
  return last === 'hang-up' || last === 'ring' || last === 'connect';
}

/** How many attempts are accepted and not over: each would be a responder who believes to have the caller. */
function openAccepts(facts: readonly CallFact[]): number {
  const open = new Set<number>();
  for (const fact of facts) {
    if (fact.kind === 'accepted') open.add(fact.attempt);
    if (fact.kind === 'ring-ended') open.delete(fact.attempt);
  }
  return open.size;
}

/** Plays a call that nobody takes; the event of each ring comes at the next of these instants. */
function playUnanswered(plan: RoutingPlan, instants: readonly number[]): JournalModel {
  const instantOf = (event: number) => instants[event] ?? instants.at(-1) ?? 0;
  const journal = new JournalModel(plan, instantOf(0));
  for (let done = 0; done < journal.states.length; done += 1) {
    const state = journal.states[done];
    if (state === undefined) continue;
    journal.report(state, { kind: 'ring-ended', result: 'no-answer' }, instantOf(done + 1));
  }
  return journal;
}

/** The definition, nothing clever: whom a rule means at an instant, each as often as they are met. */
function meant(plan: RoutingPlan, ruleOrder: number, at: number): string[] {
  const targets = plan.rules.find(({ order }) => order === ruleOrder)?.targets ?? [];
  return targets.flatMap((target) => {
    if (target.kind === 'schedule') {
      const planned = plan.schedules[target.schedule];
      return planned === undefined ? [] : whoIsOnCall(planned.schedule, at).people;
    }
    const places = target.kind === 'team' ? target.people : [target.person];
    return places.flatMap((place) => plan.people[place]?.userId ?? []);
  });
}

function hasPhone(plan: RoutingPlan, id: string): boolean {
  return plan.people.some(({ userId, phone }) => userId === id && phone !== null);
}

const anyInstants = fc
  .array(anyInstant, { minLength: 1, maxLength: 12 })
  .map((instants) => instants.toSorted((a, b) => a - b));

describe('whatever the phone network reports', () => {
  it('answers each event with a complete document, never has two accepts, and rings nobody twice a round', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(fc.tuple(fc.nat(), anyEvent, anyInstant), { maxLength: 60 }),
        (plan, script) => {
          const journal = new JournalModel(plan, 0);
          for (const [pick, event, at] of script) {
            const state = journal.states[pick % Math.max(1, journal.states.length)];
            if (state === undefined) break;
            expect(isComplete(journal.report(state, event, at).steps)).toBe(true);
            expect(openAccepts(journal.facts)).toBeLessThanOrEqual(1);
          }

          const rung = journal.facts
            .filter((fact) => fact.kind === 'ring-ordered')
            .map((fact) => `${String(fact.round)} ${fact.userId}`);
          expect(new Set(rung).size).toBe(rung.length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('ends: without an accept every reachable person is rung once a round, in rule order, and then it is over', () => {
    fc.assert(
      fc.property(anyPlan, anyInstant, (plan, at) => {
        const journal = playUnanswered(plan, [at]);

        const all = new Set(plan.rules.flatMap(({ order }) => meant(plan, order, at)));
        const reachable = [...all].filter((id) => hasPhone(plan, id));
        const expected = Array.from({ length: plan.repeats + 1 }, () => reachable).flat();
        const rung = journal.facts.filter((fact) => fact.kind === 'ring-ordered');
        expect(rung.map((fact) => fact.userId)).toEqual(expected);
        expect(journal.facts.at(-1)).toEqual({
          kind: 'ended',
          ending: reachable.length === 0 ? 'no-one-available' : 'no-answer',
        });
      }),
    );
  });

  it('ends, too, while shifts are handed over', () => {
    fc.assert(
      fc.property(anyPlan, anyInstants, (plan, instants) => {
        const { facts } = playUnanswered(plan, instants);

        const rings = facts.filter((fact) => fact.kind === 'ring-ordered').length;
        expect(rings).toBeLessThanOrEqual((plan.repeats + 1) * plan.people.length);
        expect(facts.at(-1)?.kind).toBe('ended');
      }),
    );
  });

  it('rings only who is named by the rule, in a team of it, or on call at that instant', () => {
    fc.assert(
      fc.property(anyPlan, anyInstants, (plan, instants) => {
        const journal = playUnanswered(plan, instants);

        for (const [index, fact] of journal.facts.entries()) {
          if (fact.kind !== 'ring-ordered') continue;
          const at = journal.instants[index] ?? -1;
          expect(meant(plan, fact.ruleOrder, at)).toContain(fact.userId);
          expect(hasPhone(plan, fact.userId)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('skips a rule only when nobody in it could be rung', () => {
    fc.assert(
      fc.property(anyPlan, anyInstants, (plan, instants) => {
        const journal = playUnanswered(plan, instants);

        for (const [index, fact] of journal.facts.entries()) {
          if (fact.kind !== 'rule-skipped') continue;
          const people = new Set(meant(plan, fact.ruleOrder, journal.instants[index] ?? -1));
          expect(new Set(fact.people.map(({ userId }) => userId))).toEqual(people);
        }
      }),
    );
  });

  it('gives the same answer to the same question, also by a plan that was stored meanwhile', () => {
    fc.assert(
      fc.property(anyPlan, anyEvent, anyInstant, (plan, event, at) => {
        const { states } = new JournalModel(plan, at);
        for (const state of states) {
          expect(decide(plan, state, event, at)).toEqual(
            decide(structuredClone(plan), structuredClone(state), event, at),
          );
        }
      }),
    );
  });
});

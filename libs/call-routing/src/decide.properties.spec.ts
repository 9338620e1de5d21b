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
import { anyPlan } from './testing/plans.js';

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
  fc.boolean().map((isCallerGone): CallEvent => ({ kind: 'ring-ended-unclear', isCallerGone })),
);

/** The journal in one page: the same event of the same state has one answer for ever, and it settles conditions. */
class JournalModel {
  readonly facts: CallFact[] = [];
  readonly states: CallState[] = [];
  private readonly answers = new Map<string, Outcome>();

  constructor(private readonly plan: RoutingPlan) {
    this.settle('came-in', decideIncoming(plan));
  }

  report(state: CallState, event: CallEvent): Outcome {
    const kind = event.kind === 'ring-ended-unclear' ? 'ring-ended' : event.kind;
    const key = `${String(state.attempt)}/${kind}/${kind === 'key' ? String(state.prompts) : ''}`;
    return this.answers.get(key) ?? this.settle(key, decide(this.plan, state, event));
  }

  private settle(key: string, decision: Decision): Outcome {
    const { provided } = decision;
    const outcome = provided === undefined || this.holds(decision) ? decision : provided.otherwise;
    this.answers.set(key, outcome);
    this.facts.push(...outcome.facts);
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

describe('whatever the phone network reports', () => {
  it('answers each event with a complete document, never has two accepts, and rings nobody twice a round', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.array(fc.tuple(fc.nat(), anyEvent), { maxLength: 60 }),
        (plan, script) => {
          const journal = new JournalModel(plan);
          for (const [pick, event] of script) {
            const state = journal.states[pick % Math.max(1, journal.states.length)];
            if (state === undefined) break;
            expect(isComplete(journal.report(state, event).steps)).toBe(true);
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
      fc.property(anyPlan, (plan) => {
        const journal = new JournalModel(plan);
        for (let done = 0; done < journal.states.length; done += 1) {
          const state = journal.states[done];
          if (state !== undefined)
            journal.report(state, { kind: 'ring-ended', result: 'no-answer' });
        }

        const reachable = [...new Set(plan.rules.flatMap((rule) => rule.people))]
          .map((index) => plan.people[index])
          .filter((person) => person?.phone != null)
          .map((person) => person?.userId);
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

  it('skips a rule only when nobody in it could be rung', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const journal = new JournalModel(plan);
        for (let done = 0; done < journal.states.length; done += 1) {
          const state = journal.states[done];
          if (state !== undefined) journal.report(state, { kind: 'ring-ended', result: 'busy' });
        }

        for (const fact of journal.facts) {
          if (fact.kind !== 'rule-skipped') continue;
          const rule = plan.rules.find((each) => each.order === fact.ruleOrder);
          expect(fact.people).toHaveLength(rule?.people.length ?? -1);
        }
      }),
    );
  });

  it('gives the same answer to the same question', () => {
    fc.assert(
      fc.property(anyPlan, anyEvent, (plan, event) => {
        const { states } = new JournalModel(plan);
        for (const state of states) {
          expect(decide(plan, state, event)).toEqual(
            decide(structuredClone(plan), structuredClone(state), event),
          );
        }
      }),
    );
  });
});

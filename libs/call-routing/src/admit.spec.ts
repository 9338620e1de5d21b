import { describe, expect, it } from 'vitest';

import type { Admission } from './admission.js';
import { decide, decideIncoming } from './decide.js';
import type { CallState } from './state.js';
import { anybody, openToAll, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 10, 22, 12);
const planWith = (changes: Partial<Admission>) =>
  planOf(['A'], { admission: { ...openToAll, ...changes } });

const greetingAndRing = [
  { kind: 'say', text: 'Hello.' },
  { kind: 'ring', phone: '+120255565' },
];
const refusal = [{ kind: 'say', text: 'You may not call.' }, { kind: 'hang-up' }];

/** Where the caller is asked for a key. */
function challengeOf(steps: readonly unknown[]): CallState {
  const [step] = steps as [{ kind: string; state: CallState }];
  expect(step).toMatchObject({ kind: 'challenge', waitSeconds: 6 });
  return step.state;
}

describe('a caller', () => {
  it('who may not call hears so, and nobody is rung', () => {
    const plan = planWith({ entries: [{ list: 'block', pattern: '+49*' }] });

    const decision = decideIncoming(plan, anybody, noon);

    expect(decision).toEqual({
      steps: refusal,
      facts: [
        { kind: 'came-in' },
        { kind: 'refused', reason: 'blocked', because: 'block-list', pattern: '+49*' },
      ],
    });
  });

  it('whose calls are counted is let in provided that there are fewer than so many', () => {
    const decision = decideIncoming(planWith({ callsPerHour: 3 }), anybody, noon);

    expect(decision.steps).toMatchObject(greetingAndRing);
    expect(decision.provided).toEqual({
      that: 'calls-below',
      calls: 3,
      otherwise: {
        steps: refusal,
        facts: [
          { kind: 'came-in' },
          { kind: 'refused', reason: 'blocked', because: 'too-many-calls', calls: 3 },
        ],
      },
    });
  });

  it('who is asked for a key is let in by a 1, at the first or at the second time', () => {
    const plan = planWith({ challenge: 'everybody' });
    const first = decideIncoming(plan, anybody, noon);
    expect(first.facts).toEqual([{ kind: 'came-in' }, { kind: 'challenged' }]);
    const state = challengeOf(first.steps);
    const second = decide(plan, state, { kind: 'challenge-key', key: '5' }, noon);

    for (const asked of [state, challengeOf(second.steps)]) {
      const letIn = decide(plan, asked, { kind: 'challenge-key', key: '1' }, noon);
      expect(letIn.steps).toMatchObject(greetingAndRing);
      expect(letIn.facts).toMatchObject([{ kind: 'challenge-passed' }, { kind: 'ring-ordered' }]);
    }
  });

  it('who presses no 1 the second time either is refused', () => {
    const plan = planWith({ challenge: 'everybody' });
    const first = challengeOf(decideIncoming(plan, anybody, noon).steps);
    const second = challengeOf(decide(plan, first, { kind: 'challenge-key', key: '' }, noon).steps);

    expect(decide(plan, second, { kind: 'challenge-key', key: '2' }, noon)).toEqual({
      steps: refusal,
      facts: [{ kind: 'refused', reason: 'blocked', because: 'no-key' }],
    });
  });

  it('of a disabled hotline hears that before anything else', () => {
    const admission: Admission = { ...openToAll, unlisted: 'refused' };
    const plan = planOf(['A'], { enabled: false, admission });
    expect(decideIncoming(plan, anybody, noon).facts).toContainEqual({
      kind: 'refused',
      reason: 'disabled',
    });
  });
});

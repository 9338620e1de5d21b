import { describe, expect, it } from 'vitest';

import { decideIncoming, type Occupation, type Step } from './index.js';
import { anybody, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);

/** The first steps and facts of a call while these letters want to be left alone. */
function callWhileMuted(rules: readonly string[], muted: string) {
  const occupation: Occupation = { muted: Array.from(muted), talking: [], rungOfLate: [] };
  return decideIncoming(planOf(rules), anybody, noon, { occupation });
}

/** Whom the steps ring, by letter. */
function rung(steps: readonly Step[]): string {
  const phones = steps.flatMap((step) => {
    if (step.kind === 'ring-all') return step.rings.map(({ phone }) => phone);
    return step.kind === 'ring' ? [step.phone] : [];
  });
  return phones.map((phone) => String.fromCharCode(Number(phone.slice(8)))).join('');
}

describe('somebody who wants to be left alone', () => {
  it('is passed over, in turn as with the others, and the record says why', () => {
    const inTurn = callWhileMuted(['AB'], 'A');
    const together = callWhileMuted(['*ABC'], 'B');

    expect(rung(inTurn.steps)).toBe('B');
    expect(rung(together.steps)).toBe('AC');
    const skipped = { kind: 'left-out', ruleOrder: 1 };
    expect(inTurn.facts).toContainEqual({
      ...skipped,
      people: [{ userId: 'A', name: 'A', reason: 'muted' }],
    });
    expect(together.facts).toContainEqual({
      ...skipped,
      people: [{ userId: 'B', name: 'B', reason: 'muted' }],
    });
  });

  it('has a later rule rung', () => {
    const { steps, facts } = callWhileMuted(['A', 'B'], 'A');

    expect(rung(steps)).toBe('B');
    expect(facts).toContainEqual(
      expect.objectContaining({
        kind: 'rule-skipped',
        people: [{ userId: 'A', name: 'A', reason: 'muted' }],
      }),
    );
  });

  it('is rung all the same if nobody else can be: no call is lost', () => {
    expect(rung(callWhileMuted(['A', 'b'], 'A').steps)).toBe('A');
    expect(rung(callWhileMuted(['*AB'], 'AB').steps)).toBe('AB');
  });
});

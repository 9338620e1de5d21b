import { describe, expect, it } from 'vitest';

import { decide, decideIncoming, wantsOccupation, type Occupation, type Step } from './index.js';
import { anybody, planOf } from './testing/plans.js';

const noon = Date.UTC(2026, 2, 2, 12);
const dozen = 'ABCDEFGHIJKL';
const occupation = (changes: Partial<Occupation>): Occupation => ({
  muted: [],
  talking: [],
  rungOfLate: [],
  ...changes,
});

/** Whom the steps ring, by letter. */
function rung(steps: readonly Step[]): string {
  const phones = steps.flatMap((step) => {
    if (step.kind === 'ring-all') return step.rings.map(({ phone }) => phone);
    return step.kind === 'ring' ? [step.phone] : [];
  });
  return phones.map((phone) => String.fromCharCode(Number(phone.slice(8)))).join('');
}

const decideWith = (rules: readonly string[], known: Partial<Occupation>) =>
  decideIncoming(planOf(rules), anybody, noon, { occupation: occupation(known) });

describe('a rule that rings all at once', () => {
  it('leaves out who talks on another call, and says so', () => {
    const { steps, facts } = decideWith(['*ABC'], { talking: ['B'] });

    expect(rung(steps)).toBe('AC');
    expect(facts).toContainEqual({
      kind: 'left-out',
      ruleOrder: 1,
      people: [{ userId: 'B', name: 'B', reason: 'talking' }],
    });
  });

  it('is passed over when all its people talk', () => {
    const { steps, facts } = decideWith(['*AB', 'C'], { talking: ['A', 'B'] });

    expect(rung(steps)).toBe('C');
    expect(facts).toContainEqual(
      expect.objectContaining({
        kind: 'rule-skipped',
        people: [expect.objectContaining({ reason: 'talking' }), expect.anything()],
      }),
    );
  });

  it('rings those who talk if nobody else can be rung at all', () => {
    const { steps } = decideWith(['*AB', '*c'], { talking: ['A', 'B'] });

    expect(rung(steps)).toBe('AB');
    expect(steps).toContainEqual(expect.objectContaining({ isLastResort: true }));
  });

  it('rings those first whose phones have been quiet longest, where there are too many', () => {
    expect(rung(decideWith([`*${dozen}`], { rungOfLate: ['C', 'B', 'A'] }).steps)).toBe(
      'DEFGHIJKLC',
    );
  });

  it('keeps the order where all can ring together', () => {
    expect(rung(decideWith(['*ABC'], { rungOfLate: ['A'] }).steps)).toBe('ABC');
  });

  it('rings everybody while nobody knows who talks', () => {
    expect(rung(decideIncoming(planOf(['*ABC']), anybody, noon).steps)).toBe('ABC');
  });

  it('rings who was left out once they are free', () => {
    const plan = planOf(['*AB', 'C']);
    const first = decideIncoming(plan, anybody, noon, {
      occupation: occupation({ talking: ['B'] }),
    });
    const ring = first.steps.find((step) => step.kind === 'ring');
    if (ring === undefined) throw new Error('Nobody is rung alone.');

    const busy = { kind: 'ring-ended', result: 'busy' } as const;
    expect(rung(decide(plan, ring.state, busy, noon, { occupation: occupation({}) }).steps)).toBe(
      'B',
    );
  });
});

describe('a rule that rings one by one', () => {
  it('asks nobody whether its people talk', () => {
    expect(rung(decideWith(['AB'], { talking: ['A'] }).steps)).toBe('A');
    const plan = planOf(['AB', '*CD']);
    expect(wantsOccupation(plan, decideIncoming(plan, anybody, noon))).toBe(false);
  });
});

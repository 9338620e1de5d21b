import { describe, expect, it } from 'vitest';

import { escalationSteps } from './escalation-steps';
import { person, rule, schedule, team } from './testing/rules';

describe('escalationSteps', () => {
  it('reaches a rule after everybody before it was rung', () => {
    const steps = escalationSteps([
      rule(20, person('Alice'), person('Bob')),
      rule(30, person('Carol')),
    ]);

    expect(steps.map(({ startsAfterSeconds }) => startsAfterSeconds)).toEqual([0, 40]);
  });

  it('loses no time on people who cannot be rung or were rung already', () => {
    const steps = escalationSteps([
      rule(20, person('Alice'), person('Bob', null)),
      rule(30, person('Alice')),
      rule(30, person('Carol')),
    ]);

    expect(
      steps.flatMap(({ targets }) =>
        targets.flatMap(({ people }) => people.map(({ fate }) => fate)),
      ),
    ).toEqual(['rung', 'no-verified-phone', 'already-rung', 'rung']);
    expect(steps.at(-1)?.startsAfterSeconds).toBe(20);
  });

  it('lets everybody whom a rule rings at once ring for its seconds together, ten at a time', () => {
    const atOnce = (size: number) =>
      Object.assign(
        rule(20, ...Array.from({ length: size }, (_, index) => person(`P${String(index)}`))),
        { ringMode: 'all-at-once' as const },
      );
    const reached = (size: number) =>
      escalationSteps([atOnce(size), rule(30, person('Carol'))])[1]?.startsAfterSeconds;

    expect([reached(2), reached(10), reached(11)]).toEqual([20, 20, 40]);
  });

  it('rings a person of several targets once', () => {
    const steps = escalationSteps([
      rule(20, schedule('Platform', ['Alice']), team('Backend', 'Alice', 'Bob'), person('Bob')),
      rule(30, person('Carol')),
    ]);

    expect(steps[0]?.targets.map(({ people }) => people.map(({ fate }) => fate))).toEqual([
      ['rung'],
      ['already-rung', 'rung'],
      ['already-rung'],
    ]);
    expect(steps[1]?.startsAfterSeconds).toBe(40);
  });
});

import type { Behaviour } from '@ringdown/call-routing';
import { describe, expect, it } from 'vitest';

import { compareOutcomes } from './compare-outcomes.ts';
import { summarise } from './outcome.ts';
import { routePlainly } from './plain-routing.ts';
import { routeByRingdown } from './ringdown-routing.ts';

const mailbox: Behaviour = { kind: 'mailbox', afterSeconds: 5, hangsUpAfterSeconds: 60 };
const takes: Behaviour = { kind: 'takes', afterSeconds: 8 };
const caller = (behaviours: Record<string, Behaviour>, patienceSeconds = 600) => ({
  patienceSeconds,
  behaviours,
});

describe('the summary of outcomes', () => {
  it('gives shares of all callers, and the median of those who reached a human', () => {
    const outcomes = [
      { kind: 'human' as const, afterSeconds: 40 },
      { kind: 'human' as const, afterSeconds: 10 },
      { kind: 'mailbox' as const },
      { kind: 'gave-up' as const },
    ];

    expect(summarise(outcomes)).toEqual({
      human: 0.5,
      mailbox: 0.25,
      'gave-up': 0.25,
      nobody: 0,
      medianSecondsToHuman: 25,
    });
  });

  it('has no median where nobody reached a human', () => {
    expect(summarise([{ kind: 'nobody' }]).medianSecondsToHuman).toBeUndefined();
    expect(summarise([])).toMatchObject({ human: 0, nobody: 0 });
  });
});

describe('plain routing', () => {
  it.each([
    ['a human who picks up has the caller', caller({ '0': takes }), 'human', 8],
    ['a mailbox that picks up has the caller', caller({ '0': mailbox, '1': takes }), 'mailbox'],
    ['the first pick-up of a team has the caller', caller({ '2': mailbox, '3': takes }), 'mailbox'],
    ['the second is rung when the first does not pick up', caller({ '1': takes }), 'human', 38],
    ['a busy phone costs no time', caller({ '0': { kind: 'busy' }, '1': takes }), 'human', 8],
    [
      'a pick-up after the rule is over is none',
      caller({ '0': { kind: 'takes', afterSeconds: 31 } }),
      'nobody',
    ],
    ['callers wait only so long', caller({ '1': takes }, 37), 'gave-up'],
  ] as const)('%s', (_, situation, kind, afterSeconds?: number) => {
    expect(routePlainly(situation)).toEqual({
      kind,
      ...(afterSeconds !== undefined && { afterSeconds }),
    });
  });
});

describe('the comparison', () => {
  it("counts whoever a key connects as reached, and goes on after a mailbox in Ringdown's routing", () => {
    expect(routeByRingdown(caller({ '0': takes }))).toEqual({ kind: 'human', afterSeconds: 12 });
    expect(routeByRingdown(caller({ '0': mailbox, '1': takes }))).toMatchObject({ kind: 'human' });
    expect(routeByRingdown(caller({ '1': takes }, 37))).toEqual({ kind: 'gave-up' });
    expect(routeByRingdown(caller({}))).toEqual({ kind: 'nobody' });
  });

  it('is the same for the same seed, and another for another', () => {
    expect(compareOutcomes(7, 50)).toEqual(compareOutcomes(7, 50));
    expect(compareOutcomes(7, 50)).not.toEqual(compareOutcomes(8, 50));
  });

  it('leaves no caller without an outcome', () => {
    for (const { ringdown, plain } of compareOutcomes(3, 200)) {
      for (const summary of [ringdown, plain]) {
        const { human, mailbox: lost, nobody, 'gave-up': gaveUp } = summary;
        expect(human + lost + nobody + gaveUp).toBeCloseTo(1);
      }
      expect(ringdown.mailbox).toBe(0);
    }
  });
});

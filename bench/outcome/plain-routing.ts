import type { Behaviour } from '@ringdown/call-routing';

import type { SimulatedCaller } from './callers.ts';
import { people, rules } from './hotline.ts';
import type { Outcome } from './outcome.ts';

/**
 * One `<Dial>` a rule with all its numbers, and nothing asked of whoever picks up: the first pick-up has the caller,
 * and `completed` is taken for an answer.
 */
export function routePlainly({ patienceSeconds, behaviours }: SimulatedCaller): Outcome {
  let begunAt = 0;
  for (const { targets, escalateAfterSeconds } of rules) {
    const rung = targets.map(
      ({ person }): Behaviour => behaviours[people[person] ?? ''] ?? { kind: 'ignores' },
    );
    const first = firstPickUp(rung, escalateAfterSeconds);
    const endedAt = begunAt + (first?.afterSeconds ?? ringSeconds(rung, escalateAfterSeconds));
    if (endedAt > patienceSeconds) return { kind: 'gave-up' };
    if (first?.kind === 'mailbox') return { kind: 'mailbox' };
    if (first !== undefined) return { kind: 'human', afterSeconds: endedAt };
    begunAt = endedAt;
  }
  return { kind: 'nobody' };
}

function firstPickUp(rung: readonly Behaviour[], seconds: number) {
  return rung
    .filter((behaviour) => behaviour.kind === 'takes' || behaviour.kind === 'mailbox')
    .filter(({ afterSeconds }) => afterSeconds < seconds)
    .toSorted((a, b) => a.afterSeconds - b.afterSeconds)[0];
}

/** A Dial that nobody picks up is over when the last of its phones has stopped. */
function ringSeconds(rung: readonly Behaviour[], seconds: number): number {
  return Math.max(
    ...rung.map((behaviour) => {
      if (behaviour.kind === 'busy' || behaviour.kind === 'unreachable') return 0;
      return behaviour.kind === 'rejects' ? Math.min(behaviour.afterSeconds, seconds) : seconds;
    }),
  );
}

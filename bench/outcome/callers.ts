import type { Behaviour } from '@ringdown/call-routing';

import { people } from './hotline.ts';

/** One caller, and what everybody would do whose phone rings: the same for every routing. */
export type SimulatedCaller = {
  /** The caller hangs up who has nobody to talk to by then. */
  patienceSeconds: number;
  behaviours: Readonly<Record<string, Behaviour>>;
};

/**
 * Callers who wait one minute and, on average, two more.
 *
 * @param answerProbability with which a responder picks up and takes the call.
 */
export function drawCallers(
  count: number,
  answerProbability: number,
  random: () => number,
): SimulatedCaller[] {
  return Array.from({ length: count }, () => ({
    patienceSeconds: 60 - 120 * Math.log(1 - random()),
    behaviours: Object.fromEntries(
      people.map((userId) => [userId, drawBehaviour(answerProbability, random)]),
    ),
  }));
}

/** Of those who do not answer, seven in ten have a mailbox; a third of these have switched off their phone. */
function drawBehaviour(answerProbability: number, random: () => number): Behaviour {
  const between = (from: number, to: number) => from + random() * (to - from);
  if (random() < answerProbability) return { kind: 'takes', afterSeconds: between(3, 22) };
  const kind = random();
  if (kind < 0.25) return mailbox(between(0.5, 2), between(20, 120));
  if (kind < 0.7) return mailbox(between(15, 28), between(20, 120));
  if (kind < 0.85) return { kind: 'ignores' };
  if (kind < 0.9) return { kind: 'busy' };
  if (kind < 0.95) return { kind: 'unreachable' };
  return { kind: 'rejects', afterSeconds: between(2, 10) };
}

function mailbox(afterSeconds: number, hangsUpAfterSeconds: number): Behaviour {
  return { kind: 'mailbox', afterSeconds, hangsUpAfterSeconds };
}

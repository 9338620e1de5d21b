import type { Leg } from '../call/leg.js';
import type { Session } from '../call/session.js';
import { endOf, once, type Waker } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { flagOf, numberOf } from './attribute.js';

const usualTimeLimitSeconds = 14_400;

/** Connects two legs until one of them ends, REST takes one away, `*` is pressed, or the time limit is reached. */
export async function bridge(session: Session, dial: Verb, callee: Leg): Promise<void> {
  const { leg } = session;
  leg.answer();
  leg.partner = callee;
  callee.partner = leg;
  leg.announce();
  callee.announce();
  leg.bridged.emit();
  callee.bridged.emit();
  try {
    const star: Waker<true> = (wake) =>
      leg.keyPressed.listen((key) => {
        if (key === '*' && flagOf(dial, 'hangupOnStar')) wake(true);
      });
    const limit = numberOf(dial, 'timeLimit', usualTimeLimitSeconds);
    await session.wait(limit, endOf(callee), once(callee.taken), star);
  } finally {
    delete leg.partner;
    delete callee.partner;
    for (const each of [leg, callee]) if (!each.isOver) each.announce();
  }
}

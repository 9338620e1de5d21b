import { next, type Step } from '../call/document-source.js';
import { Interruption } from '../call/interruption.js';
import type { Session } from '../call/session.js';
import { endOf } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { actionOf, numberOf } from './attribute.js';
import { queueNamed } from './enqueue.js';

/** Connects the leg with whoever waits longest in a queue; the noun's own document is not run. */
export async function dialQueue(session: Session, dial: Verb, noun: Verb): Promise<Step> {
  const { leg, world } = session;
  leg.answer();
  const caller = queueNamed(world, leg.account.sid, noun.text).waiting[0];
  if (caller) {
    caller.dequeued.emit(leg);
    leg.partner = caller.leg;
    leg.bridged.emit();
    try {
      await session.wait(numberOf(dial, 'timeLimit', 14_400), endOf(caller.leg));
    } finally {
      delete leg.partner;
      caller.released.emit();
    }
  }
  session.check();
  if (leg.isOver) throw new Interruption({ kind: 'over' });
  const source = actionOf(session, dial, 'dial-action', {
    DialCallStatus: caller ? 'completed' : 'no-answer',
  });
  return source ? { kind: 'document', source } : next;
}

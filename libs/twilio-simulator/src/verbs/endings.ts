import { next, type Step } from '../call/document-source.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import { methodOf, resolved } from './attribute.js';

/** Ends the call; as the first verb it answers and bills it. */
export function hangUp(session: Session): Step {
  session.leg.answer();
  return { kind: 'hang-up' };
}

/** Refuses the call unbilled; only something while the call is unanswered. */
export function reject(session: Session, verb: Verb): Step {
  if (session.leg.isAnswered) return { kind: 'hang-up' };
  session.leg.end(verb.attributes.reason === 'busy' ? 'busy' : 'no-answer');
  return { kind: 'hang-up' };
}

/** Goes on with another document. */
export function redirect(session: Session, verb: Verb): Step {
  const url = verb.text === '' ? (session.documentUrl ?? '') : resolved(session, verb.text);
  return { kind: 'document', source: { kind: 'redirect', url, method: methodOf(verb) } };
}

/** Leaves a queue; elsewhere it means nothing. */
export function leave(session: Session): Step {
  return session.mode === 'queue-wait' ? { kind: 'leave' } : next;
}

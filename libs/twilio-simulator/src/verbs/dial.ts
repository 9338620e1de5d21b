import type { Step } from '../call/document-source.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import { dialConference } from './dial-conference.js';
import { dialNumbers } from './dial-numbers.js';
import { dialQueue } from './dial-queue.js';

const mostNumbers = 10;

/** Connects the leg with numbers, a conference, or the head of a queue. */
export function dial(session: Session, verb: Verb): Promise<Step> {
  const conference = verb.children.find(({ name }) => name === 'Conference');
  if (conference) return dialConference(session, verb, conference);
  const queue = verb.children.find(({ name }) => name === 'Queue');
  if (queue) return dialQueue(session, verb, queue);
  const callees = verb.children.length > 0 ? verb.children : [bareNumber(verb)];
  if (callees.length > mostNumbers)
    session.warn(13215, `Only ${String(mostNumbers)} of ${String(callees.length)} numbers ring`);
  return dialNumbers(session, verb, callees.slice(0, mostNumbers));
}

function bareNumber(verb: Verb): Verb {
  return { name: 'Number', attributes: {}, text: verb.text, children: [] };
}

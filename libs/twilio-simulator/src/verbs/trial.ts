import { next, type Step } from '../call/document-source.js';
import type { Leg } from '../call/leg.js';
import type { Session } from '../call/session.js';
import { speechSeconds } from '../call/speech.js';
import type { Verb } from '../twiml/verb.js';

const blockedNouns = ['Number', 'Client', 'Sip', 'Sim', 'Application', 'WhatsApp'];

/** Whether a trial account hears a sentence instead of this verb (facts 9.1). */
export function isBlockedOnTrial(leg: Leg, verb: Verb): boolean {
  if (leg.account.type !== 'Trial' || !leg.world.behaviour.trialBlocksVerbs) return false;
  if (verb.name === 'Record') return true;
  if (verb.name !== 'Dial') return false;
  return (
    verb.children.length === 0 || verb.children.some(({ name }) => blockedNouns.includes(name))
  );
}

/** Speaks what Twilio says in place of a verb that trials may not use. */
export async function sayWhatTrialsMayNot(session: Session, verb: Verb): Promise<Step> {
  const text = `${verb.name} is not available on a trial account.`;
  session.warn(10002, text);
  session.leg.answer();
  session.leg.hear('say', text);
  await session.wait(speechSeconds(text, session.world.behaviour));
  return next;
}

import { next, type Step } from '../call/document-source.js';
import type { Session } from '../call/session.js';
import { speechSeconds } from '../call/speech.js';
import type { Verb } from '../twiml/verb.js';
import { numberOf, resolved } from './attribute.js';

/** Repetitions of a prompt; 0 means as many as Twilio allows. */
function times(verb: Verb): number {
  return numberOf(verb, 'loop', 1) || 1000;
}

/** Speaks; the leg is answered first. */
export async function say(session: Session, verb: Verb): Promise<Step> {
  session.leg.answer();
  if (verb.text === '') return next;
  for (let time = 0; time < times(verb); time++) {
    session.leg.hear('say', verb.text, verb.attributes.voice, verb.attributes.language);
    await session.wait(speechSeconds(verb.text, session.world.behaviour));
  }
  return next;
}

/** Plays a file, which the simulator does not fetch; the leg is answered first. */
export async function play(session: Session, verb: Verb): Promise<Step> {
  session.leg.answer();
  const { digits } = verb.attributes;
  const what = digits === undefined ? resolved(session, verb.text) : `tones ${digits}`;
  for (let time = 0; time < times(verb); time++) {
    session.leg.hear('play', what);
    await session.wait(digits === undefined ? session.world.behaviour.playSeconds : 1);
  }
  return next;
}

/** Waits; as the first verb it leaves the call unanswered. */
export async function pause(session: Session, verb: Verb): Promise<Step> {
  await session.wait(numberOf(verb, 'length', 1));
  return next;
}

import { next, type Step } from '../call/document-source.js';
import type { Session } from '../call/session.js';
import { speechSeconds } from '../call/speech.js';
import { timeIsUp } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { actionOf, flagOf, numberOf, resolved, sameDocument } from './attribute.js';
import { Inbox, type Input } from './inbox.js';

/** Speaks its prompts and collects keys (or words) into the next document. */
export async function gather(session: Session, verb: Verb): Promise<Step> {
  const { leg } = session;
  leg.answer();
  const inbox = new Inbox(leg, (verb.attributes.input ?? 'dtmf').split(/\s+/));
  leg.listensForKeys = true;
  leg.keysWanted.emit();
  try {
    const first = await firstInput(session, verb, inbox);
    const params = await collect(session, verb, inbox, first);
    if (!params && !flagOf(verb, 'actionOnEmptyResult')) return next;
    const sent = params ?? { Digits: '' };
    const source =
      actionOf(session, verb, 'gather-action', sent) ??
      sameDocument(session, verb, 'gather-action', sent);
    return { kind: 'document', source };
  } finally {
    leg.listensForKeys = false;
    inbox.close();
  }
}

/** Plays the prompts until the first key interrupts them, then waits for `timeout` seconds. */
async function firstInput(session: Session, verb: Verb, inbox: Inbox): Promise<Input | undefined> {
  for (const prompt of verb.children) {
    const times = prompt.name === 'Pause' ? 1 : numberOf(prompt, 'loop', 1) || 1000;
    for (let time = 0; time < times; time++) {
      const input = await session.wait(promptSeconds(session, prompt), inbox.next);
      if (input !== timeIsUp) return input;
    }
  }
  const input = await session.wait(numberOf(verb, 'timeout', 5), inbox.next);
  return input === timeIsUp ? undefined : input;
}

/** The action's parameters; `undefined` when nothing was put in. */
async function collect(
  session: Session,
  verb: Verb,
  inbox: Inbox,
  first: Input | undefined,
): Promise<Record<string, string> | undefined> {
  const finishOnKey = verb.attributes.finishOnKey ?? '#';
  const wanted = numberOf(verb, 'numDigits', Number.POSITIVE_INFINITY);
  let digits = '';
  let input = first;
  while (input) {
    if ('words' in input) return { SpeechResult: input.words, Confidence: '0.92' };
    if (finishOnKey !== '' && finishOnKey.includes(input.key)) break;
    digits += input.key;
    if (digits.length >= wanted) break;
    const following = await session.wait(numberOf(verb, 'timeout', 5), inbox.next);
    input = following === timeIsUp ? undefined : following;
  }
  return digits === '' ? undefined : { Digits: digits };
}

/** Starts a prompt and answers how long it lasts. */
function promptSeconds(session: Session, prompt: Verb): number {
  const { leg, world } = session;
  if (prompt.name === 'Pause') return numberOf(prompt, 'length', 1);
  if (prompt.name === 'Play') {
    leg.hear('play', resolved(session, prompt.text));
    return world.behaviour.playSeconds;
  }
  if (prompt.text === '') return 0;
  leg.hear('say', prompt.text, prompt.attributes.voice, prompt.attributes.language);
  return speechSeconds(prompt.text, world.behaviour);
}

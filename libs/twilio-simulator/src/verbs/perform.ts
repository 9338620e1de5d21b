import { type Step, next } from '../call/document-source.js';
import type { Session, SessionMode } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import { dial } from './dial.js';
import { hangUp, leave, redirect, reject } from './endings.js';
import { enqueue } from './enqueue.js';
import { gather } from './gather.js';
import { record } from './record.js';
import { pause, play, say } from './speaking.js';
import { isBlockedOnTrial, sayWhatTrialsMayNot } from './trial.js';

type Performer = (session: Session, verb: Verb) => Step | Promise<Step>;

const performers: Readonly<Record<string, Performer>> = {
  Say: say,
  Play: play,
  Pause: pause,
  Gather: gather,
  Dial: dial,
  Record: record,
  Enqueue: enqueue,
  Redirect: redirect,
  Reject: reject,
  Hangup: hangUp,
  Leave: leave,
};

const allowedVerbs: Readonly<Record<Exclude<SessionMode, 'call'>, readonly string[]>> = {
  whisper: ['Say', 'Play', 'Gather', 'Hangup', 'Pause', 'Redirect'],
  'conference-wait': ['Play', 'Say', 'Pause', 'Redirect'],
  'queue-wait': ['Play', 'Say', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'],
};

/** Carries out one verb and answers what it leads to. */
export async function perform(session: Session, verb: Verb): Promise<Step> {
  const { mode, leg } = session;
  if (mode !== 'call' && !allowedVerbs[mode].includes(verb.name)) return refuse(session, verb);
  if (isBlockedOnTrial(leg, verb)) return sayWhatTrialsMayNot(session, verb);
  const performer = performers[verb.name];
  return performer ? performer(session, verb) : next;
}

function refuse(session: Session, verb: Verb): Step {
  if (session.mode === 'whisper' && verb.name === 'Dial') {
    session.warn(13201, 'A whisper may not dial', 'error');
    return { kind: 'hang-up' };
  }
  session.warn(12200, `<${verb.name}> may not stand in a ${session.mode} document; ignored`);
  return next;
}

import { Conference, type LeaveReason, type Participant } from '../call/conference.js';
import { next, type Step } from '../call/document-source.js';
import { requestInVain } from '../call/document.js';
import { Interruption } from '../call/interruption.js';
import type { Session } from '../call/session.js';
import { timeIsUp, type Waker } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import { Signal } from '../world/signal.js';
import { actionOf, flagOf, methodOf, numberOf, resolved } from './attribute.js';
import { holdWhile } from './hold.js';
import { recordingSubscription } from './recording-subscription.js';

/** Puts the leg into a conference until it leaves, then asks Dial's action. */
export async function dialConference(session: Session, dial: Verb, noun: Verb): Promise<Step> {
  const { leg } = session;
  leg.answer();
  const room = roomFor(session, noun);
  const label = noun.attributes.participantLabel ?? '';
  if (label !== '' && room.participants.some((other) => other.label === label)) {
    session.warn(16025, `The conference already has a participant labelled ${label}`, 'error');
    return next;
  }
  const participant: Participant = {
    leg,
    label,
    startsConference: flagOf(noun, 'startConferenceOnEnter', true),
    endsConference: flagOf(noun, 'endConferenceOnExit'),
    ...(isRecorded(noun) && { records: { subscription: recordingSubscription(session, noun) } }),
    isMuted: flagOf(noun, 'muted'),
    isOnHold: false,
    joinedAt: session.world.now(),
    removed: new Signal<LeaveReason>(),
  };
  room.join(participant);
  try {
    const reason = await stay(session, dial, noun, { room, participant });
    room.leave(participant, reason);
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    const isOver = error.reason.kind === 'over';
    room.leave(participant, isOver ? 'participant_hung_up' : 'participant_updated_via_api');
    const source = actionAfter(session, dial);
    if (source) await requestInVain(session, source);
    throw error;
  }
  const source = actionAfter(session, dial);
  return source ? { kind: 'document', source } : next;
}

function isRecorded({ attributes: { record } }: Verb): boolean {
  return record === 'record-from-start' || record === 'true';
}

interface Stay {
  readonly room: Conference;
  readonly participant: Participant;
}

async function stay(
  session: Session,
  dial: Verb,
  noun: Verb,
  { room, participant }: Stay,
): Promise<LeaveReason> {
  const removed: Waker<LeaveReason> = (wake) =>
    room.status === 'completed' ? alreadyEnded(wake) : participant.removed.listen(wake);
  const star: Waker<LeaveReason> = (wake) =>
    session.leg.keyPressed.listen((key) => {
      if (key === '*' && flagOf(dial, 'hangupOnStar')) wake('participant_hung_up');
    });
  const started: Waker<'started'> = (wake) =>
    room.started.listen(() => {
      wake('started');
    });
  if (room.status === 'init') {
    const early = await holdWhile<LeaveReason | 'started'>(
      session,
      { mode: 'conference-wait', ...waitDocument(session, noun) },
      [removed, star, started],
    );
    if (early !== 'started') return early;
  }
  const end = await session.wait(numberOf(dial, 'timeLimit', 14_400), removed, star);
  return end === timeIsUp ? 'participant_hung_up' : end;
}

function alreadyEnded(wake: (reason: LeaveReason) => void): () => void {
  wake('moderator_ended_conference');
  return () => undefined;
}

function actionAfter(session: Session, dial: Verb) {
  return actionOf(session, dial, 'dial-action', {
    DialCallStatus: 'answered',
    ...(session.leg.isOver && { CallStatus: 'completed' }),
  });
}

function waitDocument(session: Session, noun: Verb) {
  const { waitUrl } = noun.attributes;
  if (waitUrl === undefined) return { music: 'hold music' };
  if (waitUrl === '') return {};
  const url = resolved(session, waitUrl);
  return {
    source: { kind: 'conference-wait', url, method: methodOf(noun, 'waitMethod') },
  } as const;
}

function roomFor(session: Session, noun: Verb): Conference {
  const { world, leg } = session;
  const name = noun.text;
  const open = world.conferences.find(
    (room) =>
      room.accountSid === leg.account.sid &&
      room.friendlyName === name &&
      room.status !== 'completed',
  );
  if (open) return open;
  const room = new Conference(world, leg.account.sid, name);
  const { statusCallback, statusCallbackEvent } = noun.attributes;
  if (statusCallback !== undefined && statusCallback !== '')
    room.subscription = {
      url: resolved(session, statusCallback),
      method: methodOf(noun, 'statusCallbackMethod'),
      events: (statusCallbackEvent ?? 'start end').split(/\s+/),
    };
  world.conferences.push(room);
  return room;
}

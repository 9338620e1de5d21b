import type { Step } from '../call/document-source.js';
import { requestInVain } from '../call/document.js';
import { Interruption } from '../call/interruption.js';
import type { Leg } from '../call/leg.js';
import type { Session } from '../call/session.js';
import { next } from '../call/document-source.js';
import type { Verb } from '../twiml/verb.js';
import type { Recording } from '../world/recording.js';
import { actionOf, flagOf } from './attribute.js';
import { bridge } from './bridge.js';
import { createChildren, type Child } from './dialled-leg.js';
import { firstToConnect } from './dial-race.js';
import { endDialRecording, startDialRecording } from './dial-recording.js';

/** Rings numbers, together or in turn, bridges the first, and reports how it went to Dial's action. */
export async function dialNumbers(
  session: Session,
  verb: Verb,
  callees: readonly Verb[],
): Promise<Step> {
  if (!flagOf(verb, 'answerOnBridge')) session.leg.answer();
  const children = createChildren(session, verb, callees);
  const end: DialEnd = { children, wasBridged: false };
  try {
    const connected = await connect(session, verb, children);
    if (connected) {
      end.connected = connected.leg;
      end.wasBridged = true;
      end.recording = startDialRecording(session, verb);
      await bridge(session, verb, connected.leg);
    }
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    end.interruption = error;
  }
  for (const { leg } of children) release(leg);
  return finish(session, verb, end);
}

interface DialEnd {
  readonly children: readonly Child[];
  wasBridged: boolean;
  connected?: Leg;
  recording?: Recording | undefined;
  interruption?: Interruption;
}

async function connect(
  session: Session,
  verb: Verb,
  children: readonly Child[],
): Promise<Child | undefined> {
  if (!flagOf(verb, 'sequential')) return firstToConnect(session, verb, children);
  for (const child of children) {
    const connected = await firstToConnect(session, verb, [child]);
    if (connected) return connected;
    const wasRejected = child.leg.isAnswered;
    if (wasRejected && !session.world.behaviour.sequentialGoesOnAfterRejection) return undefined;
  }
  return undefined;
}

/** Ends a leg that Dial leaves behind, unless REST took it elsewhere. */
function release(leg: Leg): void {
  if (leg.session) return;
  if (leg.isAnswered) leg.end('completed');
  else if (leg.startedAt) leg.end('canceled');
  // Never dialled, because an earlier number of a sequence ended the Dial.
  else leg.world.legs = leg.world.legs.filter((other) => other !== leg);
}

async function finish(session: Session, verb: Verb, end: DialEnd): Promise<Step> {
  const { interruption } = end;
  const params = {
    ...resultParameters(session, end),
    ...endDialRecording(session, verb, end.recording),
    // The caller is gone; the request says so whatever the leg's own status came to be.
    ...(session.leg.isOver && { CallStatus: 'completed' }),
  };
  const source = actionOf(session, verb, 'dial-action', params);
  if (interruption) {
    const isWanted =
      interruption.reason.kind === 'redirected' ||
      session.world.behaviour.dialActionAfterCallerHangUp;
    if (source && isWanted) await requestInVain(session, source);
    throw interruption;
  }
  return source ? { kind: 'document', source } : next;
}

function resultParameters(session: Session, end: DialEnd): Record<string, string> {
  const dialled = end.children.map(({ leg }) => leg).filter((leg) => leg.startedAt);
  const answered = end.connected ?? dialled.find((leg) => leg.isAnswered);
  if (answered && (end.wasBridged || !end.interruption)) {
    return {
      DialCallStatus: 'completed',
      DialCallSid: answered.sid,
      DialCallDuration: String(answered.durationSeconds),
      DialBridged: String(end.wasBridged),
    };
  }
  const statuses = session.world.behaviour.mixedDialStatus;
  const status = end.interruption
    ? 'canceled'
    : statuses.find((each) => dialled.some((leg) => leg.status === each));
  const reported = dialled.find((leg) => leg.status === status) ?? dialled.at(-1);
  return {
    DialCallStatus: status ?? 'failed',
    ...(reported && { DialCallSid: reported.sid }),
    DialBridged: 'false',
  };
}

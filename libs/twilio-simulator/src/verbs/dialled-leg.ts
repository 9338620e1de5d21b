import type { DocumentRequest } from '../call/document-source.js';
import type { Leg } from '../call/leg.js';
import { createLeg, placeCall } from '../call/place-call.js';
import { progressEvents, type ProgressSubscription } from '../call/progress.js';
import { Session } from '../call/session.js';
import type { MachineDetection } from '../call/machine-detection.js';
import type { Verb } from '../twiml/verb.js';
import { methodOf, numberOf, resolved } from './attribute.js';
import { callerIdFor } from './caller-id.js';

/** One number of a Dial, with the document its owner hears before being connected. */
export interface Child {
  readonly leg: Leg;
  readonly whisper?: DocumentRequest;
  /** Starts ringing. */
  readonly place: () => void;
}

/** Creates the legs of a Dial; none rings yet. */
export function createChildren(session: Session, dial: Verb, callees: readonly Verb[]): Child[] {
  const { from, isAllowed } = callerIdFor(session, dial);
  const ringSeconds = Math.max(5, numberOf(dial, 'timeout', 30));
  return callees.map((callee) => {
    const leg = createLeg(session.world, {
      account: session.leg.account,
      direction: 'outbound-dial',
      from,
      to: numberIn(callee),
      phone: session.world.phone(numberIn(callee)),
      parent: session.leg,
      ...progressOf(session, callee),
      ...machineDetectionOf(session, callee),
    });
    const place = () => {
      if (isAllowed) placeCall(leg, ringSeconds);
      else {
        leg.initiate();
        leg.end('failed');
      }
    };
    return { leg, place, ...whisperOf(session, callee) };
  });
}

/** Runs a leg's whisper; true when the leg is ready to be connected. */
export async function hasBeenWhisperedTo({ leg, whisper }: Child): Promise<boolean> {
  if (!whisper) return true;
  const end = await new Session(leg, 'whisper').run(whisper);
  return end === 'ran-out' && !leg.isOver;
}

function numberIn(callee: Verb): string {
  return callee.text.replace(/[\s().-]/g, '');
}

function whisperOf(session: Session, callee: Verb): { whisper?: DocumentRequest } {
  const { url } = callee.attributes;
  if (url === undefined || url === '') return {};
  return {
    whisper: { kind: 'whisper', url: resolved(session, url), method: methodOf(callee) },
  };
}

function progressOf(session: Session, callee: Verb): { progress?: ProgressSubscription } {
  const { statusCallback, statusCallbackEvent } = callee.attributes;
  if (statusCallback === undefined || statusCallback === '') return {};
  return {
    progress: {
      kind: 'dial-progress',
      url: resolved(session, statusCallback),
      method: methodOf(callee, 'statusCallbackMethod'),
      events: progressEvents((statusCallbackEvent ?? 'completed').split(/\s+/)),
    },
  };
}

function machineDetectionOf(
  session: Session,
  callee: Verb,
): { machineDetection?: MachineDetection } {
  const { machineDetection, amdStatusCallback } = callee.attributes;
  if (machineDetection === undefined) return {};
  if (amdStatusCallback === undefined) return { machineDetection: {} };
  const url = resolved(session, amdStatusCallback);
  return { machineDetection: { url, method: methodOf(callee, 'amdStatusCallbackMethod') } };
}

import type { CallEvent, ToldResult } from '@ringdown/call-routing';

import type { VoiceRequest } from './voice-request.js';

/**
 * What a Dial's action request says of its ring. `completed` alone says nothing: a whisper that hangs up reports
 * it too, with `DialBridged=false` (Twilio facts, 3.2).
 */
export function ringEnded(request: VoiceRequest): CallEvent {
  const { callStatus, dialCallStatus, dialBridged } = request;
  const isCallerGone = isOver(callStatus);
  if (dialBridged === true) return { kind: 'ring-ended', result: 'connected' };
  if (dialBridged === undefined && isUnclear(dialCallStatus)) {
    return { kind: 'ring-ended-unclear', unlessAccepted: unlessAccepted(request) };
  }
  if (isCallerGone) return { kind: 'ring-ended', result: 'caller-gone' };
  switch (dialCallStatus) {
    case 'busy':
    case 'failed':
    case 'no-answer':
      return { kind: 'ring-ended', result: dialCallStatus };
    case 'completed':
    case 'answered':
      return { kind: 'ring-ended', result: 'not-accepted' };
    case 'canceled':
      // The caller is still there: somebody else has stopped the ring.
      return { kind: 'ring-ended', result: 'no-answer' };
    default:
      return { kind: 'ring-ended', result: 'failed' };
  }
}

/** Some carriers leave `DialBridged` out, and a fallback request may leave out all that Dial would say. */
function isUnclear(dialCallStatus: string | undefined): boolean {
  return dialCallStatus === undefined || ['completed', 'answered'].includes(dialCallStatus);
}

/** A leg that is said to be completed was picked up by somebody. */
function unlessAccepted({ callStatus, dialCallStatus }: VoiceRequest): ToldResult {
  if (isOver(callStatus)) return 'caller-gone';
  return dialCallStatus === undefined ? 'unknown' : 'not-accepted';
}

/** Whether a leg with this status has ended. */
export function isOver(callStatus: string): boolean {
  return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(callStatus);
}

import type { CallEvent } from '@ringdown/call-routing';

import type { VoiceRequest } from './voice-request.js';

type Result = Extract<CallEvent, { kind: 'ring-ended' }>['result'];

/**
 * What a Dial's action request says of its ring. `completed` alone says nothing: a whisper that hangs up reports
 * it too, with `DialBridged=false` (Twilio facts, 3.2).
 */
export function ringResult(request: VoiceRequest): Result {
  const { callStatus, dialCallStatus, dialBridged } = request;
  if (dialBridged === true) return 'connected';
  if (isOver(callStatus) || dialCallStatus === 'canceled') return 'caller-gone';
  switch (dialCallStatus) {
    case 'busy':
    case 'failed':
    case 'no-answer':
      return dialCallStatus;
    case 'completed':
    case 'answered':
      return dialBridged === false ? 'not-accepted' : 'picked-up';
    default:
      return 'failed';
  }
}

/** Whether a leg with this status has ended. */
export function isOver(callStatus: string): boolean {
  return ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(callStatus);
}

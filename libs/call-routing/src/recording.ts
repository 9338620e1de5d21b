import type { Recording } from './event.js';
import type { CallFact } from './facts.js';
import type { RoutingPlan } from './plan.js';

/** A part of every step that connects caller and responder. */
export function recordedBy({ recording }: RoutingPlan): { isRecorded?: true } {
  return recording === undefined ? {} : { isRecorded: true };
}

/** What is true of a call once the carrier has told of the recording of its talk. */
export function factOfTalk({ recordingSid, seconds }: Recording): CallFact {
  return seconds > 0
    ? { kind: 'talk-recorded', recordingSid, seconds }
    : { kind: 'talk-not-recorded' };
}

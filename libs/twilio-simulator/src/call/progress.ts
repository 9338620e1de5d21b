import type { StatusKind } from '../webhook/webhook-exchange.js';
import { progressParameters } from './call-parameters.js';
import type { Leg } from './leg.js';
import { tellAbout } from './tell.js';

/** The moments of a leg that can be reported. */
export type ProgressEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Who wants to hear of a leg's progress. */
export interface ProgressSubscription {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: ReadonlySet<ProgressEvent>;
  readonly kind: StatusKind;
}

/** Reads a list of progress events; unknown words are ignored, an empty list means the end only. */
export function progressEvents(words: readonly string[]): ReadonlySet<ProgressEvent> {
  const known: readonly ProgressEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
  const wanted = known.filter((event) => words.includes(event));
  return new Set(wanted.length > 0 ? wanted : ['completed']);
}

/** Reports one moment of an outgoing leg to whoever subscribed to it. */
export function tellProgress(leg: Leg, event: ProgressEvent): void {
  const { progress } = leg.origin;
  if (!progress?.events.has(event)) return;
  tellAbout(leg, { ...progress, params: progressParameters(leg) });
}

/** Reports the end of an inbound call to its number's StatusCallback: the only event there is. */
export function tellEndOfInbound(leg: Leg): void {
  const { number } = leg.origin;
  if (!number || number.statusCallback === '') return;
  tellAbout(leg, {
    kind: 'number-status',
    url: number.statusCallback,
    method: number.statusCallbackMethod,
    params: progressParameters(leg),
  });
}

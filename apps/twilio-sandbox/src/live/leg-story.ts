import type { Heard, Leg } from '@ringdown/twilio-simulator';

import type { Happening } from '../control-api.js';
import { readableNumber } from '../phones/readable-number.js';

/** What happened, without whom it happened to. */
export type Told = Pick<Happening, 'kind' | 'text' | 'with'>;

/** A leg's new status as its owner would tell it; unset for what no owner notices. */
export function tellStatus(leg: Leg, hasRung: boolean): Told | undefined {
  switch (leg.status) {
    case 'queued':
    case 'initiated':
      return undefined;
    case 'ringing':
      return leg.direction === 'inbound' ? tellDialling(leg) : tellRinging(leg);
    case 'in-progress':
      // A caller notices by what is heard.
      return leg.direction === 'inbound' ? undefined : { kind: 'picks-up', text: 'picks up' };
    case 'completed':
    case 'busy':
    case 'failed':
    case 'no-answer':
    case 'canceled':
      return {
        kind: 'ends',
        text: leg.direction === 'inbound' ? endOfCaller(leg) : end(leg, hasRung),
      };
  }
}

export function tellHeard({ kind, text }: Heard): Told {
  switch (kind) {
    case 'play':
      return { kind: 'hears', text: `hears music (${text})` };
    case 'beep':
      return { kind: 'hears', text: 'hears a beep' };
    case 'say':
    case 'person':
    case 'application-error':
      return { kind: 'hears', text: `hears “${text}”` };
  }
}

function tellDialling({ from, to, phone }: Leg): Told {
  const manner = from === phone.number ? '' : ' with the number withheld';
  return { kind: 'dials', text: `dials ${readableNumber(to)}${manner}` };
}

function tellRinging({ from }: Leg): Told {
  return { kind: 'rings', text: `rings, showing ${readableNumber(from)}` };
}

function endOfCaller(leg: Leg): string {
  if (leg.status === 'completed') return callOver(leg);
  return leg.status === 'failed' ? 'cannot get through' : 'gives up';
}

function end(leg: Leg, hasRung: boolean): string {
  switch (leg.status) {
    case 'busy':
      return hasRung ? 'declines' : 'is busy';
    case 'no-answer':
      return 'does not answer';
    case 'canceled':
      return 'stops ringing';
    case 'failed':
      return 'cannot be reached';
    default:
      return callOver(leg);
  }
}

function callOver({ durationSeconds }: Leg): string {
  return `is off the phone after ${durationSeconds} s`;
}

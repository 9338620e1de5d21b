import { countryOf } from '../world/country.js';
import { twilioDate } from '../world/twilio-date.js';
import type { Leg } from './leg.js';

/** Parameters of every webhook about a call, with the empty strings Twilio sends for what it does not know. */
export function callParameters(leg: Leg): Record<string, string> {
  const { forwardedFrom, callerName, stirVerstat } = leg.origin;
  const fromCountry = countryOf(leg.from);
  const toCountry = countryOf(leg.to);
  return {
    AccountSid: leg.account.sid,
    ApiVersion: '2010-04-01',
    CallSid: leg.sid,
    CallStatus: shownStatus(leg),
    Called: leg.to,
    CalledCity: '',
    CalledCountry: toCountry,
    CalledState: '',
    CalledZip: '',
    Caller: leg.from,
    CallerCity: '',
    CallerCountry: fromCountry,
    CallerState: '',
    CallerZip: '',
    Direction: leg.direction,
    From: leg.from,
    FromCity: '',
    FromCountry: fromCountry,
    FromState: '',
    FromZip: '',
    To: leg.to,
    ToCity: '',
    ToCountry: toCountry,
    ToState: '',
    ToZip: '',
    ...(forwardedFrom !== undefined && { ForwardedFrom: forwardedFrom }),
    ...(callerName !== undefined && { CallerName: callerName }),
    ...(stirVerstat !== undefined && { StirVerstat: stirVerstat }),
    ...(leg.parent && { ParentCallSid: leg.parent.sid }),
    ...(leg.answeredBy && { AnsweredBy: leg.answeredBy }),
  };
}

/** Parameters of a callback that reports progress; counts up the leg's SequenceNumber. */
export function progressParameters(leg: Leg): Record<string, string> {
  const isEnd = leg.isOver;
  return {
    ...callParameters(leg),
    Timestamp: twilioDate(leg.world.now()),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(leg.sequence++),
    ...(isEnd && {
      CallDuration: String(leg.durationSeconds),
      Duration: String(Math.ceil(leg.durationSeconds / 60)),
    }),
    ...(isEnd && leg.direction !== 'inbound' && { SipResponseCode: sipResponseCode(leg) }),
  };
}

function shownStatus(leg: Leg): string {
  const { unansweredParentShows } = leg.world.behaviour;
  const isFirst = leg.documents <= 1;
  return leg.status === 'ringing' && leg.direction === 'inbound' && !isFirst
    ? unansweredParentShows
    : leg.status;
}

function sipResponseCode(leg: Leg): string {
  switch (leg.status) {
    case 'busy':
      return '486';
    case 'no-answer':
      return '487';
    case 'canceled':
      return '487';
    case 'failed':
      return '404';
    default:
      return '200';
  }
}

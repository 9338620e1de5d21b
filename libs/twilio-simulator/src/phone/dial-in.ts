import type { Leg } from '../call/leg.js';
import { createLeg, isAtConcurrencyLimit } from '../call/place-call.js';
import { runCall } from '../call/run-call.js';
import type { World } from '../world/world.js';
import { CallerLeg } from './caller-leg.js';
import { Phone } from './phone.js';

/** A call from outside. */
export interface DialInOptions {
  /** A number, or what carriers send instead: `anonymous`, `+266696687`, `sip:…`, a short code. */
  readonly from: string;
  readonly to: string;
  readonly forwardedFrom?: string;
  readonly callerName?: string;
  readonly stirVerstat?: string;
  readonly callToken?: string;
}

/** Somebody outside dials a number; throws when no account owns it. */
export function dialIn(world: World, options: DialInOptions, dialler?: Phone): CallerLeg {
  const { from, to, ...rest } = options;
  const number = world.numbers.find(({ phoneNumber }) => phoneNumber === to);
  if (!number) throw new Error(`No account of this simulator owns ${to}`);
  const account = world.account(number.accountSid);
  const { voiceFallbackUrl: url, voiceFallbackMethod: method } = number;
  const leg = createLeg(world, {
    account,
    direction: 'inbound',
    from,
    to,
    phone: handset(world, from, dialler),
    number,
    ...(url !== '' && { fallback: { url, method } }),
    ...rest,
  });
  leg.phone.hold(leg);
  leg.ring();
  arrive(world, leg);
  return new CallerLeg(leg);
}

function arrive(world: World, leg: Leg): void {
  const { number } = leg.origin;
  const refusal = refusalOf(world, leg);
  if (refusal) {
    const about = { accountSid: leg.account.sid, callSid: leg.sid };
    world.alert({ ...about, ...refusal, level: 'error' });
    leg.end('failed');
    return;
  }
  // A number without VoiceUrl fails at once, and the debugger stays silent.
  if (!number || number.voiceUrl === '') {
    leg.end('failed');
    return;
  }
  const seconds = world.behaviour.carrierRingLimitSeconds;
  if (seconds !== undefined)
    world.after(seconds, () => {
      if (!leg.isAnswered) leg.end('no-answer');
    });
  runCall(leg, { kind: 'voice', url: number.voiceUrl, method: number.voiceMethod });
}

function refusalOf(world: World, leg: Leg): { code: number; text: string } | undefined {
  const { status, type, verifiedNumbers } = leg.account;
  if (status !== undefined && status !== 'active')
    return { code: 10003, text: `The account is ${status}` };
  if (isAtConcurrencyLimit(world, leg.account.sid))
    return { code: 10004, text: 'The account holds as many calls as it may' };
  if (type === 'Trial' && !(verifiedNumbers ?? []).includes(leg.from))
    return { code: 10002, text: `A trial account takes no calls from ${leg.from}` };
  return undefined;
}

/** The caller's handset; one that is not a number, or is on another line already, is a new one. */
function handset(world: World, from: string, dialler?: Phone): Phone {
  if (dialler) {
    if (dialler.leg) throw new Error(`${dialler.number} cannot dial: it is ${dialler.state}`);
    return dialler;
  }
  const known = from.startsWith('+') ? world.phone(from) : undefined;
  return known && !known.leg ? known : new Phone(world, from);
}

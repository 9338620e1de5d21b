import { isE164, isWithheld } from '../world/country.js';
import { mayDial } from '../world/dialing-permissions.js';
import type { World } from '../world/world.js';
import { Leg, type LegOrigin } from './leg.js';

/** Makes a leg known; nothing rings yet. */
export function createLeg(world: World, origin: Omit<LegOrigin, 'sid'>): Leg {
  const leg = new Leg(world, { sid: world.sid('CA'), ...origin });
  world.legs.push(leg);
  return leg;
}

/** Rings the other end for so many seconds plus Twilio's buffer; ends the leg when that is not possible. */
export function placeCall(leg: Leg, ringSeconds: number): void {
  const { world, phone } = leg;
  leg.initiate();
  const refusal = refusalOf(leg);
  if (refusal) {
    warn(leg, refusal.code, refusal.text);
    leg.end('failed');
    return;
  }
  if (phone.isTaken) {
    leg.end('busy');
    return;
  }
  leg.ring();
  world.after(ringSeconds + world.behaviour.dialTimeoutBufferSeconds, () => {
    if (leg.status === 'ringing') leg.end('no-answer');
  });
  phone.ring(leg);
}

/** Whether the account already holds as many legs as it may (10004). */
export function isAtConcurrencyLimit(world: World, accountSid: string): boolean {
  const limit = world.behaviour.concurrentLegs;
  if (limit === undefined) return false;
  const open = world.legs.filter(
    (leg) => leg.account.sid === accountSid && leg.startedAt && !leg.isOver,
  );
  return open.length > limit;
}

function refusalOf(leg: Leg): { code: number; text: string } | undefined {
  const { world, to, from, phone } = leg;
  if (isAtConcurrencyLimit(world, leg.account.sid))
    return { code: 10004, text: 'The account holds as many calls as it may' };
  if (!isE164(to)) return { code: 13223, text: `${to} is not a number in E.164 form` };
  if (!mayDial(leg.account, to))
    return { code: 13227, text: `Geographic permissions do not allow calls to ${to}` };
  if (phone.isOutOfReach) return { code: 13224, text: `${to} is not a valid phone number` };
  if (isWithheld(from) && world.behaviour.carriersRefuseWithheldCallerId)
    return { code: 13214, text: `The carrier refuses caller id ${from}` };
  return undefined;
}

function warn(leg: Leg, code: number, text: string): void {
  const about = { accountSid: leg.account.sid, callSid: leg.root.sid };
  leg.world.alert({ ...about, code, level: 'warning', text });
}

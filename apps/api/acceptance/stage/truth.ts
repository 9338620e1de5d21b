import type { CallDetailDto } from '@ringdown/contracts';
import { expect } from 'vitest';

import type { Hotline } from './hotline.js';
import type { PhoneWorld } from './phone-world.js';

type Leg = PhoneWorld['twilio']['calls'][number];

/** The record must agree with the phone network's own account of what happened, and no document drew a warning. */
export async function expectTruth(
  { twilio }: PhoneWorld,
  hotline: Hotline,
  { alerts = [] }: { alerts?: number[] } = {},
): Promise<void> {
  for (const call of await hotline.calls()) {
    const caller = twilio.calls.find((leg) => leg.sid === call.callSid);
    const legs = twilio.calls.filter(
      (leg) => caller !== undefined && (leg.parent === caller || isOfWave(leg, hotline, caller)),
    );

    expect(caller?.isOver).toBe(true);
    expect(call.endedAt).not.toBeNull();
    expect(['ringing', 'connected']).not.toContain(call.status);
    expect(call.attempts.map(({ phone }) => phone)).toEqual(legs.map((leg) => leg.to));
    expect(call.attempts.filter((attempt) => !isSettled(attempt))).toEqual([]);
    const ofCall = twilio.alerts.filter((alert) =>
      [caller, ...legs].some((leg) => leg?.sid === alert.callSid),
    );
    expect(ofCall.map(({ code }) => code)).toEqual(alerts);
  }
}

/** A leg of its own that the hotline has ordered while the caller was there. */
function isOfWave(leg: Leg, { number }: Hotline, caller: Leg): boolean {
  return (
    leg.direction === 'outbound-api' &&
    leg.from === number &&
    leg.createdAt >= caller.createdAt &&
    (caller.endedAt === undefined || leg.createdAt <= caller.endedAt)
  );
}

function isSettled({ outcome, endedAt }: CallDetailDto['attempts'][number]): boolean {
  return !['asked', 'ringing', 'picked-up'].includes(outcome) && endedAt !== null;
}

/** The attempts of a call in a line: `no-answer accepted`. */
export function outcomes(call: CallDetailDto): string {
  return call.attempts.map(({ outcome }) => outcome).join(' ');
}

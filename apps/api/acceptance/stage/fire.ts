import { createHash } from 'node:crypto';

import type { PlannedWebhook, RestFault } from '@ringdown/twilio-simulator';

import type { PhoneWorld } from './phone-world.js';

/** How often each thing goes wrong with a webhook, or with a request to the carrier. */
const webhookFaults = {
  duplicate: 0.06,
  duplicateAtOnce: 0.06,
  delay: 0.08,
  reorder: 0.08,
  drop: 0.05,
} as const;
const restFaults: readonly (readonly [RestFault, number])[] = [
  ['unavailable', 0.04],
  ['reset', 0.04],
  ['lost-answer', 0.04],
];

/**
 * From now on things go wrong. What befalls a message is drawn from what it says and not from when it comes, so that the
 * same seed does the same to it although many calls are under way.
 */
export function lightFire({ twilio }: PhoneWorld, seed: number): void {
  const chance = drawnByName(seed);
  const { faults } = twilio;
  for (const fault of ['duplicate', 'duplicateAtOnce', 'delay', 'reorder', 'drop'] as const) {
    faults[fault] = (webhook) => chance(`${fault} ${nameOf(webhook)}`) < webhookFaults[fault];
  }
  faults.longestDelay = '2s';
  for (const [fault, share] of restFaults) {
    twilio.restFaults.always(({ method, path, params }) => {
      if (method !== 'POST') return false;
      // The one who is to be rung says more than the sid of a leg.
      const about = params.get('To') ?? path;
      return chance(`${JSON.stringify(fault)} ${about}`) < share;
    }, fault);
  }
}

export function putOutFire({ twilio }: PhoneWorld): void {
  twilio.faults.clear();
  twilio.restFaults.clear();
}

function nameOf({ kind, params }: PlannedWebhook): string {
  return [kind, params['From'], params['To'], params['CallStatus'], params['Digits']].join(' ');
}

/** Numbers in [0, 1): another one each time that something of this name comes up. */
function drawnByName(seed: number): (name: string) => number {
  const drawn = new Map<string, number>();
  return (name) => {
    const nth = (drawn.get(name) ?? 0) + 1;
    drawn.set(name, nth);
    const hash = createHash('sha256')
      .update(`${String(seed)} ${String(nth)} ${name}`)
      .digest();
    return hash.readUInt32BE() / 2 ** 32;
  };
}

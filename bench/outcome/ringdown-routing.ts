import { simulateCall } from '@ringdown/call-routing';

import type { SimulatedCaller } from './callers.ts';
import { plan } from './hotline.ts';
import type { Outcome } from './outcome.ts';

const at = Date.UTC(2026, 5, 1);
const caller = { number: '+4930901820', hasFailedVerification: false };

/** The engine that routes real calls. A mailbox cannot have the caller: it presses no key. */
export function routeByRingdown({ patienceSeconds, behaviours }: SimulatedCaller): Outcome {
  const { steps, status } = simulateCall(plan, { at, caller, behaviours, patienceSeconds });
  const talk = steps.find(({ kind }) => kind === 'talk');
  if (talk !== undefined) return { kind: 'human', afterSeconds: (talk.from - at) / 1000 };
  return status === 'caller-hung-up' ? { kind: 'gave-up' } : { kind: 'nobody' };
}

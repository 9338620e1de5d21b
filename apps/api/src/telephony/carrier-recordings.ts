import type { Recording } from '@ringdown/call-routing';

import type { CarrierAccount } from './carrier-account.js';
import { askCarrier } from './twilio-client.js';

/** What the carrier has recorded of a caller; undefined while it is still at work on it. */
export async function findMessage(
  account: CarrierAccount,
  callSid: string,
): Promise<Recording | undefined> {
  const recordings = await askCarrier(account, (client) => client.recordings.list({ callSid }));
  const messages = recordings
    .filter(({ status }) => status === 'completed')
    .map(({ sid, duration }) => ({ recordingSid: sid, seconds: Number(duration) || 0 }));
  const [longest] = messages.toSorted((one, other) => other.seconds - one.seconds);
  if (longest !== undefined) return longest;
  const isAtWork = recordings.some(({ status }) => !finished.includes(status));
  return isAtWork ? undefined : { recordingSid: '', seconds: 0 };
}

const finished: readonly string[] = ['absent', 'deleted', 'failed'];

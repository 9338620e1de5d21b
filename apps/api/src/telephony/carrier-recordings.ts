import type { Recording } from '@ringdown/call-routing';

import type { CarrierAccount } from './carrier-account.js';
import { askCarrier, httpStatusOf } from './twilio-client.js';

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

/** Has the carrier forget a recording; one that it does not know any more is forgotten already. */
export async function deleteRecording(
  account: CarrierAccount,
  recordingSid: string,
): Promise<void> {
  try {
    await askCarrier(account, (client) => client.recordings(recordingSid).remove());
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw error;
  }
}

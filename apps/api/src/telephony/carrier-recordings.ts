import type { Recording } from '@ringdown/call-routing';

import type { CarrierAccount } from './carrier-account.js';
import { askCarrier, deleteAtCarrier } from './twilio-client.js';

/** What the carrier has recorded of a caller; undefined while it is still at work on it. */
export async function findMessage(
  account: CarrierAccount,
  callSid: string,
): Promise<Recording | undefined> {
  const recordings = await askCarrier(account, (client) => client.recordings.list({ callSid }));
  return longestOf(recordings.filter(({ source }) => source !== talk));
}

/**
 * What the carrier has recorded of a talk; undefined while it is still at work on it.
 *
 * @param of.rooms in which caller and responder may have met.
 */
export async function findTalk(
  account: CarrierAccount,
  { callSid, rooms }: { callSid: string; rooms: readonly string[] },
): Promise<Recording | undefined> {
  const dialled = await askCarrier(account, (client) => client.recordings.list({ callSid }));
  const met: Listed[] = [];
  for (const friendlyName of rooms) {
    const found = await askCarrier(account, (client) => client.conferences.list({ friendlyName }));
    for (const { sid: conferenceSid } of found) {
      met.push(
        ...(await askCarrier(account, (client) => client.recordings.list({ conferenceSid }))),
      );
    }
  }
  return longestOf([...dialled.filter(({ source }) => source === talk), ...met]);
}

/** As the carrier calls what it records while two legs are connected. */
const talk = 'DialVerb';

type Listed = { sid: string; status: string; duration: string; source: string };

function longestOf(recordings: readonly Listed[]): Recording | undefined {
  const completed = recordings
    .filter(({ status }) => status === 'completed')
    .map(({ sid, duration }) => ({ recordingSid: sid, seconds: Number(duration) || 0 }));
  const [longest] = completed.toSorted((one, other) => other.seconds - one.seconds);
  if (longest !== undefined) return longest;
  const isAtWork = recordings.some(({ status }) => !finished.includes(status));
  return isAtWork ? undefined : { recordingSid: '', seconds: 0 };
}

const finished: readonly string[] = ['absent', 'deleted', 'failed'];

/** Has the carrier forget a recording; one that it does not know any more is forgotten already. */
export function deleteRecording(
  account: CarrierAccount,
  recordingSid: string,
): Promise<'deleted' | 'gone'> {
  return deleteAtCarrier(account, (client) => client.recordings(recordingSid).remove());
}

import type { Recording } from '../world/recording.js';
import { twilioDate } from '../world/twilio-date.js';
import { page } from './page.js';
import { notFound } from './rest-error.js';
import { gone, ok, type RestAnswer, type RestRequest } from './rest-request.js';
import { silentWav } from './silent-wav.js';

/** `GET /Recordings.json` and `GET /Calls/{sid}/Recordings.json`, newest first. */
export function listRecordings(request: RestRequest): RestAnswer {
  const { world, account, parts, params } = request;
  const callSid = parts[0] ?? params.get('CallSid');
  const room = params.get('ConferenceSid');
  const found = world.recordings
    .filter(({ accountSid, status }) => accountSid === account.sid && status !== 'deleted')
    .filter((recording) => callSid === null || recording.callSid === callSid)
    .filter((recording) => room === null || recording.conferenceSid === room)
    .reverse();
  return page(request, 'recordings', found.map(recordingJson));
}

/** `GET /Recordings/{sid}` with `.json`, `.wav` or `.mp3`; media is there only when the recording is completed. */
export function readRecording(request: RestRequest): RestAnswer {
  const recording = recordingOf(request);
  const ending = request.parts[1] ?? '.wav';
  if (ending === '.json') return ok(recordingJson(recording));
  if (recording.status !== 'completed') throw notFound(request.path);
  // One second of silence stands for the words; `.mp3` is answered with the same bytes.
  const type = ending === '.mp3' ? 'audio/mpeg' : 'audio/x-wav';
  return { status: 200, bytes: { type, content: silentWav() } };
}

/** `DELETE /Recordings/{sid}.json`. */
export function deleteRecording(request: RestRequest): RestAnswer {
  recordingOf(request).status = 'deleted';
  return gone;
}

function recordingOf({ world, account, parts, path }: RestRequest): Recording {
  const found = world.recordings.find((r) => r.sid === parts[0] && r.accountSid === account.sid);
  if (!found || found.status === 'deleted') throw notFound(path);
  return found;
}

function recordingJson(recording: Recording): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`;
  const isDone = recording.status === 'completed' || recording.status === 'absent';
  return {
    sid: recording.sid,
    account_sid: recording.accountSid,
    call_sid: recording.callSid,
    conference_sid: recording.conferenceSid ?? null,
    api_version: '2010-04-01',
    channels: recording.channels,
    date_created: twilioDate(recording.startedAt),
    date_updated: twilioDate(recording.startedAt),
    start_time: twilioDate(recording.startedAt),
    duration: isDone ? String(recording.durationSeconds) : '-1',
    encryption_details: null,
    error_code: recording.status === 'absent' ? 13620 : null,
    media_url: `https://api.twilio.com${uri}`,
    price: null,
    price_unit: 'USD',
    source: recording.source,
    status: recording.status,
    track: 'both',
    uri: `${uri}.json`,
    subresource_uris: { transcriptions: `${uri}/Transcriptions.json` },
  };
}

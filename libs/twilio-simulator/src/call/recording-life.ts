import type { Recording } from '../world/recording.js';
import { twilioDate } from '../world/twilio-date.js';
import type { Leg } from './leg.js';
import { tellAbout } from './tell.js';

/** Who wants to hear of a recording. */
export interface RecordingSubscription {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly string[];
}

/** Begins a recording. */
export function startRecording(
  leg: Leg,
  start: Pick<Recording, 'source' | 'channels' | 'conferenceSid'> & {
    readonly subscription: RecordingSubscription | undefined;
  },
): Recording {
  const recording: Recording = {
    sid: leg.world.sid('RE'),
    accountSid: leg.account.sid,
    callSid: leg.sid,
    ...(start.conferenceSid !== undefined && { conferenceSid: start.conferenceSid }),
    source: start.source,
    channels: start.channels,
    startedAt: leg.world.now(),
    status: 'in-progress',
    durationSeconds: 0,
    spoken: '',
  };
  leg.world.recordings.push(recording);
  tellRecording(leg, recording, start.subscription);
  return recording;
}

/** Ends a recording; it can be fetched, and is reported, a little later. */
export function finishRecording(
  leg: Leg,
  recording: Recording,
  end: {
    readonly durationSeconds: number;
    readonly subscription: RecordingSubscription | undefined;
    readonly onReady?: () => void;
  },
): void {
  recording.durationSeconds = end.durationSeconds;
  recording.status = 'processing';
  leg.world.after(leg.world.behaviour.recordingReadyAfterSeconds, () => {
    // The application may have deleted it meanwhile.
    if (recording.status !== 'processing') return;
    recording.status = end.durationSeconds > 0 ? 'completed' : 'absent';
    tellRecording(leg, recording, end.subscription);
    end.onReady?.();
  });
}

/** Address of a recording, without extension, as Twilio gives it in callbacks. */
export function recordingUrl({ accountSid, sid }: Recording): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
}

function tellRecording(
  leg: Leg,
  recording: Recording,
  subscription: RecordingSubscription | undefined,
): void {
  if (!subscription?.events.includes(recording.status)) return;
  const hasEnded = recording.status !== 'in-progress';
  tellAbout(leg, {
    kind: 'recording-status',
    url: subscription.url,
    method: subscription.method,
    params: {
      AccountSid: recording.accountSid,
      // A room belongs to no call of its own.
      ...(recording.conferenceSid === undefined
        ? { CallSid: recording.callSid }
        : { ConferenceSid: recording.conferenceSid }),
      RecordingSid: recording.sid,
      RecordingUrl: recordingUrl(recording),
      RecordingStatus: recording.status,
      RecordingChannels: String(recording.channels),
      RecordingSource: recording.source,
      RecordingStartTime: twilioDate(recording.startedAt),
      RecordingTrack: 'both',
      ErrorCode: recording.status === 'absent' ? '13620' : '0',
      ...(hasEnded && { RecordingDuration: String(recording.durationSeconds) }),
    },
  });
}

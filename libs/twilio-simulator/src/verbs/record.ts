import { next, type Step } from '../call/document-source.js';
import { requestInVain } from '../call/document.js';
import { Interruption } from '../call/interruption.js';
import { finishRecording, recordingUrl, startRecording } from '../call/recording-life.js';
import type { Session } from '../call/session.js';
import { tellTranscription } from '../call/transcription.js';
import { timeIsUp, type Waker } from '../call/wait.js';
import type { Verb } from '../twiml/verb.js';
import type { Recording } from '../world/recording.js';
import { actionOf, flagOf, methodOf, numberOf, resolved, sameDocument } from './attribute.js';
import { recordingSubscription } from './recording-subscription.js';

/** What ended a recording: a key, silence, its greatest length, or the caller. */
type RecordEnd = { readonly key?: string; readonly interruption?: Interruption };

/** Records the caller, then asks for the next document. */
export async function record(session: Session, verb: Verb): Promise<Step> {
  const { leg } = session;
  leg.answer();
  if (flagOf(verb, 'playBeep', true)) leg.hear('beep', 'beep');
  const subscription = recordingSubscription(session, verb);
  leg.saidWords = [];
  const recording = startRecording(leg, { source: 'RecordVerb', channels: 1, subscription });
  leg.listensForKeys = true;
  leg.keysWanted.emit();
  const end = await untilItEnds(session, verb);
  leg.listensForKeys = false;
  recording.spoken = leg.saidWords.join(' ');
  const durationSeconds = spokenSeconds(session, recording);
  finishRecording(leg, recording, {
    durationSeconds,
    subscription,
    onReady: () => {
      transcribe(session, verb, recording);
    },
  });
  return leadOn(session, verb, { recording, end, durationSeconds });
}

async function leadOn(
  session: Session,
  verb: Verb,
  result: { recording: Recording; end: RecordEnd; durationSeconds: number },
): Promise<Step> {
  const { recording, end, durationSeconds } = result;
  const digits = end.interruption?.reason.kind === 'over' ? 'hangup' : end.key;
  const params = {
    RecordingUrl: recordingUrl(recording),
    RecordingSid: recording.sid,
    RecordingDuration: String(durationSeconds),
    ...(digits !== undefined && { Digits: digits }),
  };
  const source =
    actionOf(session, verb, 'record-action', params) ??
    sameDocument(session, verb, 'record-action', params);
  if (end.interruption) {
    await requestInVain(session, source);
    throw end.interruption;
  }
  // An empty recording falls through to the next verb, as old documents say.
  return durationSeconds === 0 ? next : { kind: 'document', source };
}

async function untilItEnds(session: Session, verb: Verb): Promise<RecordEnd> {
  const { leg } = session;
  const finishOnKey = verb.attributes.finishOnKey ?? '1234567890*#';
  const key: Waker<RecordEnd> = (wake) =>
    leg.keyPressed.listen((pressed) => {
      if (finishOnKey.includes(pressed)) wake({ key: pressed });
    });
  const usualLength = flagOf(verb, 'transcribe') ? 120 : 3600;
  try {
    const end = await session.wait<RecordEnd>(
      numberOf(verb, 'maxLength', usualLength),
      key,
      silence(session, numberOf(verb, 'timeout', 5)),
    );
    return end === timeIsUp ? {} : end;
  } catch (error) {
    if (error instanceof Interruption) return { interruption: error };
    throw error;
  }
}

/** Wakes after so many seconds of silence; 0 never wakes. */
function silence({ leg, world }: Session, timeoutSeconds: number): Waker<RecordEnd> {
  return (wake) => {
    let cancel: (() => void) | undefined;
    const began = world.now().getTime();
    const listenAgain = () => {
      cancel?.();
      if (!leg.silentSince || timeoutSeconds === 0) return;
      const from = Math.max(began, leg.silentSince.getTime());
      const left = from + timeoutSeconds * 1000 - world.now().getTime();
      cancel = world.clock.after(left, () => {
        wake({});
      });
    };
    listenAgain();
    const cancelVoice = leg.voiceChanged.listen(listenAgain);
    return () => {
      cancel?.();
      cancelVoice();
    };
  };
}

/** Seconds in which the caller spoke: silence at the end is trimmed. */
function spokenSeconds({ leg, world }: Session, { startedAt }: Recording): number {
  const now = world.now().getTime();
  const end = Math.min(now, leg.silentSince?.getTime() ?? now);
  return Math.max(0, Math.round((end - startedAt.getTime()) / 1000));
}

function transcribe(session: Session, verb: Verb, recording: Recording): void {
  const { transcribeCallback } = verb.attributes;
  const isLongEnough = recording.durationSeconds >= 2 && recording.durationSeconds <= 120;
  if (!flagOf(verb, 'transcribe') || transcribeCallback === undefined || !isLongEnough) return;
  session.world.after(session.world.behaviour.transcriptionAfterSeconds, () => {
    tellTranscription(session.leg, recording, {
      url: resolved(session, transcribeCallback),
      method: methodOf(verb),
    });
  });
}

import {
  callerPlaceholder,
  waitingPlaceholder,
  isOrder,
  keyRestSeconds,
  ringbackSeconds,
  type CallState,
  type Speech,
  type Step,
  type Verb,
  type Wave,
} from '@ringdown/call-routing';
import twilio from 'twilio';

import { fitToVoice } from './speakable.js';
import { dialTimeout } from './dial-timeout.js';
import { voiceOf } from './voice-of.js';

/** The addresses that Twilio calls back in the course of one ring. */
export type CallbackUrls = Record<
  | 'ringEnded'
  | 'whisper'
  | 'key'
  | 'legStatus'
  | 'challenge'
  | 'menu'
  | 'waited'
  | 'parted'
  | 'alone'
  | 'recorded'
  | 'recordingStatus'
  | 'transcription'
  | 'talkStatus',
  string
>;

/** What a document needs besides its steps. */
export type RenderOptions = {
  speech: Speech;
  /** What is said where the caller is named, in a BCP 47 language, to themselves or to a responder. */
  caller: (language: string, hearer: Hearer) => string;
  /** How long the caller has waited, as a part of a sentence in a BCP 47 language. */
  waiting: (language: string) => string;
  /** The number that a responder sees, E.164; undefined leaves the choice to the carrier. */
  callerId: (shown: 'hotline' | 'caller') => string | undefined;
  urls: (state: CallState) => CallbackUrls;
  /** The name of the room in which the two sides of a wave meet; no other call has it. */
  room: (wave: Wave) => string;
  /** Where the sound of a ringing phone is. */
  ringbackUrl: string;
};

/** Whose ear a text is for. */
type Hearer = 'caller' | 'responder';

type Document = InstanceType<typeof twilio.twiml.VoiceResponse>;
type Said = Extract<Verb, { kind: 'say' }>;

/** Writes steps as a TwiML document. */
export function renderTwiml(steps: readonly Step[], options: RenderOptions): string {
  const document = new twilio.twiml.VoiceResponse();
  let said: Said[] = [];
  for (const step of steps) {
    if (isOrder(step)) continue;
    if (step.kind === 'say') {
      said.push(step);
      continue;
    }
    if (step.kind === 'wait' && step.hearsKeys) renderChoice(document, step, said, options);
    else {
      for (const each of said) say(document, each, options);
      renderVerb(document, step, options);
    }
    said = [];
  }
  for (const each of said) say(document, each, options);
  return document.toString();
}

function say(document: Pick<Document, 'say'>, step: Said, options: RenderOptions): void {
  const speech = step.speech ?? options.speech;
  const text = spokenText(step.text, { ...options, speech });
  if (text !== '') document.say(voiceOf(speech), text);
}

function renderVerb(document: Document, step: Exclude<Verb, Said>, options: RenderOptions): void {
  const { urls } = options;
  switch (step.kind) {
    case 'ring': {
      const { ringEnded, whisper, legStatus, talkStatus } = urls(step.state);
      const callerId = options.callerId(step.callerId);
      const dial = document.dial({
        action: ringEnded,
        timeout: dialTimeout(step.seconds),
        // The caller hears ringing until the responder has accepted.
        answerOnBridge: true,
        timeLimit: step.talkSeconds,
        // Nothing is recorded before the two are connected: no ringing, no whisper.
        ...(step.isRecorded && { record: 'record-from-answer-dual', ...reportedTo(talkStatus) }),
        ...(callerId === undefined ? {} : { callerId }),
      });
      dial.number(
        {
          url: whisper,
          statusCallback: legStatus,
          statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        },
        step.phone,
      );
      return;
    }
    case 'ask':
    case 'challenge':
    case 'choose': {
      const speech = step.speech ?? options.speech;
      const hearer = step.kind === 'ask' ? 'responder' : 'caller';
      document
        .gather({
          action: urls(step.state)[keyUrls[step.kind]],
          numDigits: 1,
          finishOnKey: '',
          timeout: step.waitSeconds,
          // Silence is an answer too, and ours to record.
          actionOnEmptyResult: true,
        })
        .say(voiceOf(speech), spokenText(step.text, { ...options, speech }, hearer));
      return;
    }
    case 'connect':
      // A whisper that ends without a Hangup connects the two legs.
      return;
    case 'wait':
      if (step.seconds > 0) renderRinging(document, step.seconds, options.ringbackUrl);
      document.redirect(urls(step.state).waited);
      return;
    case 'meet':
      renderMeeting(document, step, options);
      return;
    case 'record':
      renderRecording(document, step, urls(step.state));
      return;
    case 'hang-up':
      document.hangup();
      return;
  }
}

/** Where a key goes. */
const keyUrls = { ask: 'key', challenge: 'challenge', choose: 'menu' } as const;

/** What somebody hears who waits for the other side of a room to come. */
export function ringing(ringbackUrl: string, againUrl: string): string {
  const document = new twilio.twiml.VoiceResponse();
  document.play(ringbackUrl);
  document.redirect(againUrl);
  return document.toString();
}

/** Ringing that a key ends, and so does what is said before it. */
function renderChoice(
  document: Document,
  { seconds, state }: Extract<Verb, { kind: 'wait' }>,
  said: readonly Said[],
  options: RenderOptions,
): void {
  const { waited } = options.urls(state);
  const gather = document.gather({
    action: waited,
    numDigits: 1,
    finishOnKey: '',
    timeout: keyRestSeconds,
  });
  for (const each of said) say(gather, each, options);
  if (seconds > keyRestSeconds) {
    renderRinging(gather, seconds - keyRestSeconds, options.ringbackUrl);
  }
  document.redirect(waited);
}

/** The sound cannot be cut, so a rest that is shorter is silent, as every ring ends. */
function renderRinging(
  document: Pick<Document, 'play' | 'pause'>,
  seconds: number,
  ringbackUrl: string,
): void {
  if (seconds < ringbackSeconds) document.pause({ length: seconds });
  else document.play(ringbackUrl);
}

function renderMeeting(
  document: Document,
  { side, talkSeconds, isRecorded, state }: Extract<Verb, { kind: 'meet' }>,
  { urls, room }: RenderOptions,
): void {
  const { parted, alone, talkStatus } = urls(state);
  const dial = document.dial({
    timeLimit: talkSeconds,
    ...(side === 'caller' && { action: parted }),
  });
  dial.conference(
    {
      startConferenceOnEnter: true,
      // A caller who is fetched a second time leaves and comes back.
      endConferenceOnExit: side === 'responder',
      beep: 'false',
      waitUrl: alone,
      // The room is recorded once, whoever comes first: from the moment in which both are there.
      ...(isRecorded && { record: 'record-from-start', ...reportedTo(talkStatus) }),
    },
    state.wave === undefined ? '' : room(state.wave),
  );
}

/** Whom the carrier tells what has become of a recording. */
function reportedTo(recordingStatusCallback: string) {
  return {
    recordingStatusCallback,
    recordingStatusCallbackEvent: ['completed' as const, 'absent' as const],
  };
}

/** In seconds. */
const longestTranscribed = 120;

/** A message is known of twice: the caller's own leg asks what comes, and the recording itself is told of later. */
function renderRecording(
  document: Document,
  { longestSeconds, silenceSeconds, isTranscribed }: Extract<Verb, { kind: 'record' }>,
  { recorded, recordingStatus, transcription }: CallbackUrls,
): void {
  document.record({
    action: recorded,
    maxLength: longestSeconds,
    timeout: silenceSeconds,
    playBeep: true,
    finishOnKey: '#',
    ...reportedTo(recordingStatus),
    // The carrier refuses a document that wants more written down.
    ...(isTranscribed &&
      longestSeconds <= longestTranscribed && {
        transcribe: true,
        transcribeCallback: transcription,
      }),
  });
}

/** Names the caller, and says how long they have waited, where the text leaves a place for it. */
function spokenText(
  text: string,
  { caller, waiting, speech }: RenderOptions,
  hearer: Hearer = 'caller',
): string {
  const named = text
    .replaceAll(callerPlaceholder, () => caller(speech.language, hearer))
    .replaceAll(waitingPlaceholder, () => waiting(speech.language));
  return fitToVoice(named, speech.voice);
}

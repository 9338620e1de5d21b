import { callerPlaceholder, type CallState, type Speech, type Step } from '@ringdown/call-routing';
import twilio from 'twilio';

import { fitToVoice, speakable } from './speakable.js';
import { speakCaller } from './spoken-caller.js';

/** The addresses that Twilio calls back in the course of one ring. */
export type CallbackUrls = Record<
  'ringEnded' | 'whisper' | 'key' | 'legStatus' | 'challenge',
  string
>;

/** What a document needs besides its steps. */
export type RenderOptions = {
  speech: Speech;
  /** Who calls, as the carrier gave it; null when it is not known. */
  caller: string | null;
  /** The number that a responder sees, E.164; undefined leaves the choice to the carrier. */
  callerId: (shown: 'hotline' | 'caller') => string | undefined;
  urls: (state: CallState) => CallbackUrls;
};

type Document = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** Writes steps as a TwiML document. */
export function renderTwiml(steps: readonly Step[], options: RenderOptions): string {
  const document = new twilio.twiml.VoiceResponse();
  for (const step of steps) renderStep(document, step, options);
  return document.toString();
}

function renderStep(document: Document, step: Step, options: RenderOptions): void {
  const { urls } = options;
  switch (step.kind) {
    case 'say': {
      const speech = step.speech ?? options.speech;
      const text = spokenText(step.text, { ...options, speech });
      if (text !== '') document.say(voiceOf(speech), text);
      return;
    }
    case 'ring': {
      const { ringEnded, whisper, legStatus } = urls(step.state);
      const callerId = options.callerId(step.callerId);
      const dial = document.dial({
        action: ringEnded,
        timeout: dialTimeout(step.seconds),
        // The caller hears ringing until the responder has accepted.
        answerOnBridge: true,
        timeLimit: step.talkSeconds,
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
      document
        .gather({
          action: step.kind === 'ask' ? urls(step.state).key : urls(step.state).challenge,
          numDigits: 1,
          finishOnKey: '',
          timeout: step.waitSeconds,
          // Silence is an answer too, and ours to record.
          actionOnEmptyResult: true,
        })
        .say(voiceOf(options.speech), spokenText(step.text, options));
      return;
    case 'connect':
      // A whisper that ends without a Hangup connects the two legs.
      return;
    case 'hang-up':
      document.hangup();
      return;
  }
}

/** The SDK knows voices by name; which one is set decides the policy. */
function voiceOf({ voice, language }: Speech): { voice: 'woman'; language: 'en-US' } {
  return { voice, language } as { voice: 'woman'; language: 'en-US' };
}

/** Twilio rings some five seconds longer than it is told, and at least five (Twilio facts, 3.1). */
function dialTimeout(seconds: number): number {
  return Math.max(5, seconds - 5);
}

/** Names the caller where the text leaves a place for it. */
function spokenText(text: string, { caller, speech }: RenderOptions): string {
  const named = text.replaceAll(callerPlaceholder, () => speakable(speakCaller(caller)));
  return fitToVoice(named, speech.voice);
}

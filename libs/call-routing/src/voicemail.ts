import type { Outcome } from './decision.js';
import type { Recording } from './event.js';
import type { CallFact } from './facts.js';
import type { RoutingPlan } from './plan.js';
import { prompt } from './prompts.js';
import { say } from './say.js';
import type { CallState } from './state.js';
import type { Step } from './step.js';

/** What a caller may leave whom nobody can talk to. */
export type Voicemail = {
  /** What the caller hears before the beep. */
  prompt: string;
  longestSeconds: number;
  /** After so many seconds without a word the message is over. */
  silenceSeconds: number;
  /** Whether a caller may ask for it by a key while phones ring. */
  whileWaiting: boolean;
  /** The carrier writes down what it understands; absent: it does not. */
  isTranscribed?: true;
};

const hangUp: Step = { kind: 'hang-up' };

/** Asks for a message and records it. */
export function offerVoicemail(
  plan: RoutingPlan,
  { prompt: text, longestSeconds, silenceSeconds, isTranscribed }: Voicemail,
  state: CallState,
): Outcome {
  return {
    steps: [
      say(plan, 'voicemail', text),
      {
        kind: 'record',
        longestSeconds,
        silenceSeconds,
        ...(isTranscribed && { isTranscribed }),
        state,
      },
      // Reached when nothing was said, or the carrier cannot bring us the message.
      { kind: 'say', ...prompt(plan, 'goodbye') },
      hangUp,
    ],
    facts: [{ kind: 'voicemail-offered' }],
  };
}

/** The caller has said what there was to say, or has hung up; the carrier may not tell what it recorded. */
export function decideRecorded(plan: RoutingPlan, recording: Recording | undefined): Outcome {
  const thanks = recording?.seconds === 0 ? 'goodbye' : 'voicemailThanks';
  return {
    steps: [{ kind: 'say', ...prompt(plan, thanks) }, hangUp],
    facts: recording === undefined ? [] : [factOfRecording(recording)],
  };
}

/** What is true of a call once the carrier has told of its recording. */
export function factOfRecording({ recordingSid, seconds }: Recording): CallFact {
  return seconds > 0 ? { kind: 'voicemail-left', recordingSid, seconds } : { kind: 'no-voicemail' };
}

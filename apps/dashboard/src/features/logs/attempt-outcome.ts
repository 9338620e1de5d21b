import type { AttemptOutcome } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

/** How the outcome of an attempt is told. */
export const outcomeLooks: Record<AttemptOutcome, { words: string; tone: Tone }> = {
  asked: { words: 'Dialling', tone: 'going-on' },
  ringing: { words: 'Ringing', tone: 'going-on' },
  'picked-up': { words: 'Picked up, asked to press 1', tone: 'going-on' },
  accepted: { words: 'Took the call', tone: 'good' },
  declined: { words: 'Passed', tone: 'warning' },
  'no-key': { words: 'Pressed no key', tone: 'warning' },
  stopped: { words: 'Stopped, somebody else took it', tone: 'neutral' },
  'hung-up': { words: 'Hung up', tone: 'warning' },
  'no-answer': { words: 'No answer', tone: 'bad' },
  busy: { words: 'Busy', tone: 'bad' },
  failed: { words: 'Could not be rung', tone: 'bad' },
  'caller-gone': { words: 'Caller hung up first', tone: 'warning' },
};

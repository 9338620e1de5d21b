import type { PendingVerificationDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

/** How the verification of a phone stands. */
export type VerificationState = {
  tone: Tone;
  words: string;
  /** Whether the code can still be given back. */
  takesCode: boolean;
  /** Whole seconds until a new code may be asked for. */
  secondsUntilResend: number;
};

export function verificationState(
  pending: PendingVerificationDto | null,
  now: number,
): VerificationState {
  if (pending === null) {
    return {
      tone: 'neutral',
      words: 'Not verified yet: this phone is not rung.',
      takesCode: false,
      secondsUntilResend: 0,
    };
  }
  const secondsUntilResend = Math.max(0, Math.ceil((Date.parse(pending.resendAt) - now) / 1000));
  return { ...standing(pending, now), secondsUntilResend };
}

function standing(
  { channel, delivery, failure, expiresAt, triesLeft }: PendingVerificationDto,
  now: number,
): Omit<VerificationState, 'secondsUntilResend'> {
  if (delivery === 'failed') {
    const words = `${channel === 'sms' ? 'The SMS did not arrive' : 'The call did not tell the code'}: ${failure ?? ''}`;
    return { tone: 'bad', words, takesCode: false };
  }
  if (triesLeft === 0) {
    const words = 'The code was mistyped too often. Ask for a new one.';
    return { tone: 'warning', words, takesCode: false };
  }
  if (Date.parse(expiresAt) <= now) {
    const words = 'The code has expired. Ask for a new one.';
    return { tone: 'warning', words, takesCode: false };
  }
  const { tone, words } = underWay[channel][delivery];
  return { tone, words, takesCode: true };
}

/** A code that can be given back; a call asks for a key first, so that no mailbox keeps the code. */
const underWay = {
  sms: {
    sending: { tone: 'going-on', words: 'The SMS is on its way.' },
    sent: { tone: 'good', words: 'The code was sent by SMS.' },
    delivered: { tone: 'good', words: 'The SMS has arrived.' },
  },
  call: {
    sending: { tone: 'going-on', words: 'Your phone will ring in a moment.' },
    sent: { tone: 'good', words: 'Your phone rings. Press any key to hear the code.' },
    delivered: { tone: 'good', words: 'The call has told you the code.' },
  },
} as const;

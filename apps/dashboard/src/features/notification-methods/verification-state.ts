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
  const what = channel === 'sms' ? 'SMS' : 'call';
  if (delivery === 'failed') {
    const words = `The ${what} could not be sent: ${failure ?? ''}`;
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
  if (delivery === 'sending') {
    const words =
      channel === 'sms' ? 'The SMS is on its way.' : 'Your phone will ring in a moment.';
    return { tone: 'going-on', words, takesCode: true };
  }
  const words =
    channel === 'sms' ? 'The code was sent by SMS.' : 'Your phone rings and tells you the code.';
  return { tone: 'good', words, takesCode: true };
}

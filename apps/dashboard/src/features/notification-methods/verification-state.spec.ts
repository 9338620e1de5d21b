import type { PendingVerificationDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { verificationState } from './verification-state';

const sentAt = Date.parse('2026-01-05T09:00:00Z');
const pending: PendingVerificationDto = {
  channel: 'sms',
  delivery: 'sent',
  failure: null,
  sentAt: '2026-01-05T09:00:00.000Z',
  expiresAt: '2026-01-05T09:10:00.000Z',
  triesLeft: 5,
  resendAt: '2026-01-05T09:01:00.000Z',
};
const after = (seconds: number, change: Partial<PendingVerificationDto> = {}) =>
  verificationState(Object.assign({}, pending, change), sentAt + seconds * 1000);

describe('verificationState', () => {
  it('counts down until a new code may be asked for', () => {
    expect(after(0).secondsUntilResend).toBe(60);
    expect(after(59.5).secondsUntilResend).toBe(1);
    expect(after(61).secondsUntilResend).toBe(0);
  });

  it.each([
    ['nothing was asked for', verificationState(null, sentAt), 'Not verified yet', false],
    ['the SMS waits', after(1, { delivery: 'sending' }), 'on its way', true],
    ['the SMS was sent', after(1), 'sent by SMS', true],
    ['the SMS has arrived', after(1, { delivery: 'delivered' }), 'has arrived', true],
    ['the phone is called', after(1, { channel: 'call' }), 'Press any key', true],
    ['the code was heard', after(1, { channel: 'call', delivery: 'delivered' }), 'told you', true],
    [
      'nobody answered',
      after(1, { channel: 'call', delivery: 'failed', failure: 'Nobody answered the call.' }),
      'The call did not tell the code: Nobody answered the call.',
      false,
    ],
    [
      'the carrier refused',
      after(1, { delivery: 'failed', failure: 'It is a landline.' }),
      'The SMS did not arrive: It is a landline.',
      false,
    ],
    ['no try is left', after(1, { triesLeft: 0 }), 'mistyped too often', false],
    ['ten minutes are over', after(600), 'expired', false],
  ])('says it when %s', (_title, state, words, takesCode) => {
    expect(state.words).toContain(words);
    expect(state.takesCode).toBe(takesCode);
  });
});

import { describe, expect, it } from 'vitest';

import { deletionConsequence } from './deletion-consequence';
import { myPhone } from './testing/my-phone';

describe('deletionConsequence', () => {
  const mobile = myPhone('+12025550123', { usedBy: ['Night desk', 'Support'] });

  it('names the policies that would reach nobody', () => {
    const landline = myPhone('+12025550124', { verified: false });

    expect(deletionConsequence(mobile, [mobile, landline])).toBe(
      'It is your only verified phone: the rules of Night desk and Support will reach nobody through you.',
    );
  });

  it('names the phone that is rung instead', () => {
    const landline = myPhone('+12025550124');

    expect(deletionConsequence(mobile, [mobile, landline])).toBe(
      'Night desk and Support will ring your next phone instead: +1 202 555 0124.',
    );
    expect(deletionConsequence(landline, [mobile, landline])).toContain('another phone');
  });

  it('calls a phone that was never verified what it is', () => {
    const phone = myPhone('+12025550124', { verified: false });

    expect(deletionConsequence(phone, [mobile, phone])).toContain('never verified');
  });

  it('knows somebody whom no rule names', () => {
    const phone = myPhone('+12025550124');

    expect(deletionConsequence(phone, [phone])).toContain('no call can reach you');
  });
});

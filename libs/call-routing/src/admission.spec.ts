import { describe, expect, it } from 'vitest';

import { inOrderOfDecision, mayCall, type Admission, type CallerEntry } from './admission.js';

const open: Admission = {
  entries: [],
  unlisted: 'admitted',
  withheld: 'admitted',
  challenge: 'nobody',
  callsPerHour: null,
  refusalMessage: 'No.',
};
const verified = (number: string | null) => ({ number, hasFailedVerification: false });
const unverified = (number: string | null) => ({ number, hasFailedVerification: true });
const block = (pattern: string): CallerEntry => ({ list: 'block', pattern });
const allow = (pattern: string): CallerEntry => ({ list: 'allow', pattern });
const admitted = { kind: 'admitted', isChallenged: false, callsPerHour: null };

describe('mayCall', () => {
  it('admits everybody unless something else is said', () => {
    for (const number of ['+4930901820', '100', 'sip:noc@example.com', null]) {
      expect(mayCall(open, unverified(number))).toEqual(admitted);
    }
  });

  it('refuses whom the block list means, and says by which entry', () => {
    const admission = { ...open, entries: [block('+1900*')] };
    expect(mayCall(admission, verified('+19005550100'))).toEqual({
      kind: 'refused',
      because: 'block-list',
      pattern: '+1900*',
    });
    expect(mayCall(admission, verified('+12025550100'))).toEqual(admitted);
  });

  it('admits only the allow list where nobody else may call', () => {
    const admission: Admission = { ...open, entries: [allow('+49*')], unlisted: 'refused' };
    expect(mayCall(admission, verified('+4930901820'))).toEqual(admitted);
    expect(mayCall(admission, verified('+12025550100'))).toEqual({
      kind: 'refused',
      because: 'not-on-allow-list',
    });
  });

  it('knows withheld callers by one setting only', () => {
    const entries = [block('*')];
    expect(mayCall({ ...open, entries, callsPerHour: 1 }, verified(null))).toEqual(admitted);
    expect(mayCall({ ...open, withheld: 'refused' }, verified(null))).toEqual({
      kind: 'refused',
      because: 'withheld',
    });
    expect(mayCall({ ...open, unlisted: 'refused' }, verified(null))).toEqual(admitted);
  });

  it.each([
    ['nobody', false, false],
    ['unverified', false, true],
    ['everybody', true, true],
  ] as const)('challenges %s', (challenge, whenVerified, whenNot) => {
    const admission = { ...open, challenge };
    expect(mayCall(admission, verified('+1'))).toEqual({ ...admitted, isChallenged: whenVerified });
    expect(mayCall(admission, unverified('+1'))).toEqual({ ...admitted, isChallenged: whenNot });
    expect(mayCall(admission, unverified(null))).toEqual({ ...admitted, isChallenged: whenNot });
  });

  it('neither challenges nor counts callers on the allow list', () => {
    const entries = [allow('+4930901820')];
    const admission: Admission = { ...open, entries, challenge: 'everybody', callsPerHour: 3 };
    expect(mayCall(admission, unverified('+4930901820'))).toEqual(admitted);
    expect(mayCall(admission, unverified('+49'))).toEqual({
      kind: 'admitted',
      isChallenged: true,
      callsPerHour: 3,
    });
  });
});

describe('inOrderOfDecision', () => {
  it('puts what is more exact before what is not, wherever it stands', () => {
    const entries = inOrderOfDecision({
      policy: [allow('+1*'), block('+1900*')],
      project: [allow('+19005550100'), block('*')],
    });
    expect(entries).toEqual([allow('+19005550100'), block('+1900*'), allow('+1*'), block('*')]);
  });

  it('puts the policy before the project, and block before allow', () => {
    expect(
      inOrderOfDecision({ policy: [allow('+1')], project: [block('+1'), allow('+2')] }),
    ).toEqual([allow('+1'), block('+1'), allow('+2')]);
    expect(
      inOrderOfDecision({ policy: [], project: [allow('+4*9'), block('+*49'), block('+2')] }),
    ).toEqual([block('+2'), block('+*49'), allow('+4*9')]);
  });
});

import type { CallSmsConfigCheckDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

/** One sentence over a check: whether the config will work. */
export function checkVerdict(check: CallSmsConfigCheckDto): { tone: Tone; words: string } {
  if (check.problem !== null) return { tone: 'bad', words: check.problem };
  if (check.accountType === 'Trial') {
    return {
      tone: 'warning',
      words:
        'The credentials are right, but it is a trial account. Upgrade it before you rely on it.',
    };
  }
  if (check.warnings.length > 0) {
    return { tone: 'warning', words: 'The credentials are right. Something needs your attention.' };
  }
  return { tone: 'good', words: 'All is well: a full account, and the credentials are right.' };
}

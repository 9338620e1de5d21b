import type { ReadinessFindingDto } from '@ringdown/contracts';

import { CarrierError } from '../../telephony/carrier-error.js';
import { wrongSettings } from '../../telephony/number-settings.js';
import { found, passed } from './finding.js';
import type { ReadinessFacts } from './readiness-facts.js';

const code = 'number-settings';

/** Whether each number takes calls and leads them here; nothing when the carrier did not say. */
export function checkNumbers(facts: ReadinessFacts): ReadinessFindingDto[] {
  const { carrier, numbers, wanted, projectId, policyId } = facts;
  if (carrier === undefined || carrier.owned instanceof CarrierError) return [];
  const link = `/projects/${projectId}/policies/${policyId}/phone-number`;
  const owned = new Map(carrier.owned.map(({ number, settings }) => [number, settings]));
  return numbers.map((number) => {
    const settings = owned.get(number);
    if (settings === undefined) {
      return found('blocker', code, `${number} takes no calls of this account`, {
        whatIsWrong: 'The account does not own this number, or it cannot take calls.',
        whatCallersExperience: 'Calls to this number do not come in here.',
        howToMend:
          'Choose the call/SMS config of the account that owns it, or link another number.',
        link,
      });
    }
    const problems = wrongSettings(settings, wanted);
    if (problems.length === 0) return passed(code, `${number} leads here`);
    return found('blocker', code, `${number} is not set up at the carrier`, {
      whatIsWrong: problems.join(' '),
      whatCallersExperience: 'Calls to this number do not come in here, or are lost on a failure.',
      howToMend: 'Set the addresses of the number at the carrier as its tab shows them.',
      link,
    });
  });
}

import type { ReadinessFindingDto } from '@ringdown/contracts';

import { CarrierError } from '../../telephony/carrier-error.js';
import type { AccountStanding } from '../../telephony/carrier-requests.js';
import { found, passed } from './finding.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** What the carrier says of the account; nothing when the policy has none, which another check tells. */
export function checkAccount(facts: ReadinessFacts): ReadinessFindingDto[] {
  const { carrier, configId, projectId } = facts;
  if (configId === null) return [];
  const link = `/projects/${projectId}/settings/call-sms/${configId}`;
  if (carrier === undefined) return [unusable(link)];
  const { standing, owned } = carrier;
  const errors = [standing, owned].filter((answer) => answer instanceof CarrierError);
  const [failure] = errors.toSorted((one, other) => gravity(other) - gravity(one));
  if (failure !== undefined) return [credentialsOrSilence(failure, link)];
  if (standing instanceof CarrierError) return [];
  return [
    passed('credentials', 'The carrier accepts the credentials'),
    accountIsActive(standing),
    isNoTrial(standing),
  ];
}

function gravity({ concern }: CarrierError): number {
  return concern === 'credentials' ? 1 : 0;
}

function unusable(link: string): ReadinessFindingDto {
  return found('blocker', 'credentials', 'The call/SMS config cannot be used', {
    whatIsWrong: 'Its token cannot be read, or its address is not allowed any more.',
    whatCallersExperience: 'Calls are not answered.',
    howToMend: 'Open the config, enter its Auth Token again and test it.',
    link,
  });
}

function credentialsOrSilence(failure: CarrierError, link: string): ReadinessFindingDto {
  if (failure.concern === 'credentials') {
    return found('blocker', 'credentials', 'The carrier refuses the credentials', {
      whatIsWrong: failure.sentence,
      whatCallersExperience: 'Calls are not answered: no request of the carrier can be proven.',
      howToMend: 'Enter the Account SID and the Auth Token of the Twilio console, and test them.',
      link,
    });
  }
  return found('warning', 'carrier', 'The carrier could not be asked', {
    whatIsWrong: failure.sentence,
    whatCallersExperience: 'Nobody knows: account and numbers could not be checked.',
    howToMend: 'Check again in some minutes. If it stays so, test the call/SMS config.',
    link,
  });
}

function accountIsActive({ status }: AccountStanding): ReadinessFindingDto {
  if (status === 'active') return passed('account-active', 'The account is active');
  return found('blocker', 'account-active', `The account is ${status}`, {
    whatIsWrong: `The account is ${status} at the carrier.`,
    whatCallersExperience: 'No call comes in or goes out.',
    howToMend: 'Have the account opened again in the Twilio console.',
  });
}

function isNoTrial({ type }: AccountStanding): ReadinessFindingDto {
  if (type === 'Full') return passed('trial', 'The account has no trial limits');
  return found('warning', 'trial', 'The account is a trial account', {
    whatIsWrong: 'Trial accounts call verified numbers only, and may connect no caller at all.',
    whatCallersExperience: 'They hear a message of Twilio, and may reach nobody.',
    howToMend: 'Upgrade the account in the Twilio console.',
  });
}

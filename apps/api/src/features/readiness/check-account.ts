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
  const { standing, owned, provenBy } = carrier;
  if (isRefusal(standing)) return [refusedToken(standing, link)];
  if (isRefusal(owned)) {
    const failure = provenBy === 'api-key' ? refusedApiKey(facts, link) : refusedToken(owned, link);
    return [failure, ...(standing instanceof CarrierError ? [] : aboutAccount(standing))];
  }
  if (standing instanceof CarrierError) return [silence(standing, link)];
  if (owned instanceof CarrierError) return [silence(owned, link)];
  const credentials = provenBy === 'api-key' ? 'Auth Token and the API key' : 'Auth Token';
  return [
    passed('credentials', `The carrier accepts the ${credentials}`),
    ...aboutAccount(standing),
  ];
}

function aboutAccount(standing: AccountStanding): ReadinessFindingDto[] {
  return [accountIsActive(standing), isNoTrial(standing)];
}

function isRefusal(answer: unknown): answer is CarrierError {
  return answer instanceof CarrierError && answer.concern === 'credentials';
}

function unusable(link: string): ReadinessFindingDto {
  return found('blocker', 'credentials', 'The call/SMS config cannot be used', {
    whatIsWrong: 'Its token cannot be read, or its address is not allowed any more.',
    whatCallersExperience: 'Calls are not answered.',
    howToMend: 'Open the config, enter its Auth Token again and test it.',
    link,
  });
}

function refusedToken({ sentence }: CarrierError, link: string): ReadinessFindingDto {
  return found('blocker', 'credentials', 'The carrier refuses the Auth Token', {
    whatIsWrong: sentence,
    whatCallersExperience: 'Calls are not answered: no request of the carrier can be proven.',
    howToMend: 'Enter the Account SID and the Auth Token of the Twilio console, and test them.',
    link,
  });
}

/** Calls that come in are proven by the Auth Token; the key rings people all at once, and sends messages. */
function refusedApiKey({ rules }: ReadinessFacts, link: string): ReadinessFindingDto {
  const isNeeded = rules.some(({ ringMode }) => ringMode === 'all-at-once');
  return found(isNeeded ? 'blocker' : 'warning', 'credentials', 'The carrier refuses the API key', {
    whatIsWrong:
      'The carrier accepts the Auth Token, but not the API key. Its numbers could not be checked.',
    whatCallersExperience: isNeeded
      ? 'Rules that ring everybody at once ring nobody.'
      : 'Calls are answered. Messages, test calls and changes of numbers fail.',
    howToMend: 'Enter the SID and the secret of an API key of this account and region.',
    link,
  });
}

function silence({ sentence }: CarrierError, link: string): ReadinessFindingDto {
  return found('warning', 'carrier', 'The carrier could not be asked', {
    whatIsWrong: sentence,
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

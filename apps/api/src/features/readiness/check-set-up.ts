import type { ReadinessFindingDto } from '@ringdown/contracts';

import { found, passed } from './finding.js';
import type { ReadinessFacts } from './readiness-facts.js';

/** What the policy itself needs: to be enabled, and to have a config, a number and callers who are let in. */
export function checkSetUp(facts: ReadinessFacts): ReadinessFindingDto[] {
  return [isEnabled(facts), hasConfig(facts), hasNumber(facts), letsCallersIn(facts)];
}

function isEnabled({ enabled, projectId, policyId }: ReadinessFacts): ReadinessFindingDto {
  if (enabled) return passed('policy-enabled', 'The policy is enabled');
  return found('blocker', 'policy-enabled', 'The policy is disabled', {
    whatIsWrong: 'The policy is disabled.',
    whatCallersExperience: 'Callers are told that nobody is available, and nobody is rung.',
    howToMend: 'Enable the policy.',
    link: `/projects/${projectId}/policies/${policyId}/settings`,
  });
}

function hasConfig({ configId, projectId, policyId }: ReadinessFacts): ReadinessFindingDto {
  if (configId !== null) return passed('call-sms-config', 'A call/SMS config is chosen');
  return found('blocker', 'call-sms-config', 'No call/SMS config is chosen', {
    whatIsWrong: 'The policy has no account at a carrier.',
    whatCallersExperience: 'Calls cannot be taken.',
    howToMend: 'Choose a call/SMS config in the settings of the policy.',
    link: `/projects/${projectId}/policies/${policyId}/settings`,
  });
}

function hasNumber({ numbers, projectId, policyId }: ReadinessFacts): ReadinessFindingDto {
  if (numbers.length > 0) return passed('routing-number', 'A number leads to the policy');
  return found('blocker', 'routing-number', 'No number leads to the policy', {
    whatIsWrong: 'No routing number is linked to the policy.',
    whatCallersExperience: 'There is no number that they could call.',
    howToMend: 'Link a number to the policy.',
    link: `/projects/${projectId}/policies/${policyId}/phone-number`,
  });
}

function letsCallersIn(facts: ReadinessFacts): ReadinessFindingDto {
  if (!facts.refusesUnlisted || facts.allowedCallers > 0) {
    return passed('allow-list', 'Callers are let in');
  }
  return found('blocker', 'allow-list', 'Nobody may call', {
    whatIsWrong: 'Callers who are not listed are refused, and the allow list is empty.',
    whatCallersExperience: 'Every caller is refused.',
    howToMend: 'Put callers on the allow list, or let callers in who are not listed.',
    link: `/projects/${facts.projectId}/policies/${facts.policyId}/callers`,
  });
}

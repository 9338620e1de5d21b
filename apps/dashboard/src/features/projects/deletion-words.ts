import type { ProjectDeletionDto } from '@ringdown/contracts';

import { readablePhone } from '../../components/phone-number';

/** What goes with the project, a line each. */
export function deletionWords(deletion: ProjectDeletionDto): string[] {
  const { routingNumbers, policies, callSmsConfigs, teams, calls, members } = deletion;
  return [
    ...routingNumbers.map(
      (number) =>
        `${readablePhone(number)} is answered no longer. The number itself stays in your account at the carrier.`,
    ),
    ...some(policies, 'policy with its rules', 'policies with their rules'),
    ...some(callSmsConfigs, 'call/SMS config and its token', 'call/SMS configs and their tokens'),
    ...some(teams, 'team', 'teams'),
    ...some(calls, 'call in the logs', 'calls in the logs'),
    members === 1
      ? 'You are its only member.'
      : `${members} members lose access. Their accounts stay.`,
  ];
}

function some(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

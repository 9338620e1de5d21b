import { policyDefaults, type PolicyDto } from '@ringdown/contracts';

/** A policy as it comes from the API when it has just been created, apart from what the test says. */
export function aPolicy(changes: Partial<PolicyDto> = {}): PolicyDto {
  return {
    ...policyDefaults,
    id: 'policy',
    name: 'Night desk',
    slug: 'night-desk',
    routingNumbers: [],
    ruleCount: 0,
    reachesSomebodyNow: false,
    rungNow: [],
    isOpenNow: true,
    hoursChangeAt: null,
    nextGap: null,
    lastCallAt: null,
    lastCallStatus: null,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

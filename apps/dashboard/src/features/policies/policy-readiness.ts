import { leadsElsewhere, type PolicyDto } from '@ringdown/contracts';

import { comingPeriod } from '../../components/moment';
import type { Tone } from '../../components/tone';

/** Whether a policy is set up to take calls, as far as its line in the list tells; the first obstacle counts. */
export type PolicyReadiness = {
  kind: 'ready' | 'disabled' | 'no-number' | 'no-config' | 'no-rules' | 'closed' | 'nobody' | 'gap';
  tone: Tone;
  words: string;
};

const ready: PolicyReadiness = { kind: 'ready', tone: 'good', words: 'Enabled' };

export function policyReadiness(
  policy: Pick<
    PolicyDto,
    | 'enabled'
    | 'routingNumbers'
    | 'callSmsConfigId'
    | 'ruleCount'
    | 'isOpenNow'
    | 'reachesSomebodyNow'
    | 'nextGap'
    | 'menu'
  >,
): PolicyReadiness {
  if (!policy.enabled) return { kind: 'disabled', tone: 'neutral', words: 'Disabled' };
  if (policy.routingNumbers.length === 0) {
    return { kind: 'no-number', tone: 'warning', words: 'No number' };
  }
  if (policy.callSmsConfigId === null) {
    return { kind: 'no-config', tone: 'bad', words: 'No config' };
  }
  if (leadsElsewhere(policy.menu)) return ready;
  if (policy.ruleCount === 0) return { kind: 'no-rules', tone: 'bad', words: 'No rules' };
  if (!policy.isOpenNow) return { kind: 'closed', tone: 'neutral', words: 'Closed now' };
  if (!policy.reachesSomebodyNow) return { kind: 'nobody', tone: 'bad', words: 'Reaches nobody' };
  if (policy.nextGap !== null) return { kind: 'gap', tone: 'warning', words: 'Gap soon' };
  return ready;
}

/** One sentence over all policies: whether every hotline can take calls. */
export function policiesVerdict(
  policies: readonly PolicyDto[],
  now: number,
): { tone: Tone; words: string } {
  const names = (kind: PolicyReadiness['kind']) =>
    policies.filter((policy) => policyReadiness(policy).kind === kind).map(({ name }) => name);
  const withoutConfig = names('no-config');
  if (withoutConfig.length > 0) {
    return {
      tone: 'bad',
      words: `Callers are turned away: ${listed(withoutConfig)} – no call/SMS config.`,
    };
  }
  const withoutRules = names('no-rules');
  if (withoutRules.length > 0) {
    return { tone: 'bad', words: `Callers reach nobody: ${listed(withoutRules)} – no rules yet.` };
  }
  const withoutAnybody = names('nobody');
  if (withoutAnybody.length > 0) {
    return {
      tone: 'bad',
      words: `Callers reach nobody now: ${listed(withoutAnybody)} – nobody with a verified phone is named or on call.`,
    };
  }
  const gaps = policies.filter((policy) => policyReadiness(policy).kind === 'gap');
  if (gaps.length > 0) {
    const soon = gaps.map(({ name, nextGap }) =>
      nextGap === null ? name : `${name} ${comingPeriod(nextGap, now)}`,
    );
    return { tone: 'warning', words: `Callers will reach nobody: ${listed(soon)}.` };
  }
  const withoutNumber = names('no-number');
  if (withoutNumber.length > 0) {
    return { tone: 'warning', words: `Not reachable yet: ${listed(withoutNumber)} – no number.` };
  }
  return verdictOfHours(names('ready').length, names('closed').length);
}

function verdictOfHours(ready: number, closed: number): { tone: Tone; words: string } {
  if (ready + closed === 0) return { tone: 'neutral', words: 'Every policy is disabled.' };
  const closing =
    closed === 0 ? '' : closed === 1 ? '1 is closed now.' : `${closed} are closed now.`;
  if (ready === 0) return { tone: 'neutral', words: `No hotline takes calls: ${closing}` };
  const taking = ready === 1 ? '1 hotline takes calls.' : `${ready} hotlines take calls.`;
  return { tone: 'good', words: `${taking} ${closing}`.trimEnd() };
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}

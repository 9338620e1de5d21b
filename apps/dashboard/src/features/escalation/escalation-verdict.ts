import type { EscalationRuleDto, PolicyDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';
import { escalationSteps } from './escalation-steps';

type VerdictPolicy = Pick<PolicyDto, 'enabled' | 'routingNumbers'>;

/** One sentence on who would be rung by a call, or why nobody would. */
export function escalationVerdict(
  policy: VerdictPolicy,
  rules: readonly EscalationRuleDto[],
): { tone: Tone; words: string } {
  const targets = escalationSteps(rules).flatMap((step) => step.targets);
  const rung = targets.filter(({ fate }) => fate === 'rung').map(({ name }) => name);
  const skipped = targets
    .filter(({ fate }) => fate === 'no-verified-phone')
    .map(({ name }) => name);
  const [first] = rung;

  if (!policy.enabled) {
    return { tone: 'neutral', words: 'Disabled: callers are turned away and nobody is rung.' };
  }
  if (rules.length === 0) {
    return { tone: 'bad', words: 'Nobody can be reached: there are no rules yet.' };
  }
  if (first === undefined) {
    return { tone: 'bad', words: `Nobody can be reached: ${withoutPhone(skipped)}.` };
  }
  if (policy.routingNumbers.length === 0) {
    return { tone: 'warning', words: 'Nobody can call it yet: it has no number.' };
  }
  const order = `Rings ${first} first${thenWhom(rung.slice(1))}.`;
  return skipped.length === 0
    ? { tone: 'good', words: order }
    : { tone: 'warning', words: `${order} Skipped: ${withoutPhone(skipped)}.` };
}

function thenWhom([second, ...others]: readonly string[]): string {
  if (second === undefined) return '';
  return others.length === 0 ? `, then ${second}` : `, then ${second} and ${others.length} more`;
}

function withoutPhone(names: readonly string[]): string {
  const people = [...new Set(names)];
  const verb = people.length === 1 ? 'has' : 'have';
  return `${new Intl.ListFormat('en').format(people)} ${verb} no verified phone`;
}

import { leadsElsewhere, type EscalationRuleDto, type PolicyDto } from '@ringdown/contracts';

import { comingMoment } from '../../components/moment';
import type { Tone } from '../../components/tone';
import { escalationSteps, rungBy, type EscalationStep, type StepPerson } from './escalation-steps';

type VerdictPolicy = Pick<
  PolicyDto,
  'enabled' | 'routingNumbers' | 'isOpenNow' | 'hoursChangeAt' | 'outsideHoursPolicyId' | 'menu'
>;

/** One sentence on who would be rung by a call now, or why nobody would. */
export function escalationVerdict(
  policy: VerdictPolicy,
  rules: readonly EscalationRuleDto[],
  now: number,
): { tone: Tone; words: string } {
  const steps = escalationSteps(rules);
  const rung = steps.flatMap(ringsOf);
  const skipped = reasonsToSkip(steps);
  const [first] = rung;

  if (!policy.enabled) {
    return { tone: 'neutral', words: 'Disabled: callers are turned away and nobody is rung.' };
  }
  if (!policy.isOpenNow) {
    const { hoursChangeAt: opens, outsideHoursPolicyId: other } = policy;
    const until = opens === null ? '' : ` until ${comingMoment(opens, now)}`;
    const what =
      other === null
        ? 'callers hear so, and nobody is rung outside of the support hours'
        : 'another policy takes the calls outside of the support hours';
    return { tone: 'neutral', words: `Closed${until}: ${what}.` };
  }
  if (rules.length === 0 && leadsElsewhere(policy.menu)) {
    return { tone: 'neutral', words: 'The menu leads every caller to another policy.' };
  }
  if (rules.length === 0) {
    return { tone: 'bad', words: 'Nobody can be reached: there are no rules yet.' };
  }
  if (first === undefined) {
    const because = skipped.length === 0 ? '' : `: ${skipped.join('; ')}`;
    return { tone: 'bad', words: `Nobody can be reached${because}.` };
  }
  if (policy.routingNumbers.length === 0) {
    return { tone: 'warning', words: 'Nobody can call it yet: it has no number.' };
  }
  const order = `Rings ${told(first)}${first.length === 1 ? ' first' : ''}${thenWhom(rung.slice(1))}.`;
  return skipped.length === 0
    ? { tone: 'good', words: order }
    : { tone: 'warning', words: `${order} Skipped: ${skipped.join('; ')}.` };
}

/** Those who are rung together, in the order of their rings. */
function ringsOf(step: EscalationStep): StepPerson[][] {
  const people = rungBy(step);
  if (step.rule.ringMode === 'one-by-one') return people.map((person) => [person]);
  return people.length === 0 ? [] : [people];
}

function told(people: readonly StepPerson[]): string {
  return people.length === 1 ? listed(people, 'and') : `${listed(people, 'and')} at once`;
}

function thenWhom([second, ...others]: readonly StepPerson[][]): string {
  if (second === undefined) return '';
  const more = others.flat().length;
  return more === 0 ? `, then ${told(second)}` : `, then ${told(second)} and ${more} more`;
}

/** Why a call passes over people, schedules and teams now. */
function reasonsToSkip(steps: readonly EscalationStep[]): string[] {
  const targets = steps.flatMap((step) => step.targets);
  const silent = targets
    .flatMap(({ people }) => people)
    .filter(({ fate }) => fate === 'no-verified-phone');
  const empty = (kind: 'schedule' | 'team') =>
    listed(
      targets.filter((target) => target.kind === kind && target.people.length === 0),
      'or',
    );
  const onCall = empty('schedule');
  const members = empty('team');
  return [
    ...(silent.length === 0 ? [] : [withoutPhone(silent)]),
    ...(onCall === '' ? [] : [`nobody is on call now in ${onCall}`]),
    ...(members === '' ? [] : [`nobody is in ${members}`]),
  ];
}

function withoutPhone(people: readonly { name: string; userId: string }[]): string {
  const verb = new Set(people.map(({ userId }) => userId)).size === 1 ? 'has' : 'have';
  return `${listed(people, 'and')} ${verb} no verified phone`;
}

function listed(named: readonly { name: string }[], joinedBy: 'and' | 'or'): string {
  const names = [...new Set(named.map(({ name }) => name))];
  const type = joinedBy === 'and' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat('en', { type }).format(names);
}

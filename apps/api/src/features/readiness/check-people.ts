import type { ReadinessFindingDto, RuleTargetPersonDto } from '@ringdown/contracts';

import { found, passed } from './finding.js';
import { spokenPeriod } from './moment.js';
import type { ReadinessFacts, RuleFacts } from './readiness-facts.js';

/** Whether the rules reach people, now and in the coming two weeks. */
export function checkPeople(facts: ReadinessFacts): ReadinessFindingDto[] {
  const link = `/projects/${facts.projectId}/policies/${facts.policyId}`;
  if (facts.rules.length === 0 && facts.leadsElsewhere) {
    return [passed('rules', 'The menu leads every caller to another policy')];
  }
  if (facts.rules.length === 0) {
    return [
      found('blocker', 'rules', 'There are no escalation rules', {
        whatIsWrong: 'The policy does not say whom to ring.',
        whatCallersExperience: 'They are told that nobody is available.',
        howToMend: 'Add an escalation rule.',
        link,
      }),
    ];
  }
  const isAnybodyReached = facts.rules.some(reachesSomebody);
  return [
    passed('rules', 'There are escalation rules'),
    ...(facts.isOpenNow
      ? facts.rules.map((rule) => reachedNow(rule, isAnybodyReached, link))
      : [passed('reached-now', 'Outside of the support hours nobody has to be reached')]),
    ...facts.rules
      .filter((rule) => !facts.isOpenNow || reachesSomebody(rule))
      .map((rule) => reachedLater(rule, facts.timeZone, link)),
    havePhones(facts.people, `/projects/${facts.projectId}/settings/members`),
    areDifferent(facts.rules, link),
  ];
}

function reachedNow(rule: RuleFacts, isAnybodyReached: boolean, link: string): ReadinessFindingDto {
  const name = `Rule ${String(rule.order)}`;
  if (reachesSomebody(rule)) return passed('reached-now', `${name} reaches somebody now`);
  return found(
    isAnybodyReached ? 'warning' : 'blocker',
    'reached-now',
    `${name} reaches nobody now`,
    {
      whatIsWrong: 'Nobody whom it names is on call and has a verified phone.',
      whatCallersExperience: isAnybodyReached
        ? 'The rule is skipped.'
        : 'No rule reaches anybody: they are told that nobody is available.',
      howToMend: 'Name somebody with a verified phone, or put somebody on call.',
      link,
    },
  );
}

function reachedLater(
  { order, gap }: RuleFacts,
  timeZone: string,
  link: string,
): ReadinessFindingDto {
  const name = `Rule ${String(order)}`;
  if (gap === null) return passed('reached-later', `${name} reaches somebody for two weeks`);
  return found('warning', 'reached-later', `${name} will reach nobody for a while`, {
    whatIsWrong: `Nobody is on call for it ${spokenPeriod(new Date(gap.from), new Date(gap.to), timeZone)}.`,
    whatCallersExperience: 'In that time the rule is skipped.',
    howToMend: 'Fill the gap in the schedule, or name somebody else as well.',
    link,
  });
}

function havePhones(people: ReadinessFacts['people'], link: string): ReadinessFindingDto {
  const without = new Set(people.flatMap(({ name, phone }) => (phone === null ? [name] : [])));
  if (without.size === 0) return passed('verified-phones', 'Everybody named has a verified phone');
  return found('warning', 'verified-phones', 'Some people have no verified phone', {
    whatIsWrong: `Without a verified phone: ${[...without].join(', ')}.`,
    whatCallersExperience: 'These people are skipped.',
    howToMend: 'Ask them to add and verify a phone.',
    link,
  });
}

/** People who are rung by a rule again are worth no rule of their own. */
function areDifferent(rules: readonly RuleFacts[], link: string): ReadinessFindingDto {
  const [first = [], ...others] = rules.map(peopleOf);
  const everywhere = first.filter(({ userId }) =>
    others.every((people) => people.some((person) => person.userId === userId)),
  );
  const [person] = everywhere;
  if (others.length === 0 || person === undefined) {
    return passed('different-people', 'The rules ring different people');
  }
  return found('warning', 'different-people', `${person.name} is on every rule`, {
    whatIsWrong: 'The same person is rung by every rule.',
    whatCallersExperience: 'When this person does not answer, later rules help less.',
    howToMend: 'Name somebody else on the later rules.',
    link,
  });
}

function reachesSomebody(rule: RuleFacts): boolean {
  return peopleOf(rule).some(({ phone }) => phone !== null);
}

function peopleOf({ targets }: RuleFacts): RuleTargetPersonDto[] {
  return targets.flatMap(({ people }) => people);
}

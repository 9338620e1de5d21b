import type { MemberRemovalDto } from '@ringdown/contracts';

/** A person whom a rule names. */
export type NamedPerson = {
  policyId: string;
  policyName: string;
  /** 1 is tried first. */
  ruleOrder: number;
  userId: string;
  /** Whether the person has a verified phone. */
  isReachable: boolean;
};

/** Where a person is named. */
export type Involvement = {
  /** Everybody in the policies that name the person, policy by policy, rule by rule. */
  named: readonly NamedPerson[];
  /** The names of the person's teams. */
  teams: readonly string[];
};

/** What the removal of a person would leave behind, in plain sentences. */
export function removalOf(
  person: { userId: string; name: string },
  { named, teams }: Involvement,
): MemberRemovalDto {
  const isPerson = ({ userId }: NamedPerson) => userId === person.userId;
  const rules = [...Map.groupBy(named, (each) => `${each.policyId} ${each.ruleOrder}`).values()];
  const policies = [...Map.groupBy(named, ({ policyId }) => policyId).values()];
  return {
    rules: rules.flatMap((people) =>
      people.filter(isPerson).map((each) => `${ruleName(each)} rings ${person.name}.`),
    ),
    emptyRules: rules
      .filter((people) => people.every(isPerson))
      .flatMap(([first]) => first ?? [])
      .map((each) => `${ruleName(each)} would name nobody: calls pass over it at once.`),
    unreachablePolicies: policies
      .filter((people) => {
        const reachable = people.filter(({ isReachable }) => isReachable);
        return reachable.length > 0 && reachable.every(isPerson);
      })
      .flatMap(([first]) => first ?? [])
      .map(
        ({ policyName }) =>
          `${policyName} could ring nobody: callers would hear that no one is available.`,
      ),
    teams: teams.map((team) => `${person.name} is in the team ${team}.`),
  };
}

function ruleName({ ruleOrder, policyName }: NamedPerson): string {
  return `Rule ${ruleOrder} of ${policyName}`;
}

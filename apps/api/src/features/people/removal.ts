import type { MemberRemovalDto } from '@ringdown/contracts';

/** A person whom a rule can ring. */
export type NamedPerson = {
  policyId: string;
  policyName: string;
  /** 1 is tried first. */
  ruleOrder: number;
  /** The team or schedule through which they are rung; null when the rule names them. */
  through: { kind: 'team' | 'schedule'; name: string } | null;
  userId: string;
  /** Whether the person has a verified phone. */
  isReachable: boolean;
};

/** A layer that has a person. */
export type LayerOfPerson = {
  scheduleName: string;
  layerName: string;
  /** 1 is the highest. */
  layerOrder: number;
  isAlone: boolean;
};

/** Where a person is named. */
export type Involvement = {
  /** Everybody in the policies that can ring the person, policy by policy, rule by rule. */
  named: readonly NamedPerson[];
  /** The names of the person's teams. */
  teams: readonly string[];
  /** Schedule by schedule. */
  layers: readonly LayerOfPerson[];
  /** How many overrides that are not over name the person, by schedule. */
  overrides: readonly { scheduleName: string; count: number }[];
};

/** What the removal of a person would leave behind, in plain sentences. */
export function removalOf(
  person: { userId: string; name: string },
  { named, teams, layers, overrides }: Involvement,
): MemberRemovalDto {
  const isPerson = ({ userId }: NamedPerson) => userId === person.userId;
  const rules = [...Map.groupBy(named, (each) => `${each.policyId} ${each.ruleOrder}`).values()];
  const policies = [...Map.groupBy(named, ({ policyId }) => policyId).values()];
  return {
    rules: rules.flatMap((people) =>
      people.filter(isPerson).map((each) => `${ruleName(each)} ${rings(each, person.name)}.`),
    ),
    emptyRules: rules
      .filter((people) => people.every(isPerson))
      .flatMap(([first]) => first ?? [])
      .map((each) => `${ruleName(each)} would ring nobody: calls pass over it at once.`),
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
    schedules: [
      ...[...new Set(layers.map(({ scheduleName }) => scheduleName))].map(
        (name) => `${person.name} takes turns in the schedule ${name}.`,
      ),
      ...overrides.map(({ scheduleName, count }) =>
        count === 1
          ? `An override of ${scheduleName} names ${person.name} and would go, too.`
          : `${count} overrides of ${scheduleName} name ${person.name} and would go, too.`,
      ),
    ],
    emptyLayers: layers
      .filter(({ isAlone }) => isAlone)
      .map((layer) => `${layerName(layer)} would have nobody: it puts no one on call any more.`),
  };
}

function ruleName({ ruleOrder, policyName }: NamedPerson): string {
  return `Rule ${ruleOrder} of ${policyName}`;
}

function rings({ through }: NamedPerson, name: string): string {
  if (through === null) return `rings ${name}`;
  return `${through.kind === 'team' ? 'rings' : 'can ring'} ${name} through the ${through.kind} ${through.name}`;
}

function layerName({ layerName, layerOrder, scheduleName }: LayerOfPerson): string {
  return `Layer ${layerName === '' ? layerOrder : layerName} of ${scheduleName}`;
}

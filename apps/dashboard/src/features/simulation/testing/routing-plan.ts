import type { PlannedPerson, RoutingPlan } from '@ringdown/call-routing';
import type { PolicyRoutingPlanDto } from '@ringdown/contracts';

type Changes = Partial<Omit<RoutingPlan, 'people'>> & { people?: readonly PlannedPerson[] };

/** Alice, then Bob, each for half a minute. */
export function aRoutingPlan(changes: Changes = {}): PolicyRoutingPlanDto {
  const people = changes.people ?? [personOf('Alice'), personOf('Bob')];
  const [rule] = rules;
  const planned = people.map((_, person) => ({
    ...rule,
    id: `rule-${person}`,
    order: person + 1,
    targets: [{ kind: 'person' as const, person }],
  }));
  return {
    planId: 'plan',
    knownSince: '2026-01-01T00:00:00.000Z',
    others: [],
    plan: {
      projectId: 'project',
      policyId: 'policy',
      policyName: 'Night desk',
      enabled: true,
      admission: {
        entries: [],
        unlisted: 'admitted',
        withheld: 'admitted',
        challenge: 'nobody',
        callsPerHour: null,
        refusalMessage: 'You may not call.',
      },
      speech: { voice: 'Polly.Joanna-Neural', language: 'en-US' },
      speeches: {},
      messages: { greeting: 'Hello.', noAnswer: 'No answer.', noOneAvailable: 'Nobody.' },
      callerIdShown: 'hotline',
      longestTalkSeconds: 14_400,
      repeats: 0,
      schedules: [],
      rules: planned,
      ...changes,
      people,
    },
  };
}

const rules = [{ escalateAfterSeconds: 30, ringMode: 'one-by-one' }] as const;

export function personOf(name: string, phone: string | null = 'verified'): PlannedPerson {
  return { userId: name.toLowerCase(), name, phone };
}

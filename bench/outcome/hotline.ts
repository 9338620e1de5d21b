import type { PlannedRule, RoutingPlan } from '@ringdown/call-routing';

/** Whom the rules ring, by their places in the plan: one, then another, then a team of three. */
const rungByRule: readonly (readonly number[])[] = [[0], [1], [2, 3, 4]];

export const people: readonly string[] = ['0', '1', '2', '3', '4'];

/** The same three rules of 30 seconds for both routings. */
export const rules = rungByRule.map((places, index) => ({
  id: String(index),
  order: index + 1,
  escalateAfterSeconds: 30,
  ringMode: places.length > 1 ? ('all-at-once' as const) : ('one-by-one' as const),
  targets: places.map((person) => ({ kind: 'person' as const, person })),
})) satisfies PlannedRule[];

/** Nobody hears a greeting, so that the seconds are those of routing alone. */
export const plan: RoutingPlan = {
  projectId: 'project',
  policyId: 'policy',
  policyName: 'Support Hotline',
  enabled: true,
  admission: {
    entries: [],
    unlisted: 'admitted',
    withheld: 'admitted',
    challenge: 'nobody',
    callsPerHour: null,
    refusalMessage: '',
  },
  speech: { voice: 'woman', language: 'en-US' },
  speeches: {},
  messages: { greeting: null, noAnswer: 'Nobody answers.', noOneAvailable: 'Nobody is on call.' },
  callerIdShown: 'hotline',
  longestTalkSeconds: 14_400,
  repeats: 0,
  people: people.map((userId) => ({ userId, name: userId, phone: `+1202555010${userId}` })),
  schedules: [],
  rules,
};

import type {
  Behaviour,
  PlannedPerson,
  PlannedTarget,
  RoutingPlan,
  Situation,
} from '@ringdown/call-routing';
import fc from 'fast-check';

/** When every call of a thousand comes in. */
export const startsAt = new Date('2026-03-29T00:58:30Z');

const people = 5;

/** What somebody does; the fractions keep two things from happening at the same instant. */
export const anyBehaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Behaviour>({ kind: 'ignores' }) },
  fc.constantFrom<Behaviour>({ kind: 'busy' }, { kind: 'unreachable' }),
  fc
    .tuple(fc.constantFrom('takes', 'declines', 'declines', 'rejects'), fc.nat({ max: 50 }))
    .map(([kind, seconds]): Behaviour => ({ kind, afterSeconds: seconds + 0.31 })),
  fc
    .tuple(fc.nat({ max: 35 }), fc.integer({ min: 5, max: 60 }))
    .map(([seconds, length]): Behaviour => ({
      kind: 'mailbox',
      afterSeconds: seconds + 0.31,
      hangsUpAfterSeconds: length + 0.17,
    })),
);

export const anyPatience = fc.option(
  fc.integer({ min: 0, max: 200 }).map((seconds) => seconds + 0.43),
  { nil: undefined, freq: 2 },
);

const place = fc.nat({ max: people - 1 });

const target: fc.Arbitrary<PlannedTarget> = fc.oneof(
  place.map((person): PlannedTarget => ({ kind: 'person', person })),
  fc.uniqueArray(place, { maxLength: 3 }).map((team): PlannedTarget => ({
    kind: 'team',
    teamId: team.join(),
    name: 'Team',
    people: team,
  })),
  fc.constant<PlannedTarget>({ kind: 'schedule', schedule: 0 }),
);

const admission: fc.Arbitrary<RoutingPlan['admission']> = fc.record({
  entries: fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    fc.constantFrom<RoutingPlan['admission']['entries'][number][]>(
      [{ list: 'block', pattern: '+49*' }],
      [{ list: 'allow', pattern: '+49*' }],
    ),
  ),
  unlisted: usually('admitted' as const, 'refused' as const),
  withheld: usually('admitted' as const, 'refused' as const),
  challenge: usually('nobody' as const, 'unverified' as const, 'everybody' as const),
  callsPerHour: usually<number | null>(null, 2),
  refusalMessage: fc.constant('You may not call this number.'),
});

const anyVoicemail = fc.record({
  prompt: fc.constant('Please leave a message.'),
  longestSeconds: fc.integer({ min: 10, max: 90 }),
  silenceSeconds: fc.integer({ min: 2, max: 9 }),
  whileWaiting: fc.constant(false),
});

/** Any plan that rings one by one. Its people have no phones yet: who is to be rung gets one by `phoneOf`. */
export function anyPlan(phoneOf: (person: number) => string): fc.Arbitrary<RoutingPlan> {
  return fc
    .record({
      withPhone: fc.array(usually(true, false), { minLength: people, maxLength: people }),
      rules: fc.array(
        fc.record({
          targets: fc.array(target, { maxLength: 3 }),
          seconds: fc.integer({ min: 5, max: 45 }),
        }),
        { maxLength: 4 },
      ),
      handOff: fc.integer({ min: 1, max: 240 }),
      repeats: fc.nat({ max: 2 }),
      enabled: usually(true, true, false),
      greeting: fc.constantFrom(null, 'Hello.', 'Please wait until somebody has time for you.'),
      admission,
      voicemail: fc.option(anyVoicemail, { nil: undefined }),
    })
    .map(({ withPhone, rules, handOff, repeats, enabled, greeting, voicemail, ...others }) => ({
      ...(voicemail !== undefined && { voicemail }),
      projectId: 'project',
      policyId: 'policy',
      policyName: 'Support Hotline',
      enabled,
      admission: others.admission,
      speech: { voice: 'woman', language: 'en-US' },
      speeches: {},
      messages: { greeting, noAnswer: 'Nobody answers.', noOneAvailable: 'Nobody is on call.' },
      callerIdShown: 'hotline' as const,
      longestTalkSeconds: 50,
      repeats,
      people: withPhone.map((has, index): PlannedPerson => ({
        userId: `person-${String(index)}`,
        name: `Person ${String(index)}`,
        phone: has ? phoneOf(index) : null,
      })),
      schedules: [handedOffAfter(handOff)],
      rules: rules.map(({ targets, seconds }, index) => ({
        id: `rule-${String(index)}`,
        order: index + 1,
        escalateAfterSeconds: seconds,
        ringMode: 'one-by-one' as const,
        targets,
      })),
    }));
}

/** Who calls, how long they wait, and what everybody does. */
export function anySituation(number: string): fc.Arbitrary<Situation> {
  return fc
    .record({
      isWithheld: usually(false, true),
      hasFailedVerification: fc.boolean(),
      behaviours: fc.array(anyBehaviour, { minLength: people, maxLength: people }),
      patienceSeconds: anyPatience,
      challengeKey: fc.constantFrom('1', '', '5'),
      callsBefore: fc.nat({ max: 3 }),
      talkSeconds: fc.integer({ min: 1, max: 90 }),
      // Nobody on the stage falls silent by themselves.
      messageSeconds: fc.constant(1000),
    })
    .map(({ isWithheld, hasFailedVerification, behaviours, patienceSeconds, ...rest }) => ({
      ...rest,
      ...(patienceSeconds !== undefined && { patienceSeconds }),
      at: startsAt.getTime(),
      caller: { number: isWithheld ? null : number, hasFailedVerification },
      behaviours: Object.fromEntries(
        behaviours.map((behaviour, index) => [`person-${String(index)}`, behaviour]),
      ),
    }));
}

/** One of the first two people is on call, then the other, then nobody. */
function handedOffAfter(seconds: number): RoutingPlan['schedules'][number] {
  const at = (after: number) => startsAt.getTime() + after * 1000;
  return {
    scheduleId: 'schedule',
    name: 'Schedule',
    contentId: 'content',
    schedule: {
      timeZone: 'Europe/Berlin',
      mode: 'one-wins',
      holidayCalendars: [],
      overrides: [],
      layers: [
        {
          kind: 'shifts',
          id: 'layer',
          shifts: [
            { people: ['person-0'], from: at(-60), to: at(seconds) },
            { people: ['person-1'], from: at(seconds), to: at(3 * seconds) },
          ],
        },
      ],
    },
  };
}

/** Mostly the first. */
function usually<Value>(first: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(first, ...others) },
  );
}

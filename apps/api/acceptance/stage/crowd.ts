import type { Behaviour, RingMode, Situation } from '@ringdown/call-routing';
import type { CallerLeg } from '@ringdown/twilio-simulator';
import fc from 'fast-check';

import { anyPatience } from './any-call.js';
import { addHotline, type Hotline, type HotlineSettings } from './hotline.js';
import type { PhoneWorld } from './phone-world.js';
import { behave, dial } from './played-call.js';

const people = ['alice', 'bob', 'carol', 'dave'] as const;

/** So many callers share a hotline and its people, mostly at the same time. */
const callersOfHotline = 4;

/** What callers of a hotline hear that records its talks. */
export const consent = 'We record this call.';

/** Within so many seconds everybody calls. */
const rushSeconds = 120;

/** One call of the crowd, and what is known of it besides what the phone network tells. */
export type CrowdCall = {
  hotline: CrowdHotline;
  patienceSeconds: number | undefined;
  dialled: CallerLeg;
};

export type CrowdHotline = Hotline & { settings: HotlineSettings; modes: readonly RingMode[] };

/** Random people call random hotlines, all within two minutes. Ends when everything is set up, and nobody has dialled yet. */
export async function gatherCrowd(
  world: PhoneWorld,
  { seed, size }: { seed: number; size: number },
) {
  const draws = Math.ceil(size / callersOfHotline);
  const hotlines: CrowdHotline[] = [];
  for (const drawn of fc.sample(anyCrowdHotline, { numRuns: draws, seed })) {
    hotlines.push(await open(world, drawn));
  }
  await world.refreshPlans();
  const calls: CrowdCall[] = [];
  for (const [index, caller] of fc.sample(anyCaller, { numRuns: size, seed }).entries()) {
    const hotline = hotlines[index % hotlines.length];
    if (hotline === undefined) throw new Error('There is no hotline.');
    // No two things happen at the same instant by themselves.
    world.clock.after(caller.afterMilliseconds + index / 1000, () => {
      calls.push(begin(world, hotline, { ...caller, index }));
    });
  }
  return { hotlines, calls };
}

async function open(
  world: PhoneWorld,
  { modes, ...settings }: HotlineSettings & { modes: readonly RingMode[] },
): Promise<CrowdHotline> {
  const hotline = await addHotline(world, settings);
  for (const [index, mode] of modes.entries()) {
    await world.pool.query(
      'UPDATE escalation_rules SET ring_mode = $3 WHERE policy_id = $1 AND position = $2',
      [hotline.policyId, index + 1, mode],
    );
  }
  return { ...hotline, settings, modes };
}

/** The people of the hotline may do something else than for whoever called before. */
function begin(
  world: PhoneWorld,
  hotline: CrowdHotline,
  {
    index,
    behaviours,
    patienceSeconds,
    talkSeconds,
    choosesAfterSeconds,
  }: AnyCaller & { index: number },
): CrowdCall {
  for (const person of people) behave(hotline[person], behaviours[person], talkSeconds);
  const number = `+4940${String(index).padStart(7, '0')}`;
  const situation: Situation = {
    at: 0,
    caller: { number, hasFailedVerification: false },
    behaviours: {},
    ...(patienceSeconds !== undefined && { patienceSeconds }),
  };
  const phone = world.twilio.phone(number);
  const dialled = dial(situation, { phone, number: hotline.number, clock: world.clock });
  if (choosesAfterSeconds !== undefined) {
    world.clock.after(choosesAfterSeconds * 1000, () => {
      if (!dialled.isOver) dialled.presses('2');
    });
  }
  return { hotline, patienceSeconds, dialled };
}

const anyConduct: fc.Arbitrary<Behaviour> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 35 })
      .map((seconds): Behaviour => ({ kind: 'takes', afterSeconds: seconds + 0.31 })),
  },
  { weight: 2, arbitrary: fc.constant<Behaviour>({ kind: 'ignores' }) },
  fc.constantFrom<Behaviour>({ kind: 'busy' }, { kind: 'unreachable' }),
  fc
    .tuple(fc.constantFrom('declines', 'rejects'), fc.integer({ min: 1, max: 30 }))
    .map(([kind, seconds]): Behaviour => ({ kind, afterSeconds: seconds + 0.31 })),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat({ max: 30 }), fc.integer({ min: 5, max: 60 }))
      .map(([seconds, length]): Behaviour => ({
        kind: 'mailbox',
        afterSeconds: seconds + 0.31,
        hangsUpAfterSeconds: length + 0.17,
      })),
  },
);

const anyCaller = fc.record({
  afterMilliseconds: fc.nat({ max: rushSeconds * 1000 }),
  behaviours: fc.record({
    alice: anyConduct,
    bob: anyConduct,
    carol: anyConduct,
    dave: anyConduct,
  }),
  patienceSeconds: anyPatience,
  talkSeconds: fc.integer({ min: 2, max: 40 }),
  /** When they press the key to leave a message, if they do; it is heard only where that is offered. */
  choosesAfterSeconds: fc.option(fc.integer({ min: 4, max: 60 }), { nil: undefined }),
});
type AnyCaller = typeof anyCaller extends fc.Arbitrary<infer Caller> ? Caller : never;

const anyRule = fc.record({
  targets: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 4 }),
  mode: fc.constantFrom<RingMode>('one-by-one', 'all-at-once'),
});

const anyCrowdHotline = fc
  .record({
    rules: fc.array(anyRule, { minLength: 1, maxLength: 3 }),
    seconds: fc.integer({ min: 5, max: 30 }),
    repeats: fc.nat({ max: 1 }),
    voicemail: fc.constantFrom(false, true, 'while-waiting' as const),
    isRecorded: fc.boolean(),
  })
  .map(({ rules, isRecorded, ...settings }) => ({
    ...settings,
    ...(isRecorded && { consent }),
    rules: rules.map(({ targets }) => targets),
    modes: rules.map(({ mode }) => mode),
  }));

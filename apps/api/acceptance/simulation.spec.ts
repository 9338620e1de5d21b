import {
  simulateCall,
  type RoutingPlan,
  type SimulatedCall,
  type Situation,
} from '@ringdown/call-routing';
import { TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SimulationService } from '../src/features/simulation/simulation.service.js';
import { anyBehaviour, anyPatience, anyPlan, anySituation, startsAt } from './stage/any-call.js';
import { serveEngine, type BareHotline } from './stage/bare-engine.js';
import { addHotline, type HotlineSettings } from './stage/hotline.js';
import { account, startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { behave, dial } from './stage/played-call.js';

const seed = 20_260_329;
const caller = (index: number) => `+4930${String(index).padStart(6, '0')}`;
const phoneOf = (index: number, person: number) =>
  `+1202${String(index * 10 + person).padStart(7, '0')}`;

describe('simulator and engine', () => {
  it('agree on a thousand random policies', { timeout: 60_000 }, async () => {
    const cases = Array.from({ length: 1000 }, (_, index) => {
      const [plan] = fc.sample(
        anyPlan((person) => phoneOf(index, person)),
        {
          numRuns: 1,
          seed: seed + index,
        },
      );
      const [situation] = fc.sample(anySituation(caller(index)), {
        numRuns: 1,
        seed: seed + index,
      });
      if (plan === undefined || situation === undefined) throw new Error('Nothing was made up.');
      return { plan, situation };
    });
    const clock = new VirtualClock(startsAt);
    const twilio = new TwilioSimulator({ clock, accounts: [account] });
    const hotlines = cases.map(({ plan, situation }, index): BareHotline => ({
      number: `+1303${String(index).padStart(7, '0')}`,
      plan,
      callsBefore: situation.callsBefore ?? 0,
      facts: [],
    }));
    const engine = await serveEngine(hotlines, () => clock.now());

    const legs = cases.map(({ plan, situation }, index) => {
      const number = hotlines[index]?.number ?? '';
      twilio.addNumber({
        accountSid: account.sid,
        phoneNumber: number,
        voiceUrl: engine.voiceUrl(index),
      });
      for (const { userId, phone } of plan.people) {
        const behaviour = situation.behaviours[userId];
        if (phone === null || behaviour === undefined) continue;
        behave(twilio.phone(phone), behaviour, situation.talkSeconds ?? 60);
      }
      return dial(situation, { phone: twilio.phone(caller(index)), number, clock });
    });
    await clock.advance('60m');
    await engine.close();

    const endings = new Set<string>();
    for (const [index, { plan, situation }] of cases.entries()) {
      const simulated = simulateCall(plan, situation);
      endings.add(simulated.status);
      const leg = legs[index]?.leg;
      const rings = twilio.calls.filter(({ parent }) => parent === leg);
      const real = [
        ...(hotlines[index]?.facts ?? []).map(({ at, fact }) => line(at, fact)),
        ...rings.map(({ to, startedAt, endedAt }) => line(startedAt, to, endedAt)),
        line(leg?.endedAt, 'over'),
      ];

      expect(real, `call ${String(index)}`).toEqual(linesOf(simulated, plan));
    }
    // Not a thousand calls that nobody takes.
    expect([...endings].toSorted()).toEqual([
      'blocked',
      'busy',
      'caller-hung-up',
      'completed',
      'disabled',
      'failed',
      'no-answer',
      'no-one-available',
      'voicemail-left',
    ]);
  });

  it('agree on fifty calls that the whole API routes', { timeout: 60_000 }, async () => {
    const world = await startPhoneWorld();
    const calls = fc.sample(anyHotline, { numRuns: 50, seed });
    const played = [];
    for (const call of calls) played.push(await prepare(world, call));

    for (const { start } of played) start();
    await world.clock.advance('15m');

    for (const { recorded, simulated } of played)
      expect(await recorded()).toEqual(await simulated());
    await world.stop();
  });

  it('agree on calls that ring several phones at once', { timeout: 60_000 }, async () => {
    const world = await startPhoneWorld();
    world.twilio.behaviour.playSeconds = 6;
    world.clock.alsoWaitFor(() => world.ordersCarriedOut());

    for (const { settings, ...call } of fc.sample(anyHotline, { numRuns: 12, seed })) {
      const atOnce = { ...settings, ringMode: 'all-at-once' as const };
      const { start, recorded, simulated } = await prepare(world, { ...call, settings: atOnce });
      start();
      await world.clock.advance('10m');

      expect(await recorded()).toEqual(await simulated());
    }
    await world.stop();
  });
});

/** A hotline of the API's whose people behave as they are told, and the same call played through. */
async function prepare(world: PhoneWorld, { settings, behaviours, patienceSeconds }: AnyHotline) {
  const hotline = await addHotline(world, settings);
  for (const person of people) behave(hotline[person], behaviours[person], talkSeconds);
  const { caller, number, userIds } = hotline;
  const situation: Situation = {
    at: world.clock.now().getTime(),
    caller: { number: caller.number, hasFailedVerification: false },
    behaviours: Object.fromEntries(people.map((person) => [userIds[person], behaviours[person]])),
    talkSeconds,
    ...(patienceSeconds !== undefined && { patienceSeconds }),
  };
  return {
    start: () => dial(situation, { phone: caller, number, clock: world.clock }),
    recorded: async () => {
      const { status, attempts } = await hotline.call();
      return { status, rings: attempts.map(ringLine) };
    },
    simulated: async () => {
      const simulation = world.app.get(SimulationService, { strict: false });
      const { plan } = await simulation.plan(hotline);
      const { status, steps } = simulateCall(plan, situation);
      return { status, rings: steps.filter((step) => step.kind === 'ring').map(ringLine) };
    },
  };
}

type RingLine = { userId: string; round: number; ruleOrder: number; outcome: string };

function ringLine({ userId, round, ruleOrder, outcome }: RingLine): string {
  return [userId, round, ruleOrder, outcome].join(' ');
}

const people = ['alice', 'bob', 'carol', 'dave'] as const;
const talkSeconds = 20;

const anyHotline = fc.record({
  settings: fc.record<HotlineSettings>({
    rules: fc.array(fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }), {
      minLength: 1,
      maxLength: 3,
    }),
    seconds: fc.integer({ min: 5, max: 40 }),
    repeats: fc.nat({ max: 1 }),
    greeting: fc.constantFrom('Please wait.', 'Please wait. '.repeat(20).trim()),
    enabled: fc.boolean().chain((enabled) => fc.constantFrom(true, true, enabled)),
  }),
  behaviours: fc.record({
    alice: anyBehaviour,
    bob: anyBehaviour,
    carol: anyBehaviour,
    dave: anyBehaviour,
  }),
  patienceSeconds: anyPatience,
});

type AnyHotline = typeof anyHotline extends fc.Arbitrary<infer Hotline> ? Hotline : never;

/** What the simulation says, in the lines in which the phone network tells. */
function linesOf({ facts, steps, endsAt }: SimulatedCall, { people }: RoutingPlan): string[] {
  const phones = new Map(people.map(({ userId, phone }) => [userId, phone]));
  return [
    ...facts.map(({ at, fact }) => line(at, fact)),
    ...steps
      .filter((step) => step.kind === 'ring')
      .map(({ userId, from, to }) => line(from, phones.get(userId), to)),
    line(endsAt, 'over'),
  ];
}

/** Something that happened, after the seconds of the call at which it did. */
function line(at: Date | number | undefined, what: unknown, until?: Date | number): string {
  const seconds = (time: Date | number | undefined) =>
    time === undefined ? '?' : String((Number(time) - startsAt.getTime()) / 1000);
  return [seconds(at), JSON.stringify(what), until === undefined ? '' : seconds(until)].join(' ');
}

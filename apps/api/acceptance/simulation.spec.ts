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
import { account, startPhoneWorld } from './stage/phone-world.js';
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
    ]);
  });

  it('agree on fifty calls that the whole API routes', { timeout: 60_000 }, async () => {
    const world = await startPhoneWorld();
    const service = world.app.get(SimulationService, { strict: false });
    const calls = fc.sample(anyHotline, { numRuns: 50, seed });

    const played = [];
    for (const { settings, behaviours, patienceSeconds } of calls) {
      const hotline = await addHotline(world, settings);
      for (const person of people) behave(hotline[person], behaviours[person], talkSeconds);
      const situation: Situation = {
        at: world.clock.now().getTime(),
        caller: { number: hotline.caller.number, hasFailedVerification: false },
        behaviours: Object.fromEntries(
          people.map((person) => [hotline.userIds[person], behaviours[person]]),
        ),
        talkSeconds,
        ...(patienceSeconds !== undefined && { patienceSeconds }),
      };
      played.push({ hotline, situation });
    }
    for (const { hotline, situation } of played) {
      dial(situation, { phone: hotline.caller, number: hotline.number, clock: world.clock });
    }
    await world.clock.advance('15m');

    for (const { hotline, situation } of played) {
      const { status, steps } = simulateCall(service.plan(hotline).plan, situation);
      const record = await hotline.call();
      expect({
        status: record.status,
        rings: record.attempts.map(({ userId, round, ruleOrder, outcome }) =>
          [userId, round, ruleOrder, outcome].join(' '),
        ),
      }).toEqual({
        status,
        rings: steps
          .filter((step) => step.kind === 'ring')
          .map(({ userId, round, ruleOrder, outcome }) =>
            [userId, round, ruleOrder, outcome].join(' '),
          ),
      });
    }
    await world.stop();
  });
});

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

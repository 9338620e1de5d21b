import { randomUUID } from 'node:crypto';

import type { CreateScheduleOverrideDto, SetLayerDto, SetRuleTargetDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { EscalationService } from '../src/features/escalation/escalation.service.js';
import { Overrides } from '../src/features/schedules/overrides.service.js';
import { SchedulesService } from '../src/features/schedules/schedules.service.js';
import { TeamsService } from '../src/features/teams/teams.service.js';
import { actAs, beginActing } from '../src/platform/access/acting.js';
import { startDatabaseWire, type DatabaseWire } from './stage/database-wire.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

/** A Monday in winter; Berlin's clocks go forward on the Sunday after it. */
const monday = new Date('2026-03-23T06:00:00Z');
type Person = 'alice' | 'bob' | 'carol' | 'dave';

let world: PhoneWorld;
let wire: DatabaseWire;
beforeAll(async () => {
  world = await startPhoneWorld({ startsAt: monday });
  wire = await startDatabaseWire(world.databaseUrl);
  await world.restart(wire.url);
});
afterAll(async () => {
  await world.stop();
  wire.stop();
});

describe('a caller of a hotline whose rule rings a schedule', () => {
  it('reaches who is on call before and after a mid-week hand-off, in winter and in summer', async () => {
    const hotline = await addHotline(world, { rules: [] });
    const week = await addSchedule(hotline, [weekly(hotline, ['alice'], ['bob'])]);
    await addRule(hotline, week);

    for (const [moment, person] of [
      ['2026-03-25T07:59:30Z', 'alice'],
      ['2026-03-25T08:00:30Z', 'bob'],
      ['2026-03-29T03:30:00Z', 'bob'],
      ['2026-04-01T06:59:30Z', 'bob'],
      ['2026-04-01T07:00:30Z', 'alice'],
    ] as const) {
      await advanceTo(moment);
      expect(await callAndAccept(hotline, person), moment).toEqual([person]);
    }
    await expectTruth(world, hotline);
  });

  it('reaches who comes on call while the phone of the one before still rings', async () => {
    const hotline = await addHotline(world, { rules: [] });
    await addRule(hotline, await addSchedule(hotline, [weekly(hotline, ['alice'], ['bob'])]));
    // 09:00 in Berlin, in summer.
    await advanceTo('2026-04-08T06:59:50Z');
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('3m');

    const call = await hotline.call();
    expect(call.attempts.map(({ userName, outcome }) => [userName, outcome])).toEqual([
      ['Alice', 'no-answer'],
      ['Bob', 'accepted'],
    ]);
  });

  it('reaches the substitute while an override holds, and not a minute longer', async () => {
    const hotline = await addHotline(world, { rules: [] });
    const week = await addSchedule(hotline, [weekly(hotline, ['alice'])]);
    await addRule(hotline, week);
    const [from, to] = ['2026-04-09T10:00:00Z', '2026-04-09T12:00:00Z'];
    await override(hotline, week, { kind: 'replace', ...people(hotline), from, to });

    for (const [moment, person] of [
      ['2026-04-09T09:59:30Z', 'alice'],
      ['2026-04-09T10:00:00Z', 'carol'],
      ['2026-04-09T11:59:30Z', 'carol'],
      ['2026-04-09T12:00:30Z', 'alice'],
    ] as const) {
      await advanceTo(moment);
      expect(await callAndAccept(hotline, person), moment).toEqual([person]);
    }
  });

  it('reaches the next rule at once when nobody is on call, and the record says why', async () => {
    const hotline = await addHotline(world, { rules: [] });
    const layer = weekly(hotline, ['alice']);
    const days = await addSchedule(hotline, [
      { ...layer, windows: [{ kind: 'daily', opens: '09:00', closes: '17:00' }] },
    ]);
    await addRule(hotline, days);
    await addRule(hotline, { kind: 'user', id: hotline.userIds.bob });
    await advanceTo('2026-04-10T15:00:00Z');

    const began = world.clock.now().getTime();
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isRinging);

    expect(world.clock.now().getTime() - began).toBeLessThan(5000);
    hotline.caller.hangsUp();
    await world.clock.settle();
    const { journal } = await hotline.call();
    expect(journal.map(({ text }) => text)).toContain(
      'Rule 1 was skipped: nobody was on call in On call.',
    );
  });

  it('reaches the next person of the schedule by the plan of its beginning after a restart and an edit', async () => {
    const hotline = await addHotline(world, { rules: [] });
    const both = weekly(hotline, ['alice', 'bob']);
    const week = await addSchedule(hotline, [both]);
    await addRule(hotline, week);
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    await service(SchedulesService).update(
      { projectId: hotline.projectId, scheduleId: week.id },
      { layers: [weekly(hotline, ['carol'])] },
      undefined,
    );
    await world.restart(wire.url);
    await world.clock.advance('3m');

    const call = await hotline.call();
    expect(call.attempts.map(({ userName }) => userName)).toEqual(['Alice', 'Bob']);
    expect(call.answeredBy?.name).toBe('Bob');
    expect(await callAndAccept(hotline, 'carol')).toEqual(['carol']);
  });

  it('hears that no one is available when no rule has anybody on call', async () => {
    const hotline = await addHotline(world, { rules: [] });
    await addRule(hotline, await addSchedule(hotline, []));

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('30s');

    expect(call.hasHeard('Nobody is on call.')).toBe(true);
    expect(call.hasHeard('Please wait.')).toBe(false);
    expect((await hotline.call()).attempts).toEqual([]);
  });
});

describe('a caller of a hotline whose rule rings a team', () => {
  it('reaches its members one after another, and nobody twice', async () => {
    const hotline = await addHotline(world, { rules: [] });
    const { id } = await service(TeamsService).create(hotline.projectId, {
      name: 'Platform',
      userIds: [hotline.userIds.dave, hotline.userIds.bob, hotline.userIds.alice],
    });
    const week = await addSchedule(hotline, [weekly(hotline, ['bob'])]);
    await addRule(hotline, week, { kind: 'team', id }, user(hotline, 'alice'));

    hotline.caller.dials(hotline.number);
    await world.clock.advance('5m');

    const { attempts, status } = await hotline.call();
    expect(attempts.map(({ userName }) => userName)).toEqual(['Bob', 'Alice']);
    expect(status).toBe('no-answer');
  });
});

describe('a caller while the database is gone', () => {
  it('reaches who is on call before and after a hand-off', async () => {
    const hotline = await addHotline(world, { rules: [] });
    await addRule(hotline, await addSchedule(hotline, [weekly(hotline, ['alice'], ['bob'])]));
    await advanceTo('2026-04-22T06:59:00Z');
    wire.cut();

    expect(await callAndAccept(hotline, 'alice')).toEqual(['alice']);
    await world.clock.advance('2m');
    expect(await callAndAccept(hotline, 'bob')).toEqual(['bob']);

    wire.mend();
    const answeredBy = async () => (await hotline.calls()).map((call) => call.answeredBy?.name);
    await expect.poll(answeredBy, { timeout: 20_000 }).toEqual(['Bob', 'Alice']);
  });
});

function service<Service>(type: new (...parts: never[]) => Service): Service {
  return world.app.get<Service>(type, { strict: false });
}

async function advanceTo(moment: string): Promise<void> {
  const wait = Date.parse(moment) - world.clock.now().getTime();
  if (wait < 0) throw new Error(`${moment} is over.`);
  await world.clock.advance(wait);
}

/** Somebody calls, and whoever is rung takes the call; @returns who was rung. */
async function callAndAccept(hotline: Hotline, expected: Person): Promise<Person[]> {
  hotline.caller.dials(hotline.number);
  await world.clock.advanceUntil(() => hotline[expected].isRinging);
  const rung = (['alice', 'bob', 'carol', 'dave'] as const).filter(
    (person) => hotline[person].isRinging,
  );
  hotline[expected].answers();
  await world.clock.advance('1s');
  hotline[expected].presses('1');
  await world.clock.advance('1s');
  expect(hotline[expected].isTalkingTo(hotline.caller.number)).toBe(true);
  hotline.caller.hangsUp();
  await world.clock.settle();
  return rung;
}

/** Handed over on Wednesdays at 09:00 in Berlin, the first week from 18 March on. */
function weekly(hotline: Hotline, ...turns: Person[][]) {
  return {
    kind: 'rotation',
    members: turns.map((turn) => turn.map((person) => hotline.userIds[person])),
    start: '2026-03-18T09:00',
    rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 3 },
  } satisfies SetLayerDto;
}

async function addSchedule(hotline: Hotline, layers: SetLayerDto[]): Promise<SetRuleTargetDto> {
  const { id } = await service(SchedulesService).create(hotline.projectId, {
    name: 'On call',
    timeZone: 'Europe/Berlin',
    layers,
  });
  return { kind: 'schedule', id };
}

async function addRule(hotline: Hotline, ...targets: SetRuleTargetDto[]): Promise<void> {
  await service(EscalationService).create(hotline, { targets });
}

function user(hotline: Hotline, person: Person): SetRuleTargetDto {
  return { kind: 'user', id: hotline.userIds[person] };
}

function people({ userIds }: Hotline) {
  return { userId: userIds.alice, byUserId: userIds.carol };
}

async function override(
  { projectId }: Hotline,
  { id: scheduleId }: SetRuleTargetDto,
  asked: CreateScheduleOverrideDto,
): Promise<void> {
  await new Promise<unknown>((resolve) => {
    beginActing('127.0.0.1', () => {
      actAs({ kind: 'api-key', id: randomUUID(), name: 'Stage' });
      resolve(service(Overrides).create({ projectId, scheduleId }, asked));
    });
  });
}

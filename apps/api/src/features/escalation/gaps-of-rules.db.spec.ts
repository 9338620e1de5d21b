import {
  routes,
  type CreateScheduleDto,
  type EscalationRulesDto,
  type PageDto,
  type PolicyDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('the gaps of rules', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let alice: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550111');
    ask = await api.as('Dana');
  });
  afterAll(() => api.stop());

  /** Somebody, or else Alice, is on call every day, by UTC, from one time to another. */
  const addSchedule = async (name: string, opens: string, closes: string, person = alice) => {
    const schedule: CreateScheduleDto = {
      name,
      timeZone: 'UTC',
      layers: [
        {
          kind: 'rotation',
          members: [[person]],
          start: '2020-01-01T00:00',
          rotation: { unit: 'days', every: 1, handOffTime: '00:00' },
          windows: [{ kind: 'daily', opens, closes }],
        },
      ],
    };
    const { body } = await ask<ScheduleDto>('POST', routes.schedules(projectId), schedule);
    return { kind: 'schedule', id: body.id };
  };
  /** As the list tells it, and just so by itself. */
  const policyOf = async (policyId: string) => {
    const { body } = await ask<PolicyDto>('GET', routes.policy(projectId, policyId));
    const list = await ask<PageDto<PolicyDto>>('GET', routes.policies(projectId));
    expect(list.body.items.find(({ id }) => id === policyId)?.reachesSomebodyNow).toBe(
      body.reachesSomebodyNow,
    );
    return body;
  };
  const minutesOf = (period: { from: string; to: string } | null | undefined) =>
    period && [period.from, period.to].map((time) => time.slice(11, 16));

  it('are those of each schedule, and of all of them while nobody else can be rung', async () => {
    const policyId = await api.addPolicy(projectId);
    const url = routes.rules(projectId, policyId);
    const office = await addSchedule('Office', '09:00', '17:00');
    const night = await addSchedule('Night', '16:00', '08:00');
    await ask('POST', url, { targets: [office, night] });

    const { items, nextGap } = (await ask<EscalationRulesDto>('GET', url)).body;
    // What is going on began before now.
    const ends = items[0]?.targets.map((target) => minutesOf(target.nextGap)?.[1]);
    expect(ends).toEqual(['09:00', '16:00']);
    expect(minutesOf(nextGap)?.[1]).toBe('09:00');
    expect(Date.parse(nextGap?.to ?? '') - Date.parse(nextGap?.from ?? '')).toBeLessThanOrEqual(
      3_600_000,
    );

    expect((await policyOf(policyId)).nextGap?.to).toBe(nextGap?.to);

    await ask('POST', url, { targets: [{ kind: 'user', id: alice }] });
    expect((await ask<EscalationRulesDto>('GET', url)).body.nextGap).toBeNull();
    expect(await policyOf(policyId)).toMatchObject({ reachesSomebodyNow: true, nextGap: null });
  });

  it('count within the support hours of the policy only', async () => {
    const policyId = await api.addPolicy(projectId);
    const url = routes.rules(projectId, policyId);
    await ask('POST', url, { targets: [await addSchedule('Desk', '09:00', '17:00')] });
    const gapsWithin = async (opens: string, closes: string) => {
      const supportHours = { windows: [{ kind: 'daily', opens, closes }], holidays: [] };
      await ask('PATCH', routes.policy(projectId, policyId), { supportHours });
      const { items, nextGap } = (await ask<EscalationRulesDto>('GET', url)).body;
      const ofTarget = items[0]?.targets[0]?.nextGap;
      return [nextGap, ofTarget, (await policyOf(policyId)).nextGap].map(minutesOf);
    };

    expect(await gapsWithin('09:00', '17:00')).toEqual([null, null, null]);
    for (const within of await gapsWithin('10:00', '18:00')) expect(within?.[1]).toBe('18:00');
  });

  it('do not count for who can be reached: a phone does, of somebody named, on a team or on call', async () => {
    const silent = await api.addPerson('Silent', { projectId, role: 'responder' });
    await api.addPhone(silent, '+12025550114', { verified: false });
    const team = async (name: string, userId: string) => {
      const { body } = await ask<{ id: string }>('POST', routes.teams(projectId), {
        name,
        userIds: [userId],
      });
      return { kind: 'team', id: body.id };
    };
    const always = await addSchedule('Always', '00:00', '24:00');
    const mute = await addSchedule('Mute', '00:00', '24:00', silent);
    const reached = async (...targets: object[]) => {
      const policyId = await api.addPolicy(projectId);
      if (targets.length > 0) await ask('POST', routes.rules(projectId, policyId), { targets });
      return (await policyOf(policyId)).reachesSomebodyNow;
    };

    expect(await reached()).toBe(false);
    expect(await reached({ kind: 'user', id: silent }, mute)).toBe(false);
    expect(await reached(await team('Silent team', silent))).toBe(false);
    expect(await reached(await team('Loud team', alice))).toBe(true);
    expect(await reached(mute, always)).toBe(true);
  });

  it('are none where schedules take turns without a seam', async () => {
    const policyId = await api.addPolicy(projectId);
    const url = routes.rules(projectId, policyId);
    const day = await addSchedule('Day', '08:00', '20:00');
    const dark = await addSchedule('Dark', '20:00', '08:00');
    await ask('POST', url, { targets: [day] });
    await ask('POST', url, { targets: [dark] });

    const { items, nextGap } = (await ask<EscalationRulesDto>('GET', url)).body;
    expect(items.map(({ targets }) => targets[0]?.nextGap)).toEqual([
      expect.any(Object),
      expect.any(Object),
    ]);
    expect(nextGap).toBeNull();
  });
});

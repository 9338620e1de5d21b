import {
  routes,
  type CoverageDto,
  type FinalScheduleDto,
  type OnCallDto,
  type ProblemDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('who is on call', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let scheduleId: string;
  let foreign: string;
  let alice: string;
  let bob: string;
  let layerId: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550111');
    ask = await api.as('Dana');
    foreign = await api.insert(
      `INSERT INTO schedules (project_id, name, time_zone, mode) VALUES ($1, 'Foreign', 'UTC', 'one-wins')`,
      [await api.addProject('Other')],
    );
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM schedules WHERE project_id = $1', [projectId]);
    const { body } = await ask<ScheduleDto>('POST', routes.schedules(projectId), {
      name: 'Primary',
      timeZone: 'Europe/Berlin',
      layers: [turns([alice], [bob])],
    });
    scheduleId = body.id;
    layerId = body.layers[0]?.id ?? '';
  });
  afterAll(() => api.stop());

  /** Handed over every Monday at nine in Berlin. */
  const turns = (...members: string[][]) => ({
    kind: 'rotation',
    members,
    start: '2026-03-23T09:00',
    rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
  });
  const whoAt = async (at: string) =>
    (await ask<OnCallDto>('GET', `${routes.onCall(projectId, scheduleId)}?at=${at}`)).body;
  const final = (query: string) =>
    ask<FinalScheduleDto & ProblemDto>(
      'GET',
      `${routes.finalSchedule(projectId, scheduleId)}?${query}`,
    );

  it('is told with until when and why, and the hand-off follows the clock on the wall', async () => {
    const before = await whoAt('2026-03-30T06:59:59Z');
    const after = await whoAt('2026-03-30T07:00:00Z');

    expect(before).toEqual({
      at: '2026-03-30T06:59:59.000Z',
      people: [{ userId: alice, name: 'Alice', phone: '+12025550111' }],
      reason: { kind: 'layer', layerIds: [layerId], overrideIds: [] },
      until: '2026-03-30T07:00:00.000Z',
    });
    expect(after.people).toEqual([{ userId: bob, name: 'Bob', phone: null }]);
    expect(after.until).toBe('2026-04-06T07:00:00.000Z');
  });

  it('is told of now when no moment is named', async () => {
    const { body } = await ask<OnCallDto>('GET', routes.onCall(projectId, scheduleId));

    expect(Math.abs(Date.parse(body.at) - Date.now())).toBeLessThan(60_000);
  });

  it('is nobody before the layer starts', async () => {
    expect(await whoAt('2026-03-20T00:00:00Z')).toMatchObject({
      people: [],
      reason: { kind: 'gap' },
      until: '2026-03-23T08:00:00.000Z',
    });
  });

  it('fills a period without a seam, with gaps, people and, if wanted, each layer', async () => {
    const { body } = await final('from=2026-03-22T00:00Z&to=2026-04-07T00:00Z&layers=true');

    const segments = body.segments.map(({ from, to, userIds, reason }) => [
      from.slice(0, 16),
      to.slice(0, 16),
      userIds,
      reason.kind,
    ]);
    expect(segments).toEqual([
      ['2026-03-22T00:00', '2026-03-23T08:00', [], 'gap'],
      ['2026-03-23T08:00', '2026-03-30T07:00', [alice], 'layer'],
      ['2026-03-30T07:00', '2026-04-06T07:00', [bob], 'layer'],
      ['2026-04-06T07:00', '2026-04-07T00:00', [alice], 'layer'],
    ]);
    expect(body.layers).toMatchObject([{ layerId, segments: [{ userIds: [alice] }, {}, {}] }]);
    expect(body.people.map(({ name }) => name)).toEqual(['Alice', 'Bob']);
    const alone = await final('from=2026-03-22T00:00Z&to=2026-04-07T00:00Z');
    expect(alone.body.segments).toEqual(body.segments);
    expect(alone.body.layers).toEqual([]);
  });

  it('is counted in hours that really pass, and gaps are named', async () => {
    const { body } = await ask<CoverageDto>(
      'GET',
      `${routes.coverage(projectId, scheduleId)}?from=2026-03-23T00:00Z&to=2026-04-06T00:00Z`,
    );

    expect(body.people.map(({ name, hours }) => [name, hours])).toEqual([
      ['Alice', 167],
      ['Bob', 161],
    ]);
    expect(body.gaps).toEqual([
      { from: '2026-03-23T00:00:00.000Z', to: '2026-03-23T08:00:00.000Z' },
    ]);
  });

  describe('in a preview', () => {
    const preview = (change: object) =>
      ask<FinalScheduleDto & ProblemDto>('POST', routes.schedulePreview(projectId), {
        schedule: { timeZone: 'Europe/Berlin', layers: [turns([bob], [alice])] },
        from: '2100-04-06T00:00Z',
        to: '2100-04-07T00:00Z',
        ...change,
      });

    it('is what would be on call, under the overrides of the schedule, and nothing is saved', async () => {
      const { body: override } = await ask<{ id: string }>(
        'POST',
        routes.overrides(projectId, scheduleId),
        {
          kind: 'replace-all',
          byUserId: alice,
          from: '2100-04-06T12:00Z',
          to: '2100-04-08T00:00Z',
        },
      );
      const before = (await ask('GET', routes.schedule(projectId, scheduleId))).body;

      const alone = await preview({});
      const replaced = await preview({ scheduleId });

      expect(alone.status).toBe(200);
      expect(alone.body.segments).toHaveLength(1);
      expect(replaced.body.segments.at(-1)).toMatchObject({
        from: '2100-04-06T12:00:00.000Z',
        userIds: [alice],
        reason: { kind: 'override', overrideIds: [override.id] },
      });
      expect(replaced.body.layers).toHaveLength(1);
      expect((await ask('GET', routes.schedule(projectId, scheduleId))).body).toEqual(before);
    });

    it.each([
      ['schedule', { schedule: 1 }],
      ['schedule.timeZone', { schedule: { timeZone: 'Moon/Base' } }],
      ['schedule.layers.0.members', { schedule: { timeZone: 'UTC', layers: [turns()] } }],
      ['schedule.layers.0.members.0.0', { schedule: { timeZone: 'UTC', layers: [turns(['x'])] } }],
      ['to', { to: '2100-01-01T00:00Z' }],
      ['to', { to: '2100-12-01T00:00Z' }],
      ['scheduleId', { scheduleId: 'foreign' }],
    ])('tells that %s is wrong in %j', async (field, change) => {
      const id = 'scheduleId' in change ? { scheduleId: foreign } : {};
      const { status, body } = await preview({ ...change, ...id });

      expect(status).toBe(400);
      expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
    });
  });

  it('is refused when there is more of it than one answer holds', async () => {
    const hourly = { ...turns([alice], [bob]), rotation: { unit: 'hours', every: 1 } };
    await ask('PATCH', routes.schedule(projectId, scheduleId), {
      layers: Array.from({ length: 30 }, () => hourly),
    });

    const { status, body } = await final('from=2026-04-01T00:00Z&to=2026-07-01T00:00Z&layers=true');

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(['to']);
    expect((await final('from=2026-04-01T00:00Z&to=2026-04-15T00:00Z&layers=true')).status).toBe(
      200,
    );
  });

  it('is told of the next two weeks when no period is named', async () => {
    const { body } = await final('');

    const [first, last] = [body.segments[0], body.segments.at(-1)];
    const length = Date.parse(last?.to ?? '') - Date.parse(first?.from ?? '');
    expect(length).toBe(14 * 86_400_000);
  });

  it.each([
    ['to', 'from=2026-01-01T00:00Z&to=2026-01-01T00:00Z'],
    ['to', 'from=2026-01-01T00:00Z&to=2027-03-01T00:00Z'],
    ['to', 'from=2026-01-01T00:00Z&to=2026-05-01T00:00Z&layers=true'],
    ['from', 'from=1969-01-01T00:00Z&to=2026-03-01T00:00Z'],
    ['to', 'from=2199-12-31T00:00Z&to=2199-12-31T23:59-12:00'],
    ['from', 'from=yesterday&to=2026-03-01T00:00Z'],
    ['layers', 'from=2026-01-01T00:00Z&to=2026-02-01T00:00Z&layers=maybe'],
  ])('refuses a period whose %s is wrong: %s', async (field, query) => {
    const { status, body } = await final(query);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });

  it.each(['1969-12-31T23:59:59Z', 'now', '2199-12-31T23:59-01:00'])(
    'is not told of %s',
    async (at) => {
      expect((await ask('GET', `${routes.onCall(projectId, scheduleId)}?at=${at}`)).status).toBe(
        400,
      );
    },
  );
});

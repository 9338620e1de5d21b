import { randomUUID } from 'node:crypto';

import {
  routes,
  type OnCallDto,
  type PageDto,
  type ProblemDto,
  type ScheduleDto,
  type ScheduleOverrideDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;
type Answer = ScheduleOverrideDto & ProblemDto;

describe('overrides', () => {
  const clock = new VirtualClock();
  let api: TestApi;
  let dana: Ask;
  let asAlice: Ask;
  let projectId: string;
  let scheduleId: string;
  let url: string;
  let danaId: string;
  let alice: string;
  let bob: string;
  let stranger: string;

  beforeAll(async () => {
    api = await startTestApi({}, undefined, new SimulatedClock(clock));
    projectId = await api.addProject();
    danaId = await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    await api.addPerson('Vera', { projectId, role: 'viewer' });
    stranger = await api.addPerson('Stranger');
    dana = await api.as('Dana');
    asAlice = await api.as('Alice');
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM schedules');
    const { body } = await dana<ScheduleDto>('POST', routes.schedules(projectId), {
      name: 'Primary',
      timeZone: 'UTC',
      layers: [
        {
          kind: 'rotation',
          members: [[bob]],
          start: '2020-01-01T00:00',
          rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
        },
      ],
    });
    scheduleId = body.id;
    url = routes.overrides(projectId, scheduleId);
  });
  afterAll(() => api.stop());

  /** Whole hours from the full hour that is under way. */
  const hour = (number: number) =>
    new Date((Math.floor(clock.now().getTime() / 3_600_000) + number) * 3_600_000).toISOString();
  const period = (from: number, to: number) => ({ from: hour(from), to: hour(to) });
  const create = (ask: Ask, body: object) => ask<Answer>('POST', url, { ...period(2, 4), ...body });
  const cancel = (ask: Ask, id: string) =>
    ask<ProblemDto>('DELETE', routes.override(projectId, scheduleId, id));
  const whoAt = async (at: string) => {
    const { body } = await dana<OnCallDto>(
      'GET',
      `${routes.onCall(projectId, scheduleId)}?at=${at}`,
    );
    return body.people.map(({ name }) => name);
  };

  it('put somebody on call in the place of another, and are told in the audit log', async () => {
    const { status, body } = await create(dana, { kind: 'replace', userId: bob, byUserId: alice });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'replace',
      person: { userId: bob, name: 'Bob' },
      by: { userId: alice, name: 'Alice' },
      ...period(2, 4),
      createdBy: 'Dana',
      createdById: danaId,
    });
    expect(await whoAt(hour(1))).toEqual(['Bob']);
    expect(await whoAt(hour(2))).toEqual(['Alice']);
    expect(await whoAt(hour(4))).toEqual(['Bob']);
    const { rows } = await api.pool.query(
      `SELECT target_name, after FROM audit_entries WHERE action = 'schedule-override.created' AND target_id = $1`,
      [scheduleId],
    );
    expect(rows).toEqual([
      {
        target_name: 'Primary',
        after: { kind: 'replace', person: 'Bob', by: 'Alice', ...period(2, 4) },
      },
    ]);
  });

  it('of two for one person the later holds', async () => {
    await create(dana, { kind: 'replace', userId: bob, byUserId: alice });
    await create(dana, { kind: 'remove', userId: alice });
    expect(await whoAt(hour(2))).toEqual([]);

    await create(dana, { kind: 'add', userId: bob });
    await create(dana, { kind: 'replace-all', byUserId: bob });
    expect(await whoAt(hour(2))).toEqual([]);
  });

  it('let responders put themselves on call, and nobody else on or off', async () => {
    const takes = [
      { kind: 'replace', userId: bob, byUserId: alice.toUpperCase() },
      { kind: 'replace-all', byUserId: alice },
      { kind: 'add', userId: alice },
    ];
    const others = [
      { kind: 'replace', userId: alice, byUserId: bob },
      { kind: 'replace-all', byUserId: bob },
      { kind: 'add', userId: bob },
      { kind: 'remove', userId: alice },
    ];

    for (const body of takes) expect((await create(asAlice, body)).status).toBe(201);
    for (const body of others) expect((await create(asAlice, body)).status).toBe(403);
  });

  it('are no affair of viewers and strangers', async () => {
    const body = { kind: 'add', userId: alice };
    expect((await create(await api.as('Vera'), body)).status).toBe(403);
    expect((await create(await api.as('Stranger'), body)).status).toBe(404);
  });

  it('are cancelled by whoever created them, and by owners', async () => {
    const mine = await create(asAlice, { kind: 'add', userId: alice });
    const given = await create(dana, { kind: 'add', userId: alice });

    expect((await cancel(asAlice, given.body.id)).status).toBe(403);
    expect((await cancel(asAlice, mine.body.id)).status).toBe(204);
    expect((await cancel(dana, given.body.id)).status).toBe(204);
    expect((await cancel(dana, given.body.id)).status).toBe(404);
    expect(await whoAt(hour(2))).toEqual(['Bob']);
  });

  it('end at once when they are cancelled under way, and keep what was', async () => {
    const { body } = await create(dana, { kind: 'replace-all', byUserId: alice, ...period(1, 5) });
    const [begins, later] = [hour(1), hour(3)];
    await clock.advance('3h');

    expect((await cancel(dana, body.id)).status).toBe(204);

    expect(await whoAt(begins)).toEqual(['Alice']);
    expect(await whoAt(later)).toEqual(
      Date.parse(later) < Math.floor(clock.now().getTime() / 60_000) * 60_000 ? ['Alice'] : ['Bob'],
    );
    expect(await whoAt(clock.now().toISOString())).toEqual(['Bob']);
  });

  it('that begin in the past hold from this minute on: nobody changes who was on call', async () => {
    const { status, body } = await create(asAlice, {
      ...{ kind: 'replace-all', byUserId: alice },
      ...period(-1000, 1),
    });

    expect(status).toBe(201);
    const begins = Date.parse(body.from);
    const age = clock.now().getTime() - begins;
    expect(age >= 0 && age < 120_000 && begins % 60_000 === 0).toBe(true);
    expect(await whoAt(hour(-1))).toEqual(['Bob']);
    expect(await whoAt(clock.now().toISOString())).toEqual(['Alice']);
  });

  it('cannot be cancelled when they are over', async () => {
    const { body } = await create(dana, { kind: 'add', userId: alice, ...period(1, 2) });
    await clock.advance('3h');

    expect((await cancel(dana, body.id)).status).toBe(409);
  });

  it('are listed by their beginning, as far as they hold in a period', async () => {
    for (const start of [8, 2, 5]) {
      await create(dana, { kind: 'add', userId: alice, ...period(start, start + 2) });
    }
    const list = async (query: string) => {
      const { body } = await dana<PageDto<ScheduleOverrideDto>>('GET', `${url}?${query}`);
      return body;
    };

    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${String(first.nextCursor)}`);

    const starts = [...first.items, ...second.items].map(({ from }) => from);
    expect(starts).toEqual([hour(2), hour(5), hour(8)]);
    const between = await list(`from=${hour(4)}&to=${hour(8)}`);
    expect(between.items.map(({ from }) => from)).toEqual([hour(5)]);
  });

  it('go with the people whom they name', async () => {
    const leaving = await api.addPerson('Leaving', { projectId, role: 'responder' });
    await create(dana, { kind: 'replace', userId: bob, byUserId: leaving });

    await dana('DELETE', routes.member(projectId, leaving));

    expect((await dana<PageDto<object>>('GET', url)).body.items).toEqual([]);
    expect(await whoAt(hour(2))).toEqual(['Bob']);
  });

  it('are of a number that can be answered', async () => {
    const values = `SELECT $1, $2, 'add', $3, $4, $5, now(), 'Test' FROM generate_series(1, $6)`;
    const fill = (from: number, to: number, count: number) =>
      api.pool.query(
        `INSERT INTO schedule_overrides (project_id, schedule_id, kind, user_id, starts_at, ends_at, created_at, created_by_name) ${values}`,
        [projectId, scheduleId, alice, hour(from), hour(to), count],
      );
    await fill(2, 3, 100);
    const crowded = await create(dana, { kind: 'add', userId: bob, ...period(2, 3) });
    expect(crowded.status).toBe(400);

    // Calls carry those of the last day, too, however short they were.
    for (const start of [100, -20]) {
      await api.pool.query('DELETE FROM schedule_overrides');
      await fill(start, start + 1, 10_000);
      const tooMany = await create(dana, { kind: 'add', userId: bob, ...period(2, 3) });
      expect(tooMany.status).toBe(400);
    }
    await api.pool.query('DELETE FROM schedule_overrides');
    await fill(-30, -29, 10_000);
    const after = await create(dana, { kind: 'add', userId: bob, ...period(2, 3) });
    expect(after.status).toBe(201);
  });

  it.each([
    ['kind', { kind: 'swap' }],
    ['userId', { kind: 'add' }],
    ['userId', { kind: 'replace', byUserId: 'alice' }],
    ['byUserId', { kind: 'replace', userId: 'alice' }],
    ['byUserId', { kind: 'replace', userId: 'alice', byUserId: 'alice' }],
    ['byUserId', { kind: 'add', userId: 'alice', byUserId: 'bob' }],
    ['userId', { kind: 'add', userId: 'stranger' }],
    ['userId', { kind: 'add', userId: 'nobody' }],
    ['byUserId', { kind: 'replace-all', byUserId: 'stranger' }],
    ['to', { kind: 'add', userId: 'alice', from: '2199-01-02T00:00Z', to: '2199-01-01T00:00Z' }],
    ['to', { kind: 'add', userId: 'alice', from: '2020-01-01T00:00Z', to: '2020-01-02T00:00Z' }],
    [
      'from',
      { kind: 'add', userId: 'alice', from: '2199-01-01T00:00:30Z', to: '2199-01-02T00:00Z' },
    ],
    ['from', { kind: 'add', userId: 'alice', from: 'soon' }],
  ])(
    'tell that %s is wrong in %j',
    async (field, { userId, byUserId, ...rest }: Record<string, string>) => {
      const ids: Record<string, string> = { alice, bob, stranger, nobody: randomUUID() };
      const { status, body } = await create(dana, {
        ...rest,
        ...(userId === undefined ? {} : { userId: ids[userId] }),
        ...(byUserId === undefined ? {} : { byUserId: ids[byUserId] }),
      });

      expect(status).toBe(400);
      expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
    },
  );
});

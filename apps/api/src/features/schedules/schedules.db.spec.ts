import { randomUUID } from 'node:crypto';

import {
  routes,
  type LayerDto,
  type PageDto,
  type ProblemDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Answer = ScheduleDto & ProblemDto;

describe('schedules', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let otherProject: string;
  let alice: string;
  let bob: string;
  let stranger: string;

  beforeAll(async () => {
    api = await startTestApi();
    projectId = await api.addProject();
    otherProject = await api.addProject('Other');
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    stranger = await api.addPerson('Stranger', { projectId: otherProject, role: 'owner' });
    await api.addPhone(alice, '+12025550111');
    ask = await api.as('Dana');
  });
  beforeEach(() => api.pool.query('DELETE FROM schedules'));
  afterAll(() => api.stop());

  const weekly = (members: string[][], change: object = {}) => ({
    kind: 'rotation',
    members,
    start: '2026-03-02T09:00',
    rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
    ...change,
  });
  const add = (body: object) =>
    ask<Answer>('POST', routes.schedules(projectId), {
      name: 'Primary',
      timeZone: 'Europe/Berlin',
      ...body,
    });
  const update = (id: string, body: object, ifMatch?: string) =>
    ask<Answer>('PATCH', routes.schedule(projectId, id), body, ifMatch);
  const membersOf = ({ layers }: ScheduleDto) =>
    layers.map((layer: LayerDto) => (layer.kind === 'rotation' ? layer.members : []));

  it('are added with all that was left out said, and are told in the audit log', async () => {
    const { status, body, headers } = await add({
      layers: [weekly([[alice.toUpperCase()], [bob]])],
    });

    expect(status).toBe(201);
    expect(headers['etag']).toBe('"1"');
    expect(body).toMatchObject({
      name: 'Primary',
      description: '',
      timeZone: 'Europe/Berlin',
      mode: 'one-wins',
      holidayCalendars: [],
      layers: [
        {
          ...weekly([[alice], [bob]]),
          name: '',
          end: null,
          windows: [],
          holidays: 'ignored',
          turnsFollow: 'calendar',
        },
      ],
      people: [
        { userId: alice, name: 'Alice', phone: '+12025550111' },
        { userId: bob, name: 'Bob', phone: null },
      ],
    });
    expect((await ask('GET', routes.schedule(projectId, body.id))).body).toEqual(body);
    const { rows } = await api.pool.query<{ action: string; after: object }>(
      'SELECT action, after FROM audit_entries WHERE target_id = $1',
      [body.id],
    );
    expect(rows).toMatchObject([
      { action: 'schedule.created', after: { layers: [{ members: [['Alice'], ['Bob']] }] } },
    ]);
  });

  it('hold every kind of layer, window, rotation and holiday', async () => {
    const windows = [
      { kind: 'daily', opens: '09:00', closes: '17:00' },
      {
        kind: 'weekly',
        opens: { weekday: 5, time: '17:00' },
        closes: { weekday: 1, time: '09:00' },
      },
    ];
    const layers = [
      weekly([[alice, bob]], { name: 'Days', windows, holidays: 'off', end: '2027-01-01T00:00' }),
      weekly([[bob]], { rotation: { unit: 'hours', every: 8 }, turnsFollow: 'coverage' }),
      weekly([[bob]], {
        rotation: { unit: 'months', every: 1, handOffTime: '00:00', dayOfMonth: 31 },
      }),
      {
        kind: 'shifts',
        name: 'Holidays',
        shifts: [
          { from: '2026-12-24T00:00:00.000Z', to: '2026-12-25T00:00:00.000Z', people: [alice] },
        ],
      },
    ];
    const holidayCalendars = [{ name: 'Berlin', dates: ['2026-12-25', '2026-12-26'] }];

    const { status, body } = await add({ mode: 'all-on-call', layers, holidayCalendars });

    expect(status).toBe(201);
    expect(body).toMatchObject({ mode: 'all-on-call', layers, holidayCalendars });
  });

  it('change what is given, layers all together, and keep the ids of layers that stay', async () => {
    const { body } = await add({ layers: [weekly([[alice]]), weekly([[bob]])] });
    const [first, second] = body.layers;

    const { body: changed } = await update(
      body.id,
      { name: 'Second line', layers: [second, first, weekly([[alice], [bob]])] },
      '"1"',
    );

    expect(changed).toMatchObject({ name: 'Second line', timeZone: 'Europe/Berlin', version: 2 });
    expect(changed.layers.slice(0, 2)).toEqual([second, first]);
    expect(membersOf(changed)).toEqual([[[bob]], [[alice]], [[alice], [bob]]]);
  });

  it('are as they were when nothing is changed', async () => {
    const { body } = await add({ layers: [weekly([[alice], [bob]])] });

    const same = await update(body.id, { name: 'Primary', mode: 'one-wins', layers: body.layers });

    expect(same.body).toEqual(body);
  });

  it('lose whoever leaves the project, and stay as they are otherwise', async () => {
    const leaving = await api.addPerson('Leaving', { projectId, role: 'responder' });
    const shift = { from: '2026-12-24T00:00Z', to: '2026-12-25T00:00Z' };
    const { body } = await add({
      layers: [
        weekly([[alice], [leaving], [leaving, bob]]),
        weekly([[leaving]]),
        { kind: 'shifts', shifts: [{ ...shift, people: [leaving] }] },
      ],
    });

    await ask('DELETE', routes.member(projectId, leaving));
    const { body: left } = await ask<ScheduleDto>('GET', routes.schedule(projectId, body.id));

    expect(membersOf(left)).toEqual([[[alice], [bob]], [], []]);
    expect(left.layers[2]).toMatchObject({ shifts: [] });
    const { status } = await ask('GET', routes.onCall(projectId, body.id));
    expect(status).toBe(200);
    expect((await update(body.id, { name: 'Renamed' })).status).toBe(200);
  });

  it('find an end when people leave while layers begin and cease to name them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const leaving = await api.addPerson(`Leaving ${String(round)}`, {
        projectId,
        role: 'responder',
      });
      const { body } = await add({
        name: `Schedule ${String(round)}`,
        layers: [weekly([[leaving], [alice]]), weekly([[leaving]])],
      });

      const [edit, other, removal] = await Promise.all([
        update(body.id, { layers: [weekly([[alice], [leaving]])] }),
        update(body.id, { layers: [weekly([[bob]]), weekly([[alice]])] }),
        ask('DELETE', routes.member(projectId, leaving)),
      ]);

      expect([200, 400]).toContain(edit.status);
      expect([other.status, removal.status]).toEqual([200, 204]);
    }
  });

  it('take one of two edits at the same moment', async () => {
    const { body } = await add({ layers: [weekly([[alice]])] });

    const edits = await Promise.all([
      update(body.id, { layers: [weekly([[bob]])] }, '"1"'),
      update(body.id, { timeZone: 'Asia/Kolkata' }, '"1"'),
      ask('DELETE', routes.schedule(projectId, body.id), undefined, '"1"'),
    ]);

    expect(edits.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const { status } of edits) expect([200, 204, 404, 412]).toContain(status);
  });

  it('are listed by name, page by page, and found by a part of it', async () => {
    for (const name of ['beta', 'Alpha', 'Gamma']) await add({ name });
    const page = async (query: string) =>
      (await ask<PageDto<ScheduleDto>>('GET', `${routes.schedules(projectId)}?${query}`)).body;

    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${String(first.nextCursor)}`);

    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['Alpha', 'beta', 'Gamma']);
    expect((await page('q=ALP')).items.map(({ name }) => name)).toEqual(['Alpha']);
  });

  it('tell the audit log when a shift goes to somebody else', async () => {
    const shiftOf = (person: string) => ({
      kind: 'shifts',
      shifts: [{ from: '2100-01-01T00:00Z', to: '2100-01-02T00:00Z', people: [person] }],
    });
    const { body } = await add({ layers: [shiftOf(alice)] });
    await update(body.id, { layers: [{ ...shiftOf(bob), id: body.layers[0]?.id }] });

    const { rows } = await api.pool.query<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entries WHERE action = 'schedule.updated' ORDER BY id DESC LIMIT 1`,
    );
    expect(JSON.stringify(rows[0]?.after)).toMatch(/"1 shift \([0-9a-f]{8}\)"/);
    expect(rows[0]?.after).not.toEqual(rows[0]?.before);
  });

  it('come fewer on a page when they are long, so that calls never wait for a list', async () => {
    const time = (minute: number) => new Date(Date.UTC(2100, 0, 1, 0, minute)).toISOString();
    const shifts = Array.from({ length: 5000 }, (_, number) => ({
      ...{ from: time(2 * number), to: time(2 * number + 1), people: [alice] },
    }));
    const { body: long } = await add({ name: 'Long 0', layers: [{ kind: 'shifts', shifts }] });
    await api.pool.query(
      `WITH copies AS (
         INSERT INTO schedules (project_id, name, time_zone, mode)
         SELECT project_id, 'Long ' || number, time_zone, mode FROM schedules, generate_series(1, 5) AS number
         WHERE id = $1 RETURNING id
       ), layers AS (
         INSERT INTO schedule_layers (schedule_id, project_id, id, position, name, kind, definition)
         SELECT copies.id, project_id, layer.id, position, name, kind, definition
         FROM schedule_layers layer, copies WHERE schedule_id = $1)
       INSERT INTO schedule_layer_people (schedule_id, project_id, layer_id, turn, user_id, position)
       SELECT copies.id, project_id, layer_id, turn, user_id, position
       FROM schedule_layer_people, copies WHERE schedule_id = $1`,
      [long.id],
    );
    const names: string[] = [];
    const lengths: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: PageDto<ScheduleDto> } = await ask(
        'GET',
        `${routes.schedules(projectId)}${cursor === '' ? '' : `?cursor=${cursor}`}`,
      );
      names.push(...body.items.map(({ name }) => name));
      lengths.push(body.items.length);
      cursor = body.nextCursor;
    }

    expect(names).toEqual([0, 1, 2, 3, 4, 5].map((number) => `Long ${String(number)}`));
    expect(Math.max(...lengths)).toBeLessThan(6);
  });

  it('have names of their own, whatever the case', async () => {
    await add({});
    const { status, body } = await add({ name: 'PRIMARY' });

    expect(status).toBe(409);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(['name']);
  });

  it('are deleted', async () => {
    const { body } = await add({ layers: [weekly([[alice]])] });

    expect((await ask('DELETE', routes.schedule(projectId, body.id))).status).toBe(204);
    expect((await ask('GET', routes.schedule(projectId, body.id))).status).toBe(404);
  });

  it('are out of reach for other projects', async () => {
    const { body } = await add({});
    const strange = await api.as('Stranger');

    for (const project of [otherProject, projectId]) {
      const at = routes.schedule(project, body.id);
      expect((await strange('GET', at)).status).toBe(404);
      expect((await strange('PATCH', at, { name: 'Mine' })).status).toBe(404);
      expect((await strange('DELETE', at)).status).toBe(404);
    }
  });

  it.each([
    ['timeZone', { timeZone: 'Europe/Atlantis' }],
    ['timeZone', { timeZone: '+02:00' }],
    ['mode', { mode: 'nobody' }],
    ['layers', { layers: 'x' }],
    ['layers', { layers: Array.from({ length: 51 }, () => ({})) }],
    ['layers', { layers: [[weekly([])]] }],
    ['layers.0.members', { layers: [weekly([])] }],
    ['layers.0.members.0', { layers: [weekly([[]])] }],
    ['layers.0.members', { layers: [weekly('x' as unknown as string[][])] }],
    ['layers.0.start', { layers: [weekly([['x']], { start: '2026-02-30T09:00' })] }],
    ['layers.0.end', { layers: [weekly([['x']], { end: '2026-01-01T09:00' })] }],
    ['layers.0.rotation', { layers: [weekly([['x']], { rotation: 7 })] }],
    [
      'layers.0.rotation.every',
      { layers: [weekly([['x']], { rotation: { unit: 'hours', every: 1e6 } })] },
    ],
    [
      'layers.0.rotation.every',
      { layers: [weekly([['x']], { rotation: { unit: 'hours', every: 0 } })] },
    ],
    [
      'layers.0.rotation.unit',
      { layers: [weekly([['x']], { rotation: { unit: 'years', every: 1 } })] },
    ],
    [
      'layers.0.rotation.extra',
      { layers: [weekly([['x']], { rotation: { unit: 'hours', every: 1, extra: 1 } })] },
    ],
    [
      'layers.0.windows.0.closes',
      {
        layers: [
          weekly([['x']], { windows: [{ kind: 'daily', opens: '09:00', closes: '09:00' }] }),
        ],
      },
    ],
    [
      'layers.0.windows.0.opens',
      {
        layers: [
          weekly([['x']], {
            windows: [{ kind: 'weekly', opens: '09:00', closes: { weekday: 1, time: '09:00' } }],
          }),
        ],
      },
    ],
    [
      'layers.0.shifts.0.to',
      {
        layers: [
          {
            kind: 'shifts',
            shifts: [
              {
                from: '2026-01-02T00:00Z',
                to: '2026-01-01T00:00Z',
                people: ['0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a10'],
              },
            ],
          },
        ],
      },
    ],
    ['holidayCalendars.0.dates.0', { holidayCalendars: [{ name: '', dates: ['2026-02-30'] }] }],
  ])('tell that %s is wrong in %j', async (field, body) => {
    const { status, body: answer } = await add(body);

    expect(status).toBe(400);
    expect(Object.keys(answer.fieldErrors ?? {})).toContain(field);
  });

  it('name members of their project only, and say where they do not', async () => {
    const { body } = await add({ layers: [weekly([[alice]])] });

    for (const person of [stranger, randomUUID(), 'nobody']) {
      const layers = [weekly([[alice], [bob, person]])];
      for (const answer of [
        await add({ name: 'Other', layers }),
        await update(body.id, { layers }),
      ]) {
        expect(answer.status).toBe(400);
        expect(answer.body.fieldErrors).toEqual({
          'layers.0.members.1.1': ['Choose people of this project.'],
        });
      }
    }
    const twice = await add({ name: 'Other', layers: [weekly([[alice, alice.toUpperCase()]])] });
    expect(twice.body.fieldErrors).toEqual({ 'layers.0.members.0': ['Name each person once.'] });
  });
});

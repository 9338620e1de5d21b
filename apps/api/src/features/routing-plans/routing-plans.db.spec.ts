import { decideIncoming, type RoutingPlan } from '@ringdown/call-routing';
import { routes, type ScheduleDto } from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from './routing-plans.service.js';
import { StoredPlansRepository } from './stored-plans.repository.js';

const noon = new Date('2026-03-02T12:00:00Z');
const hour = (number: number) => new Date(noon.getTime() + number * 3_600_000);
const caller = { number: '+493012345678', hasFailedVerification: false };
const [supportNumber, nightNumber] = ['+12025550101', '+12025550102'];

describe('routing plans', () => {
  let api: TestApi;
  let plans: RoutingPlans;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let alice: string;
  let bob: string;
  let scheduleId: string;
  let policyId: string;
  const lines: string[] = [];

  beforeAll(async () => {
    api = await startTestApi(
      {},
      { write: (line) => lines.push(line) },
      new SimulatedClock(new VirtualClock(noon)),
    );
    plans = api.app.get(RoutingPlans);
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM projects; DELETE FROM users');
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550111');
    await api.addPhone(bob, '+12025550112');
    ask = await api.as('Dana');
    const { body } = await ask<ScheduleDto>('POST', routes.schedules(projectId), {
      name: 'Platform',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          kind: 'rotation',
          members: [[alice], [bob]],
          start: '2026-03-01T09:00',
          rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
          windows: [{ kind: 'daily', opens: '07:00', closes: '22:00' }],
        },
      ],
      holidayCalendars: [{ name: 'Berlin', dates: ['2026-03-08'] }],
    });
    scheduleId = body.id;
    policyId = await addHotline('Support', supportNumber);
  });
  afterAll(() => api.stop());

  const addHotline = async (name: string, number: string) => {
    const id = await api.addPolicy(projectId, name);
    await api.pool.query(
      'INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ($1, $2, $3)',
      [number, projectId, id],
    );
    const targets = [{ kind: 'schedule', id: scheduleId }];
    await ask('POST', routes.rules(projectId, id), { targets });
    return id;
  };
  const route = (number = supportNumber) => {
    const found = plans.findRoute(number);
    if (found === undefined) throw new Error('The number leads nowhere.');
    return found;
  };
  const scheduleOf = ({ schedules }: RoutingPlan) => schedules[0]?.schedule;
  const rung = (plan: RoutingPlan, at: Date) =>
    decideIncoming(plan, caller, at.getTime()).facts.find((fact) => fact.kind === 'ring-ordered')
      ?.name;
  /** Straight into the table: also what no one may create any more. */
  const addOverride = (from: Date, to: Date) =>
    api.pool.query(
      `INSERT INTO schedule_overrides (schedule_id, project_id, kind, by_user_id, starts_at, ends_at, created_at, created_by_name)
       VALUES ($1, $2, 'replace-all', $3, $4, $5, $6, 'Dana')`,
      [scheduleId, projectId, bob, from, to, hour(-1000)],
    );

  it('say the same after they were stored and read again', async () => {
    await addOverride(hour(40), hour(41));
    await plans.refresh();
    const { id, plan } = route();

    const stored = await api.app.get(StoredPlansRepository, { strict: false }).findById(id);

    expect(stored).toEqual(plan);
    if (stored === undefined) return;
    const names = Array.from({ length: 200 }, (_, number) => rung(plan, hour(number)));
    expect(Array.from({ length: 200 }, (_, number) => rung(stored, hour(number)))).toEqual(names);
    expect(new Set(names)).toEqual(new Set(['Alice', 'Bob', undefined]));
  });

  it('have the same name as long as nothing changes, and another one after a change', async () => {
    const { id } = route();
    await plans.refresh();
    expect(route().id).toBe(id);

    const body = { kind: 'add', userId: bob, from: hour(1), to: hour(2) };
    await ask('POST', routes.overrides(projectId, scheduleId), body);

    expect(route().id).not.toBe(id);
    expect(rung(route().plan, hour(1))).toBe('Bob');
  });

  it('share one object for a schedule, also after changes of other things', async () => {
    await addHotline('Night desk', nightNumber);
    const schedule = scheduleOf(route().plan);

    expect(scheduleOf(route(nightNumber).plan)).toBe(schedule);
    await ask('PATCH', routes.policy(projectId, policyId), { name: 'Renamed' });
    expect(route().plan.policyName).toBe('Renamed');
    expect(scheduleOf(route().plan)).toBe(schedule);
    const { rows } = await api.pool.query('SELECT FROM routing_schedules WHERE project_id = $1', [
      projectId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('leave out overrides that ended more than a day ago', async () => {
    await addOverride(hour(-30), hour(-25));
    await addOverride(hour(-30), hour(-23));
    await addOverride(hour(1), hour(2));
    await plans.refresh();

    expect(scheduleOf(route().plan)?.overrides.map(({ to }) => new Date(to))).toEqual([
      hour(-23),
      hour(2),
    ]);
  });

  it('name everybody whom a schedule can put on call, and the phones of today', async () => {
    const carol = await api.addPerson('Carol', { projectId, role: 'responder' });
    const body = { kind: 'replace', userId: alice, byUserId: carol, from: hour(1), to: hour(2) };
    await ask('POST', routes.overrides(projectId, scheduleId), body);

    expect(route().plan.people).toEqual([
      { userId: alice, name: 'Alice', phone: '+12025550111' },
      { userId: bob, name: 'Bob', phone: '+12025550112' },
      { userId: carol, name: 'Carol', phone: null },
    ]);
  });

  it('route every other hotline when a schedule cannot be read', async () => {
    await addHotline('Night desk', nightNumber);
    const rules = routes.rules(projectId, policyId);
    await ask('POST', rules, { targets: [{ kind: 'user', id: bob }] });

    await api.pool.query(`UPDATE schedules SET time_zone = 'Mars/Olympus'`);
    await plans.refresh();

    expect(rung(route(nightNumber).plan, noon)).toBeUndefined();
    expect(rung(route().plan, noon)).toBe('Bob');
  });

  it('that cannot be stored now do not fail the change: it is told, and in force with the next look', async () => {
    await api.pool.query('ALTER TABLE routing_schedules RENAME TO away');
    const body = { kind: 'add', userId: bob, from: hour(1), to: hour(2) };

    const { status } = await ask('POST', routes.overrides(projectId, scheduleId), body);

    expect(status).toBe(201);
    expect(lines.join('')).toContain('Routing plans could not be brought up to date.');
    await api.pool.query('ALTER TABLE away RENAME TO routing_schedules');
    await plans.refresh();
    expect(rung(route().plan, hour(1))).toBe('Bob');
  });

  it.each([
    ['escalation_rule_targets', 'position = position + 1'],
    ['schedules', `name = name || '!'`],
    ['schedule_layers', `name = name || '!'`],
    ['schedule_layer_people', 'position = position + 1'],
    ['schedule_overrides', `ends_at = ends_at + '1 hour'`],
    ['teams', `name = name || '!'`],
    ['team_members', 'position = position + 1'],
  ])('are compiled anew when %s change, whoever changes them', async (table, change) => {
    const read = async () =>
      (await api.pool.query<{ version: string }>('SELECT version FROM routing_version')).rows;
    const before = await read();

    await api.pool.query(`UPDATE ${table} SET ${change}`);

    expect(await read()).not.toEqual(before);
  });

  it('hold ten thousand overrides', async () => {
    await api.pool.query(
      `INSERT INTO schedule_overrides (schedule_id, project_id, kind, by_user_id, starts_at, ends_at, created_at, created_by_name)
       SELECT $1, $2, 'replace-all', CASE n % 2 WHEN 0 THEN $3::uuid ELSE $4::uuid END,
         $5::timestamptz + n * interval '1 hour', $5::timestamptz + (n + 1) * interval '1 hour', $5, 'Dana'
       FROM generate_series(0, 9999) AS n`,
      [scheduleId, projectId, alice, bob, noon],
    );

    await plans.refresh();

    const { plan } = route();
    expect(scheduleOf(plan)?.overrides).toHaveLength(10_000);
    expect([4, 5, 9999].map((number) => rung(plan, hour(number)))).toEqual(['Alice', 'Bob', 'Bob']);
  });
});

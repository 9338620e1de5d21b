import {
  routes,
  type EscalationRuleDto,
  type EscalationRulesDto,
  type ProblemDto,
  type ScheduleDto,
  type TeamDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Answer = EscalationRuleDto & ProblemDto;

/** A Monday, 09:00 in Berlin. */
const monday = new Date('2026-03-02T08:00:00Z');
const user = (id: string) => ({ kind: 'user', id });
const team = (id: string) => ({ kind: 'team', id });
const schedule = (id: string) => ({ kind: 'schedule', id });

describe('targets of rules', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let url: string;
  let policyId: string;
  let alice: string;
  let bob: string;
  let carol: string;
  let network: string;
  let platform: string;

  beforeAll(async () => {
    api = await startTestApi({}, undefined, new SimulatedClock(new VirtualClock(monday)));
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM projects; DELETE FROM users');
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    carol = await api.addPerson('Carol', { projectId, role: 'responder' });
    await api.addPhone(alice, '+12025550111');
    await api.addPhone(carol, '+12025550113');
    ask = await api.as('Dana');
    policyId = await api.addPolicy(projectId, 'Support');
    url = routes.rules(projectId, policyId);
    network = await addTeam('Network', carol, bob);
    platform = await addSchedule('Platform', [alice], [bob]);
  });
  afterAll(() => api.stop());

  const addTeam = async (name: string, ...userIds: string[]) =>
    (await ask<TeamDto>('POST', routes.teams(projectId), { name, userIds })).body.id;
  /** Handed over daily at 09:00 in Berlin; covers working days only. */
  const addSchedule = async (name: string, ...members: string[][]) => {
    const layer = {
      kind: 'rotation',
      members,
      start: '2026-03-02T09:00',
      rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
      windows: [
        {
          kind: 'weekly',
          opens: { weekday: 1, time: '00:00' },
          closes: { weekday: 6, time: '00:00' },
        },
      ],
    };
    const body = { name, timeZone: 'Europe/Berlin', layers: [layer] };
    return (await ask<ScheduleDto>('POST', routes.schedules(projectId), body)).body.id;
  };
  const add = (...targets: object[]) => ask<Answer>('POST', url, { targets });
  const list = async () => (await ask<EscalationRulesDto>('GET', url)).body.items;
  const names = ({ targets }: EscalationRuleDto) => targets.map(({ name }) => name);

  it('are people, teams and schedules in one order, and tell whom they would ring now', async () => {
    const { status, body } = await add(schedule(platform), user(bob), team(network));

    expect(status).toBe(201);
    expect(body.targets).toEqual([
      {
        ...schedule(platform),
        name: 'Platform',
        people: [{ userId: alice, name: 'Alice', phone: '+12025550111' }],
        until: '2026-03-03T08:00:00.000Z',
        nextGap: { from: '2026-03-06T23:00:00.000Z', to: '2026-03-08T23:00:00.000Z' },
      },
      {
        ...user(bob),
        name: 'Bob',
        people: [{ userId: bob, name: 'Bob', phone: null }],
        until: null,
        nextGap: null,
      },
      {
        ...team(network),
        name: 'Network',
        people: [
          { userId: carol, name: 'Carol', phone: '+12025550113' },
          { userId: bob, name: 'Bob', phone: null },
        ],
        until: null,
        nextGap: null,
      },
    ]);
    expect(await list()).toEqual([body]);
  });

  it('change places, come and go', async () => {
    const { body: rule } = await add(schedule(platform), user(bob));
    const at = routes.rule(projectId, policyId, rule.id);

    const turned = await ask<Answer>('PATCH', at, { targets: [user(bob), schedule(platform)] });
    expect(names(turned.body)).toEqual(['Bob', 'Platform']);
    const same = await ask<Answer>('PATCH', at, { targets: [user(bob), schedule(platform)] });
    expect(same.body).toEqual(turned.body);
    const other = await ask<Answer>('PATCH', at, { targets: [team(network)] });
    expect(names(other.body)).toEqual(['Network']);

    const { rows } = await api.pool.query<{ before: object; after: object }>(
      `SELECT before, after FROM audit_entries WHERE action = 'escalation-rule.updated' ORDER BY id`,
    );
    expect(rows.at(-1)).toEqual({
      before: {
        targets: [
          { ...user(bob), name: 'Bob' },
          { ...schedule(platform), name: 'Platform' },
        ],
      },
      after: { targets: [{ ...team(network), name: 'Network' }] },
    });
  });

  it('are not those of another project', async () => {
    const other = await api.addProject('Other');
    const theirTeam = await api.insert('INSERT INTO teams (project_id, name) VALUES ($1, $2)', [
      other,
      'Theirs',
    ]);
    const theirSchedule = await api.insert(
      `INSERT INTO schedules (project_id, name, time_zone, mode) VALUES ($1, 'Theirs', 'UTC', 'one-wins')`,
      [other],
    );

    const { status, body } = await add(user(alice), team(theirTeam), schedule(theirSchedule));

    expect(status).toBe(400);
    expect(body.fieldErrors).toEqual({
      'targets.1.id': ['Choose teams of this project.'],
      'targets.2.id': ['Choose schedules of this project.'],
    });
    expect(await list()).toEqual([]);
  });

  it('cannot be deleted while a policy rings them; the refusal names the policies', async () => {
    await add(schedule(platform), team(network));
    const nightDesk = await api.addPolicy(projectId, 'Night desk');
    await ask('POST', routes.rules(projectId, nightDesk), { targets: [schedule(platform)] });

    const ofSchedule = await ask<ProblemDto>('DELETE', routes.schedule(projectId, platform));
    const ofTeam = await ask<ProblemDto>('DELETE', routes.team(projectId, network));

    expect([ofSchedule.status, ofTeam.status]).toEqual([409, 409]);
    expect(ofSchedule.body.detail).toBe(
      'This schedule cannot be deleted while policies ring it: Night desk and Support. Take it off their rules first.',
    );
    expect(ofTeam.body.detail).toBe(
      'This team cannot be deleted while policies ring it: Support. Take it off their rules first.',
    );
    for (const rule of await list()) {
      await ask('DELETE', routes.rule(projectId, policyId, rule.id));
    }
    await ask('DELETE', routes.policy(projectId, nightDesk));
    expect((await ask('DELETE', routes.schedule(projectId, platform))).status).toBe(204);
    expect((await ask('DELETE', routes.team(projectId, network))).status).toBe(204);
  });

  it('are either deleted or rung, when both are wanted at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = String(round);
      const [teamId, scheduleId] = [await addTeam(name, alice), await addSchedule(name, [alice])];

      const [added, ofSchedule, ofTeam] = await Promise.all([
        add(schedule(scheduleId), team(teamId)),
        ask('DELETE', routes.schedule(projectId, scheduleId)),
        ask('DELETE', routes.team(projectId, teamId)),
      ]);

      expect([201, 400]).toContain(added.status);
      for (const { status } of [ofSchedule, ofTeam]) expect([204, 409]).toContain(status);
      if (added.status === 201) expect([ofSchedule.status, ofTeam.status]).toEqual([409, 409]);
      else expect([ofSchedule.status, ofTeam.status]).toContain(204);
    }
  });

  it('find an end when people leave while rules, teams and schedules let go of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const name = `Leaving ${String(round)}`;
      const leaving = await api.addPerson(name, { projectId, role: 'responder' });
      const [teamId, scheduleId] = [
        await addTeam(name, leaving, alice),
        await addSchedule(name, [leaving], [alice]),
      ];
      const { body: rule } = await add(user(leaving), team(teamId), schedule(scheduleId));
      const layers = (await ask<ScheduleDto>('GET', routes.schedule(projectId, scheduleId))).body
        .layers;

      const answers = await Promise.all([
        ask('PATCH', routes.rule(projectId, policyId, rule.id), { targets: [user(alice)] }),
        ask('PATCH', routes.team(projectId, teamId), { userIds: [alice] }),
        ask('PATCH', routes.schedule(projectId, scheduleId), {
          layers: layers.map((layer) => Object.assign({}, layer, { members: [[alice]] })),
        }),
        ask('DELETE', routes.member(projectId, leaving)),
      ]);

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 204]);
    }
  });

  it('go with their project', async () => {
    await add(schedule(platform), team(network), user(alice));

    await api.pool.query('DELETE FROM projects WHERE id = $1', [projectId]);

    const { rows } = await api.pool.query('SELECT FROM escalation_rule_targets');
    expect(rows).toEqual([]);
  });

  it('ring nobody who has left, and say which layer is left without people', async () => {
    const { body: rule } = await add(schedule(platform), team(network), user(alice));
    const removal = await ask<{ rules: string[]; emptyLayers: string[] }>(
      'GET',
      routes.memberRemoval(projectId, alice),
    );
    expect(removal.body).toMatchObject({
      rules: [
        'Rule 1 of Support can ring Alice through the schedule Platform.',
        'Rule 1 of Support rings Alice.',
      ],
      schedules: ['Alice takes turns in the schedule Platform.'],
      emptyLayers: [],
    });
    await ask('DELETE', routes.member(projectId, alice));
    const last = await ask<{ emptyLayers: string[] }>('GET', routes.memberRemoval(projectId, bob));
    expect(last.body.emptyLayers).toEqual([
      'Layer 1 of Platform would have nobody: it puts no one on call any more.',
    ]);
    await ask('DELETE', routes.member(projectId, bob));

    const [left] = await list();
    expect(left?.id).toBe(rule.id);
    expect(
      left?.targets.map(({ name, people }) => [name, people.map((each) => each.name)]),
    ).toEqual([
      ['Platform', []],
      ['Network', ['Carol']],
    ]);
    expect(left?.targets[0]?.nextGap).toEqual({
      from: monday.toISOString(),
      to: '2026-03-16T08:00:00.000Z',
    });
  });
});

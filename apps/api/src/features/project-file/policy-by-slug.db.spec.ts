import {
  routes,
  type EscalationRulesDto,
  type PolicyDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ProjectFileStage } from '../../testing/project-file-stage.js';

describe('a policy that is put by its slug', () => {
  let stage: ProjectFileStage;

  beforeAll(async () => {
    stage = await ProjectFileStage.open();
  });
  beforeEach(async () => {
    await stage.beginProject();
    await stage.make(routes.teams(stage.projectId), { name: 'Platform' });
  });
  afterAll(() => stage.close());

  const put = (slug: string, body: object, ifMatch?: string) =>
    stage.as('admin')<PolicyDto & ProblemDto>(
      'PUT',
      routes.policyBySlug(stage.projectId, slug),
      body,
      ifMatch,
    );
  const rulesOf = async ({ id }: PolicyDto) =>
    (await stage.as('admin')<EscalationRulesDto>('GET', routes.rules(stage.projectId, id))).body
      .items;
  const desk = () => ({
    name: 'Desk',
    repeatTimes: 3,
    rules: [
      { escalateAfterSeconds: 60, targets: [{ kind: 'team', name: 'platform' }] },
      {
        targets: [
          { kind: 'user', id: stage.idOf('Alice') },
          { kind: 'user', name: 'BOB@example.com' },
        ],
      },
    ],
  });

  it('is created with its rules, and the same again changes nothing', async () => {
    const created = await put('desk', desk());
    expect(created.status, JSON.stringify(created.body)).toBe(200);
    expect(created.body).toMatchObject({
      slug: 'desk',
      name: 'Desk',
      repeatTimes: 3,
      ruleCount: 2,
    });
    expect(await rulesOf(created.body)).toMatchObject([
      { escalateAfterSeconds: 60, targets: [{ kind: 'team', name: 'Platform' }] },
      { escalateAfterSeconds: 30, targets: [{ name: 'Alice' }, { name: 'Bob' }] },
    ]);
    const told = await stage.auditActions();

    const again = await put('desk', desk());

    expect(again.body).toEqual(created.body);
    expect(again.headers['etag']).toBe('"1"');
    expect(await stage.auditActions()).toEqual(told);
  });

  it('is replaced as a whole: what is left out gets its default, but rules stay', async () => {
    const { body: before } = await put('desk', desk());

    const { body } = await put('desk', { name: 'New desk' });

    expect(body).toMatchObject({ id: before.id, name: 'New desk', repeatTimes: 1, ruleCount: 2 });
    expect((await put('desk', { name: 'New desk', rules: [] })).body.ruleCount).toBe(0);
  });

  it('is held to the version that somebody has seen', async () => {
    await put('desk', desk());

    expect((await put('desk', { name: 'A' }, '"1"')).status).toBe(200);
    expect((await put('desk', { name: 'B' }, '"1"')).status).toBe(412);
    expect((await put('none', { name: 'C' }, '"1"')).status).toBe(412);
  });

  it('is made once when two put it at the same time', async () => {
    const answers = await Promise.all([put('desk', desk()), put('desk', desk())]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('is refused with the field named, and nothing is half saved', async () => {
    const wrong = {
      name: 'Desk',
      slug: 'desk',
      callSmsConfigId: stage.idOf('Alice'),
      rules: [
        { targets: [{ kind: 'team', name: 'Nobody' }] },
        { targets: [{ kind: 'schedule', id: stage.idOf('Alice') }] },
        { targets: [{ kind: 'user' }] },
      ],
    };

    const { status, body } = await put('desk', wrong);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {}).toSorted()).toEqual([
      'callSmsConfigId',
      'rules.0.targets.0.name',
      'rules.1.targets.0.id',
      'rules.2.targets.0.name',
    ]);
    expect(body.fieldErrors?.['rules.1.targets.0.id']).toEqual([
      'There is no schedule with this id in this project.',
    ]);
    expect(body.fieldErrors?.['rules.2.targets.0.name']).toEqual(['Give an id or a name.']);
    expect(
      Object.keys((await put('desk', { name: 'A', slug: 'b' })).body.fieldErrors ?? {}),
    ).toEqual(['slug']);
    expect(Object.keys((await put('No', { name: 'A' })).body.fieldErrors ?? {})).toEqual(['slug']);
    expect((await stage.auditActions()).filter((action) => action.startsWith('policy'))).toEqual(
      [],
    );
  });

  it('is never led to something else that has the same name as what an id names', async () => {
    const { projectId, api } = stage;
    const team = await stage.make(routes.teams(projectId), { name: 'Nights' });
    const schedule = { name: 'Nights', timeZone: 'UTC' };
    await stage.make(routes.schedules(projectId), schedule);
    await api.insert(
      `INSERT INTO call_sms_configs (project_id, name, account_sid, auth_token_sealed)
       VALUES ($1, 'Nights', 'AC1', $2)`,
      [projectId, api.app.get(SecretBox).seal('token', 'config')],
    );
    await stage.beginProject();
    const foreignTeam = await stage.make(routes.teams(stage.projectId), { name: 'Nights' });
    const foreignSchedule = await stage.make(routes.schedules(stage.projectId), schedule);
    stage.projectId = projectId;

    const { status, body } = await put('desk', {
      name: 'Desk',
      callSmsConfigId: team,
      rules: [
        { targets: [{ kind: 'schedule', id: team }] },
        { targets: [{ kind: 'team', id: foreignTeam }] },
        { targets: [{ kind: 'schedule', id: foreignSchedule }] },
      ],
    });

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {}).toSorted()).toEqual([
      'callSmsConfigId',
      'rules.0.targets.0.id',
      'rules.1.targets.0.id',
      'rules.2.targets.0.id',
    ]);
  });

  it('takes back the targets that it has answered, whatever else they say', async () => {
    const rules = [{ targets: [{ kind: 'user', id: stage.idOf('Alice').toUpperCase() }] }];
    const created = await put('desk', { name: 'Desk', rules });
    const answered = await rulesOf(created.body);
    const targets = answered[0]?.targets.map(({ kind, id, name }) => ({ kind, id, name }));
    expect(targets).toEqual([{ kind: 'user', id: stage.idOf('Alice'), name: 'Alice' }]);

    const again = await put('desk', { name: 'Desk', rules: [{ targets }] });

    expect(again.body).toEqual(created.body);
  });

  it('is not for a viewer', async () => {
    const url = routes.policyBySlug(stage.projectId, 'desk');

    expect((await stage.as('viewer')('PUT', url, desk())).status).toBe(403);
  });
});

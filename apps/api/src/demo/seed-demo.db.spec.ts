import { randomBytes } from 'node:crypto';

import pg from 'pg';
import {
  routes,
  type CoverageDto,
  type MeDto,
  type EscalationRuleDto,
  type PageDto,
  type PolicyDto,
  type ScheduleDto,
  type TeamDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MasterKey } from '../platform/secrets/master-key.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { seedDemo } from './seed-demo.js';

const demo = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'sandbox-token',
  phoneNumber: '+12025550100',
  email: 'Demo@Example.com',
  password: 'a password of the launcher',
  sandboxUrl: 'http://127.0.0.1:4010',
};

describe('the demo', () => {
  let api: TestApi;
  let secrets: SecretBox;

  beforeAll(async () => {
    api = await startTestApi();
    secrets = api.app.get(SecretBox);
    const seed = () => seedDemo({ databaseUrl: api.databaseUrl, demo, secrets });
    // Several processes start at once, and again later.
    await Promise.all([seed(), seed(), seed()]);
    await seed();
  });
  afterAll(() => api.stop());

  const signIn = async () => {
    const { cookies } = await api.app.inject({
      method: 'POST',
      url: routes.signIn(),
      payload: { email: demo.email, password: demo.password },
    });
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  it('is there once, and its owner can sign in and see who would be rung', async () => {
    const cookie = await signIn();
    const read = async <Body>(url: string) =>
      (await api.app.inject({ method: 'GET', url, headers: { cookie } })).json<Body>();
    const me = await read<MeDto>(routes.me());
    expect(me).toMatchObject({
      name: 'Dana Demo',
      projects: [{ name: 'Demo project', role: 'owner' }],
    });

    const projectId = me.projects[0]?.id ?? '';
    const { items: policies } = await read<PageDto<PolicyDto>>(routes.policies(projectId));
    expect(policies).toMatchObject([
      {
        name: 'Support Hotline',
        enabled: true,
        routingNumbers: [demo.phoneNumber],
        repeatIfNoOneAnswers: false,
        ruleCount: 3,
      },
    ]);
    const { items: teams } = await read<PageDto<TeamDto>>(routes.teams(projectId));
    expect(teams.map(({ name, members }) => [name, members.length])).toEqual([['Platform', 3]]);
    const { items: rules } = await read<PageDto<EscalationRuleDto>>(
      routes.rules(projectId, policies[0]?.id ?? ''),
    );
    expect(
      rules.map((rule) => [
        rule.order,
        rule.escalateAfterSeconds,
        rule.targets.flatMap(({ people }) => people.map(({ name, phone }) => [name, phone])),
      ]),
    ).toEqual([
      [1, 30, [['Alice Archer', '+12025550111']]],
      [
        2,
        30,
        [
          ['Dave Doyle', null],
          ['Bob Brandt', '+12025550112'],
        ],
      ],
      [3, 30, [['Carol Chen', '+12025550113']]],
    ]);
  });

  it('has a schedule by which somebody is always on call', async () => {
    const { rows } = await api.pool.query<{ id: string; project_id: string }>(
      "SELECT id, project_id FROM schedules WHERE name = 'Platform on call'",
    );
    const cookie = await signIn();
    const [{ id, project_id: projectId } = { id: '', project_id: '' }] = rows;
    const read = async <Body>(url: string) =>
      (await api.app.inject({ method: 'GET', url, headers: { cookie } })).json<Body>();
    const coverage = await read<CoverageDto>(routes.coverage(projectId, id));
    const { layers } = await read<ScheduleDto>(routes.schedule(projectId, id));

    expect(rows).toHaveLength(1);
    expect(layers.map(({ name }) => name)).toEqual(['Business hours', 'Nights and weekends']);
    expect(coverage.gaps).toEqual([]);
    expect(coverage.people.map(({ name }) => name)).toEqual([
      'Alice Archer',
      'Bob Brandt',
      'Carol Chen',
    ]);
  });

  it('keeps the auth token sealed for its own config', async () => {
    const { rows } = await api.pool.query<{ id: string; auth_token_sealed: string }>(
      'SELECT id, auth_token_sealed FROM call_sms_configs',
    );
    const [config] = rows;

    expect(config?.auth_token_sealed).not.toContain(demo.authToken);
    expect(secrets.open(config?.auth_token_sealed ?? '', config?.id ?? '')).toBe(demo.authToken);
  });

  it('leaves a database alone that has a project', async () => {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url });
    await pool.query("INSERT INTO projects (name) VALUES ('Ours')");

    const box = new SecretBox(new MasterKey(randomBytes(32)));
    await seedDemo({ databaseUrl: database.url, demo, secrets: box });

    expect((await pool.query('SELECT name FROM projects')).rows).toEqual([{ name: 'Ours' }]);
    expect((await pool.query('SELECT FROM users')).rowCount).toBe(0);
    await pool.end();
    await database.drop();
  });
});

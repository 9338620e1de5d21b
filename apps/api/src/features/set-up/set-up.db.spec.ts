import { routes, type MeDto, type ProblemDto, type SetUpStateDto } from '@ringdown/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const dana = {
  name: 'Dana',
  email: 'Dana@Example.com',
  password: 'correct horse battery',
  projectName: 'Night desk',
};

describe('set-up', () => {
  let api: TestApi;
  const log: string[] = [];

  beforeEach(async () => {
    log.length = 0;
    api = await startTestApi({}, { write: (line) => void log.push(line) });
  });
  afterEach(() => api.stop());

  const codeOf = (lines: readonly string[]) =>
    /set-up code ((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})/.exec(lines.join(''))?.[1] ?? '';
  const setUp = (payload: object, to = api, from = '192.0.2.1') =>
    to.app.inject({ method: 'POST', url: routes.setUp(), payload, remoteAddress: from });
  const state = async () =>
    (await api.app.inject({ method: 'GET', url: routes.setUp() })).json<SetUpStateDto>();

  it('makes the first owner with a project, signs in, and is over then', async () => {
    expect(await state()).toEqual({ needed: true, codeNeeded: true });

    const answer = await setUp({ ...dana, code: codeOf(log).toLowerCase().replaceAll('-', ' ') });

    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const me = answer.json<MeDto>();
    expect(me).toMatchObject({
      name: 'Dana',
      email: 'dana@example.com',
      projects: [{ name: 'Night desk', role: 'owner' }],
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const again = await api.app.inject({ method: 'GET', url: routes.me(), headers: { cookie } });
    expect(again.json<MeDto>()).toEqual(me);

    expect(await state()).toEqual({ needed: false, codeNeeded: false });
    const second = await setUp({ ...dana, email: 'eve@example.com', code: codeOf(log) });
    expect(second.statusCode).toBe(409);
    const { rows } = await api.pool.query<{ action: string }>(
      'SELECT action FROM audit_entries ORDER BY id',
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'account.created',
      'project.created',
      'account.signed-in',
    ]);
  });

  it('happens once when two press at the same moment', async () => {
    const code = codeOf(log);

    const answers = await Promise.all(
      ['dana@example.com', 'eve@example.com', 'dana@example.com'].map((email) =>
        setUp({ ...dana, email, code }),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
    const { rows } = await api.pool.query<{ users: number; projects: number }>(
      'SELECT (SELECT count(*) FROM users)::int AS users, (SELECT count(*) FROM projects)::int AS projects',
    );
    expect(rows).toEqual([{ users: 1, projects: 1 }]);
  });

  it.each([undefined, '', 'AAAA-AAAA-AAAA-AAAA'])('refuses the code %s', async (code) => {
    const answer = await setUp({ ...dana, code });

    expect(answer.statusCode).toBe(403);
    expect(Object.keys(answer.json<ProblemDto>().fieldErrors ?? {})).toEqual(['code']);
    expect(await state()).toMatchObject({ needed: true });
  });

  it('lets nobody guess the code', async () => {
    for (let time = 0; time < 20; time += 1) await setUp({ ...dana, code: 'wrong' });

    expect((await setUp({ ...dana, code: codeOf(log) })).statusCode).toBe(429);
    expect((await setUp({ ...dana, code: codeOf(log) }, api, '192.0.2.2')).statusCode).toBe(201);
  });

  it('names the fields that are wrong', async () => {
    const answer = await setUp({ name: '', email: 'dana', password: 'short', projectName: '\n' });

    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json<ProblemDto>().fieldErrors ?? {}).toSorted()).toEqual([
      'email',
      'name',
      'password',
      'projectName',
    ]);
  });

  it('wants no code on the machine itself, while the installation is for this machine alone', async () => {
    const local = await startTestApi({ PUBLIC_URL: 'http://127.0.0.1:3000' });
    const ask = (headers: Record<string, string>) =>
      local.app.inject({
        method: 'POST',
        url: routes.setUp(),
        payload: dana,
        remoteAddress: '127.0.0.1',
        headers,
      });

    expect((await ask({ host: 'rebound.evil.example:3000' })).statusCode).toBe(403);
    expect((await ask({ host: 'localhost', 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(403);
    expect((await setUp(dana, local)).statusCode).toBe(403);
    const stateThere = await local.app.inject({
      method: 'GET',
      url: routes.setUp(),
      headers: { host: 'localhost:3000' },
    });
    expect(stateThere.json<SetUpStateDto>()).toEqual({ needed: true, codeNeeded: false });
    expect((await ask({ host: 'localhost:3000' })).statusCode).toBe(201);
    await local.stop();
  });

  it('says nothing of a code in the log of an installation that has people', async () => {
    await api.addPerson('Dana');
    const code = codeOf(log);
    expect(code).not.toBe('');
    expect((await setUp({ ...dana, code })).statusCode).toBe(409);
  });
});

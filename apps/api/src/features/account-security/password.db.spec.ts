import { routes, type AccountSecurityDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

const newPassword = 'another horse, another battery';

describe('changing the password', () => {
  let api: TestApi;
  let dana: Browser;
  let danaElsewhere: Browser;
  let tests = 0;
  let name = '';

  const signIn = (browser: Browser, secret = password) =>
    browser.ask('POST', routes.signIn(), { email: emailOf(name), password: secret });
  const change = (currentPassword: string, wanted = newPassword) =>
    dana.ask('PUT', routes.myPassword(), { currentPassword, newPassword: wanted });

  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    tests += 1;
    name = `Dana ${String(tests)}`;
    await api.addPerson(name);
    dana = new Browser(api);
    danaElsewhere = new Browser(api);
    await signIn(dana);
    await signIn(danaElsewhere);
  });

  it('ends all other sessions and goes on in this one', async () => {
    expect((await change(password)).statusCode).toBe(204);

    expect((await dana.ask('GET', routes.me())).statusCode).toBe(200);
    expect((await danaElsewhere.ask('GET', routes.me())).statusCode).toBe(401);
    expect((await signIn(new Browser(api))).statusCode).toBe(401);
    expect((await signIn(new Browser(api), newPassword)).statusCode).toBe(200);
    const { rows } = await api.pool.query(
      "SELECT actor_name, target_name FROM audit_entries WHERE action = 'account.password-changed'",
    );
    expect(rows).toEqual([{ actor_name: name, target_name: name }]);
  });

  it('wants the present one', async () => {
    const answer = await change('wrong');

    expect(answer.statusCode).toBe(400);
    expect(answer.json<ProblemDto>().fieldErrors).toEqual({
      currentPassword: ['This is not your password.'],
    });
    expect((await danaElsewhere.ask('GET', routes.me())).statusCode).toBe(200);
  });

  it('wants one that is long enough and not too long', async () => {
    for (const wanted of ['too short', 'x'.repeat(129)]) {
      const answer = await change(password, wanted);
      expect(answer.statusCode).toBe(400);
      expect(Object.keys(answer.json<ProblemDto>().fieldErrors ?? {})).toEqual(['newPassword']);
    }
  });

  it('lets nobody guess in a browser that was left open, nor at the door then', async () => {
    for (let time = 0; time < 10; time += 1) await change('wrong');

    expect((await change(password)).statusCode).toBe(429);
    expect((await signIn(new Browser(api))).statusCode).toBe(429);
  });

  it('is not for people without one', async () => {
    await api.pool.query('UPDATE accounts SET password = NULL');

    const answer = await change('anything at all');

    expect(answer.statusCode).toBe(409);
    const security = await dana.ask('GET', routes.mySecurity());
    expect(security.json<AccountSecurityDto>()).toEqual({
      hasPassword: false,
      usesSingleSignOn: false,
      twoFactor: { enabled: false, recoveryCodesLeft: 0 },
    });
  });
});

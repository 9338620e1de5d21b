import {
  routes,
  type AccountSecurityDto,
  type MeDto,
  type ProblemDto,
  type RecoveryCodesDto,
  type TwoFactorNeededDto,
  type TwoFactorSetUpDto,
} from '@ringdown/contracts';
import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { storedLines } from '../../testing/stored-lines.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

const period = 30_000;

describe('two-factor sign-in', () => {
  let api: TestApi;
  let dana: Browser;
  let setUp: TwoFactorSetUpDto;
  let tests = 0;
  let name = '';
  const log: string[] = [];

  /** What the app shows, now or in another half minute: the server takes one before and one after, too. */
  const code = (halfMinutes = 0) => {
    const totp = URI.parse(setUp.uri);
    if (!(totp instanceof TOTP)) throw new Error('This is no TOTP.');
    return totp.generate({ timestamp: Date.now() + halfMinutes * period });
  };
  /** Each test has its own address, too: attempts are counted by it. */
  const open = () => new Browser(api, { address: `192.0.2.${String(tests)}` });
  const signIn = async (browser = open()) => {
    const payload = { email: emailOf(name), password };
    return { browser, answer: await browser.ask('POST', routes.signIn(), payload) };
  };
  const isSignedIn = async (browser: Browser) =>
    (await browser.ask('GET', routes.me())).statusCode === 200;
  const actions = async () =>
    (
      await api.pool.query<{ told: string }>(
        `SELECT action || coalesce(' ' || (after ->> 'by'), '') AS told FROM audit_entries
         WHERE target_name = $1 ORDER BY id`,
        [name],
      )
    ).rows.map(({ told }) => told);

  beforeAll(async () => {
    api = await startTestApi({}, { write: (line) => void log.push(line) });
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    tests += 1;
    name = `Dana ${String(tests)}`;
    await api.addPerson(name);
    dana = (await signIn()).browser;
    const answer = await dana.ask('POST', routes.twoFactor(), { password });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    setUp = answer.json();
  });

  const confirm = (given = code(-1)) =>
    dana.ask('POST', routes.confirmTwoFactor(), { code: given });

  it('is set up with a secret for the app and recovery codes, and off until a code proves it', async () => {
    expect(setUp.uri).toMatch(/^otpauth:\/\/totp\/Ringdown:dana\.\d+%40example\.com\?/);
    expect(new URL(setUp.uri).searchParams.get('secret')).toBe(setUp.secret);
    expect(new Set(setUp.recoveryCodes).size).toBe(10);
    expect((await signIn()).answer.statusCode).toBe(200);

    const wrong = await confirm(code(-1) === '000000' ? '000001' : '000000');
    expect(wrong.statusCode).toBe(400);
    expect(Object.keys(wrong.json<ProblemDto>().fieldErrors ?? {})).toEqual(['code']);
    expect((await confirm()).statusCode).toBe(204);

    const security = await dana.ask('GET', routes.mySecurity());
    expect(security.json<AccountSecurityDto>().twoFactor).toEqual({
      enabled: true,
      recoveryCodesLeft: 10,
    });
    expect((await dana.ask('POST', routes.twoFactor(), { password })).statusCode).toBe(409);
  });

  it('asks for the code after the password, and signs in with it', async () => {
    await confirm();

    const { browser, answer } = await signIn();

    expect(answer.statusCode).toBe(202);
    expect(answer.json<TwoFactorNeededDto>()).toEqual({
      needs: 'two-factor-code',
      expiresAt: expect.any(String) as string,
    });
    expect(await isSignedIn(browser)).toBe(false);

    const spaced = `${code().slice(0, 3)} ${code().slice(3)}`;
    const second = await browser.ask('POST', routes.signInCode(), { code: spaced });

    expect(second.statusCode).toBe(200);
    expect(second.json<MeDto>().name).toBe(name);
    expect(await isSignedIn(browser)).toBe(true);
    expect((await actions()).slice(-2)).toEqual([
      'account.two-factor-enabled',
      'account.signed-in app code',
    ]);
  });

  it('takes a code once', async () => {
    await confirm();
    const used = code();
    const first = (await signIn()).browser;
    const second = (await signIn()).browser;

    expect((await first.ask('POST', routes.signInCode(), { code: used })).statusCode).toBe(200);
    const replayed = await second.ask('POST', routes.signInCode(), { code: used });

    expect(replayed.statusCode).toBe(401);
    expect(replayed.headers['set-cookie']).toBeUndefined();
    expect(await isSignedIn(second)).toBe(false);
    const { rows } = await api.pool.query<{ count: number }>(
      'SELECT count(*)::int FROM sessions JOIN users u ON u.id = user_id WHERE u.name = $1',
      [name],
    );
    expect(rows[0]?.count).toBe(2);
  });

  it('takes the code that proved the app for no sign-in', async () => {
    const proving = code();
    await confirm(proving);
    const { browser } = await signIn();

    expect((await browser.ask('POST', routes.signInCode(), { code: proving })).statusCode).toBe(
      401,
    );
  });

  it('lets one of two in who come with the same code at the same moment', async () => {
    await confirm();
    const browsers = [(await signIn()).browser, (await signIn()).browser];
    const given = code();

    const answers = await Promise.all(
      browsers.map((browser) => browser.ask('POST', routes.signInCode(), { code: given })),
    );

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
  });

  it('lets nobody in who skips the password, whoever is signed in already', async () => {
    await confirm();
    await api.addPerson('Eve');
    const eve = open();
    await eve.ask('POST', routes.signIn(), { email: emailOf('Eve'), password });

    for (const browser of [open(), eve, dana]) {
      const answer = await browser.ask('POST', routes.signInCode(), { code: code() });
      expect(answer.statusCode).toBe(401);
    }
  });

  it('asks for the password again after five wrong codes, and rests after ten', async () => {
    await confirm();
    const wrong = code() === '000000' ? '000001' : '000000';
    const guess = (browser: Browser) => browser.ask('POST', routes.signInCode(), { code: wrong });
    const statuses = [];
    for (let round = 0; round < 2; round += 1) {
      const { browser } = await signIn();
      for (let time = 0; time < 5; time += 1) statuses.push((await guess(browser)).statusCode);
      statuses.push((await guess(browser)).statusCode);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 401, 400, 400, 400, 400, 400, 429]);

    const { browser } = await signIn();
    expect((await browser.ask('POST', routes.signInCode(), { code: code() })).statusCode).toBe(429);
  });

  it('lets in with each recovery code once', async () => {
    await confirm();
    const [recoveryCode] = setUp.recoveryCodes;
    const use = async () => {
      const { browser } = await signIn();
      return browser.ask('POST', routes.signInRecoveryCode(), { recoveryCode });
    };

    expect((await use()).statusCode).toBe(200);
    expect((await use()).statusCode).toBe(400);

    const security = await dana.ask('GET', routes.mySecurity());
    expect(security.json<AccountSecurityDto>().twoFactor.recoveryCodesLeft).toBe(9);
    expect((await actions()).at(-1)).toBe('account.signed-in recovery code');
  });

  it('lets one of two in who come with the same recovery code at the same moment', async () => {
    await confirm();
    const [recoveryCode] = setUp.recoveryCodes;
    const browsers = [(await signIn()).browser, (await signIn()).browser];

    const answers = await Promise.all(
      browsers.map((browser) => browser.ask('POST', routes.signInRecoveryCode(), { recoveryCode })),
    );

    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.every(({ statusCode }) => statusCode < 500)).toBe(true);
  });

  it('makes new recovery codes for the password, and the old ones void', async () => {
    await confirm();
    const refused = await dana.ask('POST', routes.recoveryCodes(), { password: 'wrong' });
    expect(refused.statusCode).toBe(400);

    const answer = await dana.ask('POST', routes.recoveryCodes(), { password });

    expect(answer.headers['cache-control']).toBe('no-store');
    const { recoveryCodes } = answer.json<RecoveryCodesDto>();
    expect(recoveryCodes).toHaveLength(10);
    const use = async (recoveryCode: string | undefined) =>
      (await signIn()).browser.ask('POST', routes.signInRecoveryCode(), { recoveryCode });
    expect((await use(setUp.recoveryCodes[0])).statusCode).toBe(400);
    expect((await use(recoveryCodes[0])).statusCode).toBe(200);
  });

  it('is switched off with the password', async () => {
    await confirm();
    const refused = await dana.ask('POST', routes.disableTwoFactor(), { password: 'wrong' });
    expect(refused.statusCode).toBe(400);
    expect((await signIn()).answer.statusCode).toBe(202);

    expect((await dana.ask('POST', routes.disableTwoFactor(), { password })).statusCode).toBe(204);

    expect(await isSignedIn(dana)).toBe(true);
    expect((await signIn()).answer.statusCode).toBe(200);
    expect(await actions()).toContain('account.two-factor-disabled');
  });

  it('begins again when the password was changed in between', async () => {
    await confirm();
    const { browser } = await signIn();
    const payload = { currentPassword: password, newPassword: 'another horse, another battery' };

    expect((await dana.ask('PUT', routes.myPassword(), payload)).statusCode).toBe(204);

    expect((await browser.ask('POST', routes.signInCode(), { code: code() })).statusCode).toBe(401);
  });

  it('cannot be begun without the password', async () => {
    const answer = await dana.ask('POST', routes.twoFactor(), { password: 'wrong' });

    expect(answer.statusCode).toBe(400);
    expect(answer.json<ProblemDto>().fieldErrors).toEqual({
      password: ['This is not your password.'],
    });
  });

  it('leaves neither secret nor code in the database or the log', async () => {
    await confirm();
    const used = code();
    await (await signIn()).browser.ask('POST', routes.signInCode(), { code: used });

    const stored = (await storedLines(api.pool)).join('\n') + log.join('\n');

    // As the server made it, before base32.
    const raw = Buffer.from(URI.parse(setUp.uri).secret.bytes).toString('utf8');
    for (const secret of [setUp.secret, raw, used, ...setUp.recoveryCodes]) {
      expect(stored).not.toContain(secret);
    }
  });
});

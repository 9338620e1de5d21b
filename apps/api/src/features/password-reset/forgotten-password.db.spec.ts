import { routes, type ProblemDto, type SignInMethodsDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { Browser } from '../../testing/browser.js';
import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { storedLines } from '../../testing/stored-lines.js';
import { emailOf, password, startTestApi, type TestApi } from '../../testing/test-api.js';

const newPassword = 'another horse, another battery';

describe('a forgotten password', () => {
  let api: TestApi;
  let mailbox: Mailbox;
  let visitor: Browser;
  let tests = 0;
  let name = '';
  const log: string[] = [];

  const forget = (email: string, browser = visitor) =>
    browser.ask('POST', routes.forgotPassword(), { email });
  const reset = (token: string, secret = newPassword, browser = visitor) =>
    browser.ask('POST', routes.resetPassword(), { token, password: secret });
  const signIn = (secret: string, browser = visitor) =>
    browser.ask('POST', routes.signIn(), { email: emailOf(name), password: secret });
  const mailedToken = async () => {
    await forget(emailOf(name));
    const { text } = await mailbox.messageTo(emailOf(name));
    return /^http:\/\/hotline\.test\/reset-password#([\w-]+)$/m.exec(text)?.[1] ?? '';
  };

  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startTestApi(
      { SMTP_URL: mailbox.url, MAIL_FROM: 'Ringdown <ringdown@example.com>' },
      { write: (line) => void log.push(line) },
    );
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
  });
  beforeEach(async () => {
    tests += 1;
    name = `Dana ${String(tests)}`;
    await api.addPerson(name);
    visitor = new Browser(api, { address: `192.0.2.${String(tests)}` });
  });

  it('is replaced through a link that comes by mail, and every session ends', async () => {
    const elsewhere = new Browser(api);
    await signIn(password, elsewhere);
    const token = await mailedToken();

    expect((await reset(token)).statusCode).toBe(204);

    expect((await elsewhere.ask('GET', routes.me())).statusCode).toBe(401);
    expect((await signIn(password)).statusCode).toBe(401);
    expect((await signIn(newPassword)).statusCode).toBe(200);
    const { rows } = await api.pool.query<{ email_verified: boolean }>(
      'SELECT email_verified FROM users WHERE name = $1',
      [name],
    );
    expect(rows[0]?.email_verified).toBe(true);
    const { rows: told } = await api.pool.query(
      "SELECT actor_name, after FROM audit_entries WHERE action = 'account.password-reset' AND target_name = $1",
      [name],
    );
    expect(told).toEqual([{ actor_name: name, after: { via: 'mail' } }]);
  });

  it('is answered alike for an address that nobody has, and nothing is sent there', async () => {
    const known = await forget(emailOf(name));
    const unknown = await forget('nobody@example.com');

    expect(known.statusCode).toBe(202);
    expect({ status: unknown.statusCode, body: unknown.body }).toEqual({
      status: known.statusCode,
      body: known.body,
    });
    await mailbox.messageTo(emailOf(name));
    await vi.waitFor(async () => {
      const { rows } = await api.pool.query('SELECT FROM graphile_worker.jobs');
      expect(rows).toHaveLength(0);
    }, 10_000);
    expect(mailbox.received.flatMap(({ to }) => to)).not.toContain('nobody@example.com');
  });

  it('is replaced once by a link', async () => {
    const token = await mailedToken();

    const answers = await Promise.all([
      reset(token, 'the first new password'),
      reset(token, 'the second new password'),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404]);
    const again = await reset(token);
    expect(again.statusCode).toBe(404);
    expect(again.json<ProblemDto>().detail).toMatch(/^This link is not valid any more/);
  });

  it('leaves the other links worthless', async () => {
    const first = await mailedToken();
    mailbox.received.length = 0;
    const second = await mailedToken();
    expect(second).not.toBe(first);

    expect((await reset(second)).statusCode).toBe(204);

    expect((await reset(first)).statusCode).toBe(404);
  });

  it('is not replaced by a link of yesterday, or one that was made up', async () => {
    const token = await mailedToken();
    await api.pool.query("UPDATE verifications SET expires_at = now() - interval '1 second'");

    expect((await reset(token)).statusCode).toBe(404);
    expect((await reset(token.replace(/^mail-/, 'link-'))).statusCode).toBe(404);
    expect((await reset('mail-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).statusCode).toBe(404);
    expect((await reset('short')).statusCode).toBe(400);
  });

  it('wants a new password that is long enough, and keeps the link for it', async () => {
    const token = await mailedToken();

    const answer = await reset(token, 'short');
    expect(Object.keys(answer.json<ProblemDto>().fieldErrors ?? {})).toEqual(['password']);

    expect((await reset(token)).statusCode).toBe(204);
  });

  it('leaves no token in the database or the log', async () => {
    const token = await mailedToken();

    expect([...(await storedLines(api.pool)), ...log].join('\n')).not.toContain(token);
  });

  it('does not fill anybody else’s mailbox', async () => {
    const statuses = [];
    for (let time = 0; time < 6; time += 1) {
      statuses.push((await forget(emailOf(name))).statusCode);
    }

    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });

  it('is a matter for owners and admins where no mail server is configured', async () => {
    const without = await startTestApi();
    const browser = new Browser(without);

    const methods = await browser.ask('GET', routes.signInMethods());
    const answer = await forget('dana@example.com', browser);
    await without.stop();

    expect(methods.json<SignInMethodsDto>()).toEqual({ singleSignOn: null, resetsByMail: false });
    expect(answer.statusCode).toBe(202);
  });
});

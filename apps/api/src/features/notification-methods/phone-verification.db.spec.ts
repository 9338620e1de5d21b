import { randomBytes, randomUUID } from 'node:crypto';

import {
  codeRules,
  routes,
  type CodeChannel,
  type CodeSenderDto,
  type MemberDto,
  type MyPhoneDto,
  type PageDto,
  type PendingVerificationDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { SecretBox } from '../../platform/secrets/secret-box.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { storedLines } from '../../testing/stored-lines.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

const account = { sid: `AC${randomBytes(16).toString('hex')}`, authToken: 'f'.repeat(32) };
const from = '+12025550100';
const wrongCode = 'This code is wrong or no longer valid. Check it, or ask for a new one.';

describe('verifying a phone', () => {
  const clock = new VirtualClock();
  const log: string[] = [];
  const twilio = new TwilioSimulator({ clock, accounts: [account] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let projectId: string;
  let people = 0;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let userId: string;
  let phone: MyPhoneDto;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    twilio.addNumber({ accountSid: account.sid, phoneNumber: from });
    const allowed = { ALLOWED_API_BASE_URLS: rest.url };
    api = await startTestApi(
      allowed,
      { write: (line) => log.push(line) },
      new SimulatedClock(clock),
    );
    projectId = await addProjectThatSends('Project');
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    Object.assign(twilio.account(account.sid), { type: 'Full' });
    people += 1;
    const name = `Responder ${String(people)}`;
    userId = await api.addPerson(name, { projectId, role: 'responder' });
    ask = await api.as(name);
    phone = await add(`+1202555${String(1000 + people)}`);
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  async function addProjectThatSends(name: string): Promise<string> {
    const id = await api.addProject(name);
    const configId = randomUUID();
    const sealed = api.app.get(SecretBox).seal(account.authToken, configId);
    await api.insert(
      `INSERT INTO call_sms_configs (id, project_id, name, account_sid, auth_token_sealed, primary_phone_number, api_base_url)
       VALUES ($1, $2, 'Sandbox', $3, $4, $5, $6)`,
      [configId, id, account.sid, sealed, from, rest.url],
    );
    await api.app.get(RoutingPlans, { strict: false }).refresh();
    return id;
  }
  async function add(number: string): Promise<MyPhoneDto> {
    return (await ask<MyPhoneDto>('POST', routes.myPhones(), { number })).body;
  }
  const start = (channel: CodeChannel = 'sms', id = phone.id) =>
    ask<MyPhoneDto & ProblemDto>('POST', routes.phoneVerification(id), { channel });
  const check = (code: string, id = phone.id) =>
    ask<MyPhoneDto & ProblemDto>('POST', routes.phoneVerificationCheck(id), { code });
  const pending = async (): Promise<PendingVerificationDto | null | undefined> => {
    const { body } = await ask<PageDto<MyPhoneDto>>('GET', routes.myPhones());
    return body.items.find(({ id }) => id === phone.id)?.pendingVerification;
  };
  const becomes = (delivery: PendingVerificationDto['delivery']) =>
    vi.waitFor(async () => expect(await pending()).toMatchObject({ delivery }), 10_000);
  /** The code of the newest SMS to the phone. */
  const codeReceived = async (number = phone.number): Promise<string> => {
    const { body } = await vi.waitFor(() => {
      const message = twilio.messages.findLast(({ to }) => to === number);
      if (message === undefined) throw new Error('No SMS has come.');
      return message;
    });
    return /\d{6}/.exec(body)?.[0] ?? '';
  };
  const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');
  /** What waits in the queue is due now, instead of some seconds later. */
  const hurry = async () => {
    await api.pool.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
    await api.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`);
  };
  const attempts = async () => {
    const { rows } = await api.pool.query<{ attempts: number }>(
      `SELECT attempts FROM graphile_worker.jobs WHERE key = $1 AND locked_at IS NULL AND last_error IS NOT NULL`,
      [`send-phone-code-${phone.id}`],
    );
    return rows[0]?.attempts ?? 0;
  };

  it('sends six digits by SMS and rings the phone once they are given back', async () => {
    const started = await start();
    expect(started.body.pendingVerification).toEqual({
      channel: 'sms',
      delivery: 'sending',
      failure: null,
      sentAt: clock.now().toISOString(),
      expiresAt: new Date(clock.now().getTime() + 600_000).toISOString(),
      triesLeft: 5,
      resendAt: new Date(clock.now().getTime() + 60_000).toISOString(),
    });
    await becomes('sent');

    const verified = await check(await codeReceived());

    expect(verified.status).toBe(200);
    expect(verified.body).toMatchObject({ verified: true, pendingVerification: null });
    const members = await ask<PageDto<MemberDto>>('GET', routes.members(projectId));
    expect(members.body.items.find((member) => member.userId === userId)?.phones).toEqual([
      { id: phone.id, number: phone.number, verified: true },
    ]);
    expect(await check('000000')).toMatchObject({ status: 200, body: { verified: true } });
    expect(await start()).toMatchObject({
      status: 409,
      body: { detail: 'This phone is verified already.' },
    });
  });

  it('leaves five tries, and then not even the right code will do', async () => {
    await start();
    const code = await codeReceived();

    for (let triesLeft = 4; triesLeft >= 0; triesLeft -= 1) {
      const answer = await check(otherThan(code));
      expect(answer).toMatchObject({ status: 400, body: { fieldErrors: { code: [wrongCode] } } });
      expect(await pending()).toMatchObject({ triesLeft });
    }
    const right = await check(code);
    expect(right).toMatchObject({ status: 400, body: { fieldErrors: { code: [wrongCode] } } });

    await clock.advance('60s');
    await start();
    await becomes('sent');
    expect(await pending()).toMatchObject({ triesLeft: 5 });
    expect(await check(await codeReceived())).toMatchObject({ status: 200 });
  });

  it('counts guesses that are made at the same moment', async () => {
    await start();
    const code = await codeReceived();

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => check(otherThan(code))).concat(check(code)),
    );

    expect(answers.map(({ status }) => status)).toContain(400);
    const { rows } = await api.pool.query<{ failed_tries: number }>(
      'SELECT failed_tries FROM phone_verifications WHERE phone_id = $1',
      [phone.id],
    );
    const isVerified = answers.some(({ status }) => status === 200);
    expect(rows).toEqual(isVerified ? [] : [{ failed_tries: 5 }]);
  });

  it('does not take a code after ten minutes, nor one that a newer one has replaced', async () => {
    await start();
    const first = await codeReceived();
    await clock.advance('61s');
    await start();
    await becomes('sent');
    const second = await codeReceived();
    if (first !== second) expect(await check(first)).toMatchObject({ status: 400 });
    await clock.advance('10m');

    const late = await check(second);
    expect(late).toMatchObject({ status: 400, body: { fieldErrors: { code: [wrongCode] } } });
  });

  it('sends one code a minute, also to somebody who adds the phone again', async () => {
    await start();
    await clock.advance('20s');
    expect(await start('call')).toMatchObject({
      status: 429,
      body: { detail: 'You have just asked for a code. You can ask for a new one in 40 s.' },
    });

    await ask('DELETE', routes.myPhone(phone.id));
    phone = await add(phone.number);
    expect(await start()).toMatchObject({ status: 429 });

    await clock.advance('40s');
    expect(await start()).toMatchObject({ status: 202 });
  });

  it('sends only one of several codes that are asked for at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => start()));

    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    await becomes('sent');
    expect(twilio.messages.filter(({ to }) => to === phone.number)).toHaveLength(1);
  });

  it('sends ten codes a day to a number and to a person', async () => {
    const other = await add(`+1202555${String(3000 + people)}`);
    for (let sent = 0; sent < codeRules.aDay; sent += 1) {
      expect(await start()).toMatchObject({ status: 202 });
      await clock.advance('61s');
    }

    const { body } = await start('sms', other.id);
    expect(body.detail).toBe('You have asked for 10 codes within a day. Try again tomorrow.');

    const name = `Colleague ${String(people)}`;
    await api.addPerson(name, { projectId, role: 'responder' });
    ask = await api.as(name);
    phone = await add(phone.number);
    expect((await start()).body.detail).toBe(
      'This number has been sent 10 codes within a day. Try again tomorrow.',
    );
    await clock.advance('24h');
    expect(await start()).toMatchObject({ status: 202 });
  });

  it('verifies a team phone for each person on their own', async () => {
    await start();
    const code = await codeReceived();
    const name = `Colleague ${String(people)}`;
    await api.addPerson(name, { projectId, role: 'viewer' });
    const askOther = await api.as(name);
    const added = await askOther<MyPhoneDto>('POST', routes.myPhones(), { number: phone.number });

    expect(added).toMatchObject({ status: 201, body: { verified: false } });
    const stolen = await askOther('POST', routes.phoneVerificationCheck(added.body.id), { code });
    expect(stolen.status).toBe(400);
    expect(await check(code)).toMatchObject({ status: 200 });
  });

  it.each([
    [21211, 'no phone has this number'],
    [21408, 'may not send messages to this country'],
    [21606, 'cannot send messages'],
    [21610, 'STOP'],
    [21612, 'no way to send messages'],
    [21614, 'no mobile phone'],
    [20003, 'does not accept this Account SID'],
  ])('says in plain words what refusal %i means, and does not try again', async (code, words) => {
    const refusal = { status: code === 20003 ? 401 : 400, code, message: `To ${phone.number}` };
    twilio.restFaults.once(({ path }) => path.endsWith('/Messages.json'), refusal);

    await start();
    await becomes('failed');

    expect((await pending())?.failure).toContain(words);
    expect(twilio.messages.some(({ to }) => to === phone.number)).toBe(false);
  });

  it('tells the owner of a trial account which phones it can reach', async () => {
    Object.assign(twilio.account(account.sid), { type: 'Trial' });

    await start();
    await becomes('failed');

    expect((await pending())?.failure).toMatch(/^A trial account .* verified/);
  });

  it.each(['too-many-requests', 'unavailable', 'reset'] as const)(
    'tries again after %s',
    async (fault) => {
      const mend = twilio.restFaults.always(({ path }) => path.endsWith('/Messages.json'), fault);
      await start();
      await vi.waitFor(async () => expect(await attempts()).toBe(1), 15_000);
      expect(await pending()).toMatchObject({ delivery: 'sending', failure: null });

      mend();
      await hurry();
      await becomes('sent');

      expect(await check(await codeReceived())).toMatchObject({ status: 200 });
    },
  );

  it('gives up in the end, says so, and forgets the code', async () => {
    twilio.restFaults.always(({ path }) => path.endsWith('/Messages.json'), 'unavailable');
    await start();
    for (let attempt = 1; attempt < 6; attempt += 1) {
      await vi.waitFor(async () => expect(await attempts()).toBe(attempt), 15_000);
      await hurry();
    }
    await becomes('failed');

    expect((await pending())?.failure).toContain('The carrier has a problem');
    const { rows } = await api.pool.query('SELECT FROM graphile_worker.jobs WHERE key = $1', [
      `send-phone-code-${phone.id}`,
    ]);
    expect(rows).toEqual([]);
  });

  it('asks through which project when there are several, and says so when there is none', async () => {
    const second = await addProjectThatSends('Second project');
    await api.pool.query(
      `INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'viewer')`,
      [second, userId],
    );
    const senders = await ask<PageDto<CodeSenderDto>>('GET', routes.codeSenders());
    expect(senders.body.items).toEqual([
      { projectId, projectName: 'Project' },
      { projectId: second, projectName: 'Second project' },
    ]);
    expect((await start()).body.fieldErrors).toEqual({
      projectId: ['Choose the project that sends the code.'],
    });
    const startThrough = (through: string) =>
      ask<ProblemDto>('POST', routes.phoneVerification(phone.id), {
        channel: 'sms',
        projectId: through,
      });
    expect(await startThrough(await api.addProject('Foreign'))).toMatchObject({ status: 400 });
    expect(await startThrough(second)).toMatchObject({ status: 202 });

    await api.addPerson('Loner');
    ask = await api.as('Loner');
    phone = await add('+12025554000');
    const { status, body } = await start();
    expect(status).toBe(409);
    expect(body.detail).toContain('none of your projects has a call/SMS config');
  });

  it('is nobody else’s business, not even an owner’s', async () => {
    await start();
    const code = await codeReceived();
    await api.addPerson(`Owner ${String(people)}`, { projectId, role: 'owner' });
    ask = await api.as(`Owner ${String(people)}`);

    expect((await ask<PageDto<MyPhoneDto>>('GET', routes.myPhones())).body.items).toEqual([]);
    expect(await check(code)).toMatchObject({ status: 404 });
    expect(await start()).toMatchObject({ status: 404 });
    expect(await ask('DELETE', routes.myPhone(phone.id))).toMatchObject({ status: 404 });
    expect(await ask('PUT', routes.myPhoneOrder(), { phoneIds: [phone.id] })).toMatchObject({
      status: 400,
    });
    for (const url of [routes.myPhones(), routes.codeSenders()]) {
      expect((await api.app.inject({ method: 'GET', url })).statusCode).toBe(401);
    }
  });

  it('leaves no code in the database, and neither code nor number in the log', async () => {
    const fault = twilio.restFaults.always(({ path }) => path.endsWith('/Messages.json'), {
      status: 503,
      code: 20503,
      message: `Cannot send to ${phone.number}`,
    });
    await start();
    await vi.waitFor(async () => expect(await attempts()).toBe(1), 15_000);
    const stored = await storedLines(api.pool);
    fault();
    await hurry();
    await becomes('sent');
    const code = await codeReceived();

    expect(stored.some((line) => line.includes(phone.number))).toBe(true);
    expect(stored.filter((line) => new RegExp(`(?<!\\w)${code}(?!\\w)`).test(line))).toEqual([]);
    expect(log.some((line) => line.includes('send-phone-code'))).toBe(true);
    expect(log.filter((line) => line.includes(phone.number.slice(1)))).toEqual([]);
    expect(log.filter((line) => line.includes(`"${code}`) || line.includes(` ${code}`))).toEqual(
      [],
    );
    expect(log.filter((line) => line.includes(account.authToken))).toEqual([]);
  });
});

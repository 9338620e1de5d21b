import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigCheckDto,
  type CallSmsConfigDto,
  type CallSmsConfigTrialResultDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const secondToken = randomBytes(16).toString('hex');
const apiKeySecret = randomBytes(16).toString('hex');
const from = '+12025550100';
const to = '+12025550199';

describe('a config tried out at its carrier', () => {
  const log: string[] = [];
  const answers: string[] = [];
  const clock = new VirtualClock();
  const twilio = new TwilioSimulator({ clock, accounts: [{ sid: accountSid, authToken }] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let person: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let config: CallSmsConfigDto;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    twilio.addNumber({ accountSid, phoneNumber: from });
    api = await startTestApi(
      { ALLOWED_API_BASE_URLS: rest.url },
      { write: (line) => log.push(line) },
    );
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    person = await api.as('Dana');
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    await api.pool.query('DELETE FROM carrier_trials');
    Object.assign(twilio.account(accountSid), { authToken, type: 'Full', status: 'active' });
    config = (
      await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), {
        name: 'Sandbox',
        accountSid,
        authToken,
        primaryPhoneNumber: from,
        apiBaseUrl: rest.url,
      })
    ).body;
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  async function ask<Body>(...request: Parameters<typeof person>) {
    const answer = await person<Body>(...request);
    answers.push(JSON.stringify(answer));
    return answer;
  }
  const at = () => routes.callSmsConfig(projectId, config.id);
  const check = async () => {
    const { status, body } = await ask<CallSmsConfigCheckDto>(
      'POST',
      routes.callSmsConfigTest(projectId, config.id),
    );
    expect(status).toBe(200);
    return body;
  };
  const sendMessage = (number = to) =>
    ask<CallSmsConfigTrialResultDto & ProblemDto>(
      'POST',
      routes.callSmsConfigTestMessage(projectId, config.id),
      { to: number },
    );
  const placeCall = () =>
    ask<CallSmsConfigTrialResultDto & ProblemDto>(
      'POST',
      routes.callSmsConfigTestCall(projectId, config.id),
      { to },
    );

  it('is fine when the account is', async () => {
    expect(await check()).toEqual({
      credentialsValid: true,
      problem: null,
      accountStatus: 'active',
      accountType: 'Full',
      trialLimits: [],
      warnings: [],
      voiceNumbers: [from],
    });
  });

  it('says when the token is wrong', async () => {
    twilio.account(accountSid).authToken = secondToken;

    const found = await check();

    expect(found.credentialsValid).toBe(false);
    expect(found.problem).toBe(
      'The carrier does not accept this Account SID with this Auth Token.',
    );
  });

  it('tries the API key, and the token that proves incoming calls', async () => {
    const key = { apiKeySid: `SK${'6'.repeat(32)}`, apiKeySecret };
    twilio.account(accountSid).apiKeys = [{ sid: key.apiKeySid, secret: apiKeySecret }];
    await ask('PATCH', at(), key);
    expect(await check()).toMatchObject({
      credentialsValid: true,
      problem: null,
      accountType: 'Full',
      voiceNumbers: [from],
    });
    expect((await sendMessage()).status).toBe(201);

    twilio.account(accountSid).authToken = secondToken;
    expect(await check()).toMatchObject({
      credentialsValid: false,
      problem: 'The carrier does not accept this Account SID with this Auth Token.',
    });

    Object.assign(twilio.account(accountSid), { authToken, apiKeys: [] });
    const revoked = await check();
    expect(revoked.credentialsValid).toBe(false);
    expect(revoked.problem).toContain('does not accept this API key');
    expect((await placeCall()).body.detail).toContain('does not accept this API key');
  });

  it('says that the second token has taken over', async () => {
    await ask('PATCH', at(), { secondAuthToken: secondToken });
    expect((await check()).warnings).toEqual([
      'The carrier does not accept the second Auth Token.',
    ]);
    twilio.account(accountSid).authToken = secondToken;

    expect((await check()).problem).toBe(
      'The carrier accepts only the second Auth Token. Promote it.',
    );
    await ask('PATCH', at(), { promoteSecondAuthToken: true });
    expect((await check()).credentialsValid).toBe(true);
  });

  it('says what a trial account cannot do', async () => {
    twilio.account(accountSid).type = 'Trial';

    const found = await check();

    expect(found.accountType).toBe('Trial');
    expect(found.trialLimits[0]).toContain('does not connect callers to your people');
    const message = await sendMessage();
    expect(message.status).toBe(422);
    expect(message.body.fieldErrors?.['to']?.[0]).toContain('A trial account writes only to');
    expect((await placeCall()).body.detail).toContain('A trial account calls only');
  });

  it('says when the account is suspended', async () => {
    twilio.account(accountSid).status = 'suspended';

    expect(await check()).toMatchObject({
      accountStatus: 'suspended',
      problem: 'The account is suspended: no call comes in or goes out.',
    });
  });

  it('says when the primary number is not one of the account', async () => {
    await ask('PATCH', at(), { primaryPhoneNumber: '+12025550777' });

    expect((await check()).warnings).toHaveLength(1);
    expect((await sendMessage()).body.detail).toContain('cannot send messages');
    expect((await placeCall()).body.detail).toContain('belongs to another account');
  });

  it.each([
    ['too many requests', 'too-many-requests', 'too many requests'],
    ['an outage', 'unavailable', 'has a problem'],
    ['a broken connection', 'reset', 'did not answer in time'],
    ['an error of its own', { status: 400, code: 98_765, message: authToken }, 'error 98765'],
    ['a wrong form', { status: 418, code: 0, message: '' }, 'not as Twilio’s API does'],
  ] as const)('tells %s in plain words', async (_title, fault, words) => {
    twilio.restFaults.always(() => true, fault);

    const found = await check();
    expect(found.credentialsValid).toBeNull();
    expect(found.problem).toContain(words);
    for (const { status, body } of [await sendMessage(), await placeCall()]) {
      expect(status).toBe(422);
      expect(body.code).toBe('carrier-refused');
      expect(body.detail).toContain(words);
    }
  });

  it('knows the account though its numbers cannot be listed', async () => {
    twilio.restFaults.always(({ path }) => path.includes('IncomingPhoneNumbers'), 'unavailable');

    expect(await check()).toMatchObject({ credentialsValid: true, voiceNumbers: [] });
    expect((await check()).problem).toContain('has a problem');
  });

  it('sends a test message and places a test call from the primary number', async () => {
    const message = await sendMessage('+1 202 555 0199');
    const call = await placeCall();

    expect([message.status, call.status]).toEqual([201, 201]);
    expect(twilio.messages.at(-1)).toMatchObject({ sid: message.body.sid, from, to });
    expect(twilio.calls.at(-1)?.sid).toBe(call.body.sid);
  });

  it('wants a primary number and a real one to reach', async () => {
    expect((await sendMessage('12025550199')).status).toBe(400);
    expect((await sendMessage(from)).body.fieldErrors?.['to']).toHaveLength(1);
    await ask('PATCH', at(), { primaryPhoneNumber: null });

    expect((await check()).warnings).toEqual([
      'There is no primary phone number: tests cannot be sent.',
    ]);
    expect((await sendMessage()).status).toBe(409);
    expect((await placeCall()).status).toBe(409);
  });

  it('asks nobody whom the operator does not allow any more', async () => {
    await api.pool.query('UPDATE call_sms_configs SET api_base_url = $2 WHERE id = $1', [
      config.id,
      'http://169.254.169.254',
    ]);

    const { status, body } = await ask<ProblemDto>(
      'POST',
      routes.callSmsConfigTest(projectId, config.id),
    );
    expect(status).toBe(409);
    expect(body.detail).toContain('ALLOWED_API_BASE_URLS');
  });

  it('says when its token cannot be read', async () => {
    await api.pool.query('UPDATE call_sms_configs SET auth_token_sealed = $2 WHERE id = $1', [
      config.id,
      'v1.AAAA.AAAA.AAAA',
    ]);

    const { status, body } = await ask<ProblemDto>(
      'POST',
      routes.callSmsConfigTest(projectId, config.id),
    );
    expect(status).toBe(409);
    expect(body.detail).toContain('Enter it again');
  });

  it('has shown its tokens nowhere: no answer, no log line, no row', async () => {
    await ask('PATCH', at(), { secondAuthToken: secondToken });
    const broken = await api.app.inject({
      method: 'POST',
      url: routes.callSmsConfigs(projectId),
      headers: { 'content-type': 'application/json', origin: api.origin },
      payload: `{"authToken":"${authToken}" oops`,
    });
    answers.push(broken.body);
    // A wrong field beside a right token, and the token in the wrong field.
    for (const fields of [
      { authToken, secondAuthToken: 7, name: '' },
      { apiKeySid: apiKeySecret, apiKeySecret, name: '' },
      { accountSid: authToken, apiBaseUrl: `https://x:${authToken}@evil.example` },
    ]) {
      expect((await ask('PATCH', at(), fields)).status).toBe(400);
    }

    const dump = await wholeDatabase(api);
    expect(dump).toContain(accountSid);
    for (const secret of [authToken, secondToken, apiKeySecret]) {
      const basic = Buffer.from(`${accountSid}:${secret}`).toString('base64');
      for (const place of [answers.join('\n'), log.join('\n'), dump]) {
        expect(place).not.toContain(secret);
        expect(place).not.toContain(basic);
      }
    }
    expect(answers.join('\n')).not.toContain('v1.');
    expect(log.length).toBeGreaterThan(0);
  });
});

/** Every row of every table, as text. */
async function wholeDatabase(api: TestApi): Promise<string> {
  const tables = await api.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows: unknown[] = [];
  for (const { name } of tables.rows) {
    rows.push((await api.pool.query(`SELECT t::text FROM ${name} t`)).rows);
  }
  return JSON.stringify(rows);
}

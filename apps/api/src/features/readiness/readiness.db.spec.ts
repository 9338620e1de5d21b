import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type MemberRole,
  type PolicyReadinessDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { emailOf, startTestApi, type TestApi } from '../../testing/test-api.js';
import { ReadinessRounds } from './readiness-rounds.service.js';

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const hook = 'https://hotline.test/api/notification/call';

describe('the readiness of a policy', () => {
  const twilioClock = new VirtualClock();
  const twilio = new TwilioSimulator({
    clock: twilioClock,
    accounts: [{ sid: accountSid, authToken }],
  });
  const clock = new VirtualClock();
  let mailbox: Mailbox;
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let dana: string;
  let projectId: string;
  let policyId: string;
  let made = 0;

  beforeAll(async () => {
    mailbox = await startMailbox();
    rest = await serveRest(twilio);
    api = await startTestApi(
      {
        ALLOWED_API_BASE_URLS: rest.url,
        PUBLIC_URL: 'https://hotline.test',
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'Ringdown <ringdown@example.com>',
      },
      undefined,
      new SimulatedClock(clock),
    );
    dana = await api.addPerson('Dana');
    await api.addPhone(dana, '+12025550199');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    twilio.account(accountSid).forbiddenCountries = [];
    await api.pool.query('UPDATE phones SET verified_at = now() WHERE user_id = $1', [dana]);
    projectId = await addProject();
    policyId = await api.addPolicy(projectId, 'Support');
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
    await mailbox.stop();
  });

  const addProject = async (role: MemberRole = 'admin') => {
    const id = await api.addProject();
    await api.pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
      id,
      dana,
      role,
    ]);
    return id;
  };
  const nextNumber = () => `+1202555${String((made += 1)).padStart(4, '0')}`;
  const setUp = async () => {
    const { body } = await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), {
      name: 'Sandbox',
      accountSid,
      authToken,
      apiBaseUrl: rest.url,
    });
    await ask('PATCH', routes.policy(projectId, policyId), { callSmsConfigId: body.id });
    await ask('POST', routes.rules(projectId, policyId), { targets: [{ kind: 'user', id: dana }] });
    const phoneNumber = nextNumber();
    await ask('POST', routes.phoneNumbers(projectId, policyId), { number: phoneNumber });
    return twilio.addNumber({
      accountSid,
      phoneNumber,
      voiceUrl: `${hook}/incoming-call-webhook`,
      voiceFallbackUrl: `${hook}/incoming-call-fallback`,
      statusCallback: `${hook}/call-status`,
    });
  };
  const check = <Body = PolicyReadinessDto>() =>
    ask<Body>('POST', routes.policyReadiness(projectId, policyId));
  const newest = () => ask<PolicyReadinessDto>('GET', routes.policyReadiness(projectId, policyId));
  const told = async (severity: string) =>
    (await check()).body.findings.flatMap((each) => (each.severity === severity ? each.code : []));

  it('is not known before it is checked', async () => {
    expect((await newest()).body).toEqual({
      checkedAt: null,
      isReady: null,
      isOutdated: false,
      findings: [],
    });
  });

  it('is told of an empty policy with what is to be done, worst first, and is kept', async () => {
    const { status, body } = await check();

    expect(status).toBe(200);
    expect(body.isReady).toBe(false);
    expect(body.findings.slice(0, 3).map(({ code }) => code)).toEqual([
      'call-sms-config',
      'routing-number',
      'rules',
    ]);
    for (const { severity, howToMend } of body.findings) {
      expect(howToMend === null, severity).toBe(severity === 'passed');
    }
    expect((await newest()).body).toEqual(body);
  });

  it('is good when the carrier leads the number here and somebody can be rung', async () => {
    await setUp();

    const { body } = await check();

    expect(body.isReady).toBe(true);
    expect(body.findings.flatMap((each) => (each.severity === 'passed' ? [] : each.code))).toEqual([
      'reachable',
    ]);
  });

  it('is no good when the number leads elsewhere at the carrier', async () => {
    Object.assign(await setUp(), { voiceUrl: 'https://old.example' });

    expect(await told('blocker')).toEqual(['number-settings']);
  });

  it('is no good when the carrier refuses the token', async () => {
    await setUp();
    twilio.restFaults.always(() => true, { status: 401, code: 20003, message: 'x' });

    expect(await told('blocker')).toEqual(['credentials']);
  });

  it('is no good when the account may not call the country of anybody', async () => {
    await setUp();
    twilio.account(accountSid).forbiddenCountries = ['US'];

    const { body } = await check();

    const [finding] = body.findings;
    expect(finding).toMatchObject({ code: 'geo-permissions', severity: 'blocker' });
    expect(finding?.whatIsWrong).toContain('United States/Canada. That concerns Dana.');
  });

  it('notes that a carrier tells no permissions', async () => {
    await setUp();
    twilio.restFaults.always(({ path }) => path.startsWith('/v1/DialingPermissions'), {
      status: 404,
      code: 20404,
      message: 'x',
    });

    expect(await told('note')).toEqual(['geo-permissions', 'reachable']);
  });

  it('tells what the carrier has logged in the last day, and not what is older', async () => {
    await setUp();
    const url = `${hook}/incoming-call-webhook`;
    const error = { accountSid, level: 'error', text: 'From +491511234567', url } as const;
    twilio.world.alert({ ...error, code: 11205 });
    await twilioClock.advance('25h');
    twilio.world.alert({ ...error, code: 11200 });
    await clock.advance('25h');

    const [finding] = (await check()).body.findings;

    expect(finding).toMatchObject({ code: 'carrier-alerts', severity: 'warning' });
    expect(finding?.whatIsWrong).toMatch(
      /^Ringdown gave no answer that the carrier could use \(error 11200; once, last on .* \(UTC\)\)\.$/,
    );
  });

  it('is told although the carrier is away', async () => {
    await setUp();
    twilio.restFaults.always(() => true, 'unavailable');

    expect(await told('warning')).toEqual(['carrier']);
  });

  it('is not checked again at once', async () => {
    await check();

    expect(await check<ProblemDto>()).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests' },
    });
    await clock.advance('5s');
    expect((await check()).status).toBe(200);
  });

  it('is told to the owners alone, once, when the daily round finds that it is gone', async () => {
    const number = await setUp();
    await api.addPerson(`Olga ${String(made)}`, { projectId, role: 'owner' });
    const daily = api.app.get(ReadinessRounds);
    await daily.checkAll();
    expect((await newest()).body.isReady).toBe(true);
    Object.assign(number, { voiceUrl: 'https://old.example' });

    await daily.checkAll();
    await daily.checkAll();

    const mail = await mailbox.messageTo(emailOf(`Olga ${String(made)}`));
    expect(mail.subject).toBe('Support is not ready for calls any more');
    expect(mail.text).toContain('is not set up at the carrier');
    expect(mail.text).toContain(`https://hotline.test/projects/${projectId}/policies/${policyId}`);
    expect(mailbox.received).toHaveLength(1);
    expect((await newest()).body.isReady).toBe(false);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'its rules',
      () =>
        ask('POST', routes.rules(projectId, policyId), { targets: [{ kind: 'user', id: dana }] }),
    ],
    ['its settings', () => ask('PATCH', routes.policy(projectId, policyId), { enabled: false })],
    [
      'its numbers',
      () => ask('POST', routes.phoneNumbers(projectId, policyId), { number: nextNumber() }),
    ],
    [
      'its config',
      async () => {
        const url = routes.callSmsConfigs(projectId);
        const { body } = await ask<{ items: CallSmsConfigDto[] }>('GET', url);
        const id = body.items[0]?.id ?? '';
        return ask('PATCH', `${url}/${id}`, { secondAuthToken: 'f'.repeat(32) });
      },
    ],
    [
      'a phone of its people',
      () => api.pool.query('UPDATE phones SET verified_at = NULL WHERE user_id = $1', [dana]),
    ],
  ])('is of the past once %s changed, until the next round', async (_what, change) => {
    await setUp();
    const { body: before } = await check();
    expect((await newest()).body.isOutdated).toBe(false);

    await change();

    const { body: outdated } = await newest();
    expect(outdated).toEqual(Object.assign({}, before, { isOutdated: true }));
    await clock.advance('1m');
    await api.app.get(ReadinessRounds).checkChanged();
    const { body: after } = await newest();
    expect(after.isOutdated).toBe(false);
    expect(after.checkedAt).not.toBe(before.checkedAt);
  });

  it('is of the past once the first call came in', async () => {
    await setUp();
    await check();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, started_at, came_in)
       VALUES (gen_random_uuid(), $1, $2, $3, 'CA1', now(), true)`,
      [projectId, policyId, accountSid],
    );

    expect((await newest()).body.isOutdated).toBe(true);
    await clock.advance('1m');
    await api.app.get(ReadinessRounds).checkChanged();
    expect((await newest()).body.isOutdated).toBe(false);
  });

  it('stays true, and is not asked for again, when another policy changes', async () => {
    await setUp();
    const { body: before } = await check();
    const other = await api.addPolicy(projectId, 'Sales');

    await ask('PATCH', routes.policy(projectId, other), { enabled: false });

    expect((await newest()).body.isOutdated).toBe(false);
    await clock.advance('1m');
    await api.app.get(ReadinessRounds).checkChanged();
    expect((await newest()).body.checkedAt).toBe(before.checkedAt);
  });

  it('is not looked at daily while the policy is disabled', async () => {
    await ask('PATCH', routes.policy(projectId, policyId), { enabled: false });

    await api.app.get(ReadinessRounds).checkAll();

    expect((await newest()).body.checkedAt).toBeNull();
  });

  it('is read by viewers, checked by those who may change the policy, and hidden from others', async () => {
    const theirs = await addProject('viewer');
    const policy = await api.addPolicy(theirs, 'Sales');
    const url = routes.policyReadiness(theirs, policy);

    expect((await ask('GET', url)).status).toBe(200);
    expect((await ask('POST', url)).status).toBe(403);
    const elsewhere = routes.policyReadiness(projectId, policy);
    expect((await ask('GET', elsewhere)).status).toBe(404);
    expect((await ask('POST', elsewhere)).status).toBe(404);
  });
});

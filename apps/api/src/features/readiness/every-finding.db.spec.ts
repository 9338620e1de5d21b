import {
  readinessCodes,
  routes,
  type PolicyReadinessDto,
  type ReadinessCode,
  type ReadinessFindingDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { incomingUrl, startReadinessStage } from '../../testing/readiness-stage.js';

type Stage = Awaited<ReturnType<typeof startReadinessStage>>;
type Number = Awaited<ReturnType<Stage['setUp']>>;
type Provocation = {
  severity: ReadinessFindingDto['severity'];
  /** An installation of its own, for what is set when it starts. */
  variables?: Record<string, string>;
  /** Breaks one thing about a policy that is ready. */
  provoke: (stage: Stage, number: Number) => unknown;
};

const change =
  (body: object) =>
  ({ ask, key }: Stage) =>
    ask('PATCH', routes.policy(key.projectId, key.policyId), body);
const remove =
  (table: string) =>
  ({ api, key }: Stage) =>
    api.pool.query(`DELETE FROM ${table} WHERE policy_id = $1`, [key.policyId]);
const forgetPhone = ({ api, dana }: Stage) =>
  api.pool.query('UPDATE phones SET verified_at = NULL WHERE user_id = $1', [dana]);

/** Somebody is on call every day, but for one hour that is never now. */
async function ringBySchedule(stage: Stage) {
  const { ask, key, dana, clock } = stage;
  const hour = (offset: number) =>
    `${String((clock.now().getUTCHours() + 24 + offset) % 24).padStart(2, '0')}:00`;
  const { body } = await ask<ScheduleDto>('POST', routes.schedules(key.projectId), {
    name: 'Platform',
    timeZone: 'UTC',
    layers: [
      {
        kind: 'rotation',
        members: [[dana]],
        start: '2000-01-01T00:00',
        rotation: { unit: 'days', every: 1, handOffTime: '00:00' },
        windows: [{ kind: 'daily', opens: hour(-1), closes: hour(3) }],
      },
    ],
  });
  await remove('escalation_rules')(stage);
  await ask('POST', routes.rules(key.projectId, key.policyId), {
    targets: [{ kind: 'schedule', id: body.id }],
  });
}

/** How each finding comes about; the compiler asks for one that is missing. */
const provocations: Record<ReadinessCode, Provocation> = {
  'policy-enabled': { severity: 'blocker', provoke: change({ enabled: false }) },
  'call-sms-config': { severity: 'blocker', provoke: change({ callSmsConfigId: null }) },
  'routing-number': { severity: 'blocker', provoke: remove('routing_numbers') },
  'allow-list': { severity: 'blocker', provoke: change({ unlistedCallers: 'refused' }) },
  credentials: {
    severity: 'blocker',
    provoke: ({ account }) => (account.authToken = 'f'.repeat(32)),
  },
  carrier: {
    severity: 'warning',
    provoke: ({ twilio }) => {
      twilio.restFaults.always(() => true, 'unavailable');
    },
  },
  'account-active': {
    severity: 'blocker',
    provoke: ({ account }) => (account.status = 'suspended'),
  },
  trial: { severity: 'warning', provoke: ({ account }) => (account.type = 'Trial') },
  'number-settings': {
    severity: 'blocker',
    provoke: (_stage, number) => (number.voiceUrl = 'https://old.example'),
  },
  'geo-permissions': {
    severity: 'blocker',
    provoke: ({ account }) => (account.forbiddenCountries = ['US']),
  },
  'carrier-alerts': {
    severity: 'warning',
    provoke: ({ twilio, account }) => {
      const about = { accountSid: account.sid, url: incomingUrl } as const;
      twilio.world.alert({ ...about, code: 11205, level: 'error', text: 'From +491511234567' });
    },
  },
  'public-url': {
    severity: 'warning',
    variables: { PUBLIC_URL: 'http://hotline.test' },
    provoke: () => undefined,
  },
  reachable: { severity: 'note', provoke: () => undefined },
  rules: { severity: 'blocker', provoke: remove('escalation_rules') },
  'reached-now': { severity: 'blocker', provoke: forgetPhone },
  'reached-later': { severity: 'warning', provoke: ringBySchedule },
  'verified-phones': { severity: 'warning', provoke: forgetPhone },
  'different-people': { severity: 'warning', provoke: ({ ringDana }) => ringDana() },
};

describe('every finding', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startReadinessStage();
  });
  beforeEach(async () => {
    await stage.twilioClock.advance('25h');
    await stage.clock.advance('25h');
    await stage.begin();
  });
  afterAll(() => stage.stop());

  const begun = async (variables: Record<string, string>) => {
    const other = await startReadinessStage(variables);
    await other.begin();
    return other;
  };
  const faultsOf = ({ findings }: PolicyReadinessDto) =>
    findings.filter(({ severity }) => severity !== 'passed');

  it('is good but for the first call, when all is set up', async () => {
    await stage.setUp();

    const { body } = await stage.check();

    expect(body.isReady).toBe(true);
    expect(faultsOf(body).map(({ code }) => code)).toEqual(['reachable']);
    const passed = body.findings.map(({ code }) => code);
    expect(passed.toSorted()).toEqual(
      readinessCodes.filter((code) => code !== 'carrier').toSorted(),
    );
  });

  it.each(Object.entries(provocations))(
    '%s is told with what callers experience, and how and where it is mended',
    async (code, { severity, variables, provoke }) => {
      const at = variables === undefined ? stage : await begun(variables);
      const number = await at.setUp();
      await provoke(at, number);

      const { body } = await at.check();

      const found = faultsOf(body).find((finding) => finding.code === code);
      expect(found).toMatchObject({
        severity,
        whatIsWrong: expect.stringMatching(/^[^a-z].*\.$/) as string,
        whatCallersExperience: expect.stringMatching(/^[A-Z].*\.$/) as string,
        howToMend: expect.stringMatching(/^[A-Z].*\.$/) as string,
      });
      const { projectId } = at.key;
      expect(found?.link ?? `/projects/${projectId}/`).toContain(`/projects/${projectId}/`);
      expect(JSON.stringify(found)).not.toMatch(/\+12025550199|\+491511234567|T\d\d:\d\d/);
      expect(body.isReady).toBe(faultsOf(body).every((fault) => fault.severity !== 'blocker'));
      if (at !== stage) await at.stop();
    },
  );

  it('notes that a carrier tells neither permissions nor its error log', async () => {
    await stage.setUp();
    stage.twilio.restFaults.always(({ path }) => path.startsWith('/v1/'), {
      status: 404,
      code: 20404,
      message: 'x',
    });

    const { body } = await stage.check();

    expect(body.isReady).toBe(true);
    expect(faultsOf(body).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'note geo-permissions',
      'note reachable',
      'note carrier-alerts',
    ]);
  });

  it('names the countries and the people whose phones will not ring', async () => {
    await stage.setUp();
    stage.account.forbiddenCountries = ['US'];

    const [finding] = (await stage.check()).body.findings;

    expect(finding?.title).toBe('Phones in United States/Canada will not ring');
    expect(finding?.whatIsWrong).toContain('That concerns Dana.');
  });

  it('tells what the carrier has logged in the last day, and not what is older', async () => {
    await stage.setUp();
    const alert = (code: number) => {
      const about = { accountSid: stage.account.sid, url: incomingUrl, text: 'x' } as const;
      stage.twilio.world.alert({ ...about, code, level: 'error' });
    };
    alert(11205);
    await stage.twilioClock.advance('25h');
    alert(11200);
    await stage.clock.advance('25h');

    const [finding] = (await stage.check()).body.findings;

    expect(finding?.whatIsWrong).toMatch(
      /^Ringdown gave no answer that the carrier could use \(error 11200; once, last on .* \(UTC\)\)\.$/,
    );
  });

  it('asks with the API key of the config, and for the account itself with the Auth Token', async () => {
    const { sid, secret } = stage.apiKey;
    await stage.setUp({ apiKeySid: sid, apiKeySecret: secret });

    const ready = await stage.check();
    stage.account.apiKeys = [];
    await stage.clock.advance('5s');
    const refused = await stage.check();

    expect(ready.body.findings.map(({ title }) => title)).toContain(
      'The carrier accepts the Auth Token and the API key',
    );
    expect(faultsOf(ready.body).map(({ code }) => code)).toEqual(['reachable']);
    const [finding] = refused.body.findings;
    expect(finding).toMatchObject({
      code: 'credentials',
      severity: 'warning',
      title: 'The carrier refuses the API key',
    });
    expect(refused.body.isReady).toBe(true);
  });

  it('takes either token for right while the Auth Token is being replaced', async () => {
    const secondAuthToken = 'e'.repeat(32);
    await stage.setUp();
    const url = routes.callSmsConfigs(stage.key.projectId);
    const { body: configs } = await stage.ask<{ items: { id: string }[] }>('GET', url);
    await stage.ask('PATCH', `${url}/${configs.items[0]?.id ?? ''}`, { secondAuthToken });
    stage.account.authToken = secondAuthToken;

    const { body } = await stage.check();

    expect(body.isReady).toBe(true);
    expect(faultsOf(body).map(({ code }) => code)).toEqual(['reachable']);
  });
});

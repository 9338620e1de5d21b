import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type PageDto,
  type ProblemDto,
  type RoutingNumberDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const hook = 'http://hotline.test/api/notification/call';
const former = {
  voiceUrl: 'https://old.example/voice?key=secret',
  voiceMethod: 'GET',
  voiceFallbackUrl: 'https://old.example/fallback',
  voiceFallbackMethod: 'GET',
  statusCallback: '',
  statusCallbackMethod: 'POST',
  voiceApplicationSid: '',
  trunkSid: `TK${'1'.repeat(32)}`,
} as const;

describe('a number that is taken over', () => {
  const twilio = new TwilioSimulator({
    clock: new VirtualClock(),
    accounts: [{ sid: accountSid, authToken }],
  });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  let number: ReturnType<TwilioSimulator['addNumber']>;
  let made = 0;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    api = await startTestApi({ ALLOWED_API_BASE_URLS: rest.url });
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'admin' });
    await api.addPerson('Vic', { projectId, role: 'viewer' });
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    policyId = await addPolicy();
    const phoneNumber = `+1202555${String((made += 1)).padStart(4, '0')}`;
    number = twilio.addNumber({ accountSid, phoneNumber, ...former });
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  const addPolicy = async () => {
    const name = `Policy ${String((made += 1))}`;
    const settings = { name, accountSid, authToken, apiBaseUrl: rest.url };
    const config = await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), settings);
    const id = await api.addPolicy(projectId, name);
    await ask('PATCH', routes.policy(projectId, id), { callSmsConfigId: config.body.id });
    return id;
  };
  const takeOver = (policy = policyId, of = number.phoneNumber) =>
    ask<ProblemDto>('POST', routes.phoneNumberTakeOver(projectId, policy, of), {});
  const release = (query = '') =>
    ask<ProblemDto>('DELETE', routes.phoneNumber(projectId, policyId, number.phoneNumber) + query);
  const linked = async () => {
    const url = routes.phoneNumbers(projectId, policyId);
    return (await ask<PageDto<RoutingNumberDto>>('GET', url)).body.items.map((each) => each.number);
  };
  const ours = {
    voiceUrl: expect.stringContaining(`${hook}/incoming-call-webhook`) as string,
    voiceMethod: 'POST',
    voiceFallbackUrl: `${hook}/incoming-call-fallback`,
    voiceFallbackMethod: 'POST',
    statusCallback: `${hook}/call-status`,
    voiceApplicationSid: '',
    trunkSid: null,
  };
  const changes = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path.includes('/IncomingPhoneNumbers/');

  it('leads here at the carrier, and gets its former settings back when it is released', async () => {
    const { status, body } = await takeOver();

    const taken = { number: number.phoneNumber, origin: 'taken-over' };
    expect({ status, body }).toMatchObject({ status: 200, body: taken });
    expect(number).toMatchObject(ours);
    expect(await linked()).toEqual([number.phoneNumber]);
    expect((await release()).status).toBe(204);
    expect(number).toMatchObject(former);
    expect(await linked()).toEqual([]);
  });

  it('keeps what it said first, however often it is taken over', async () => {
    await Promise.all([takeOver(), takeOver()]);
    await takeOver();

    await release();

    expect(number).toMatchObject(former);
  });

  it('may have been linked before', async () => {
    await ask('POST', routes.phoneNumbers(projectId, policyId), { number: number.phoneNumber });

    expect((await takeOver()).status).toBe(200);
    await release();

    expect(number).toMatchObject(former);
  });

  it.each(['unavailable', 'reset', 'lost-answer'] as const)(
    'stays linked and says so when taking it over meets %s, and can be finished or released',
    async (fault) => {
      const mend = twilio.restFaults.always(changes, fault);

      const { status, body } = await takeOver();

      expect(status).toBe(422);
      expect(body.detail).toContain('is linked, but may not lead here yet');
      expect(await linked()).toEqual([number.phoneNumber]);
      mend();
      expect((await takeOver()).status).toBe(200);
      expect(number).toMatchObject(ours);
      await release();
      expect(number).toMatchObject(former);
    },
  );

  it.each(['unavailable', 'reset', 'lost-answer'] as const)(
    'stays linked and says so when putting back meets %s, until another try',
    async (fault) => {
      await takeOver();
      const mend = twilio.restFaults.always(changes, fault);

      const { status, body } = await release();

      expect(status).toBe(422);
      expect(body.detail).toContain('still linked');
      expect(await linked()).toEqual([number.phoneNumber]);
      mend();
      expect((await release()).status).toBe(204);
      expect(number).toMatchObject(former);
    },
  );

  it('changes nothing when the carrier does not even list it', async () => {
    twilio.restFaults.always(() => true, 'unavailable');

    expect((await takeOver()).status).toBe(422);

    expect(await linked()).toEqual([]);
    expect(number).toMatchObject(former);
  });

  it('can be let go of without the carrier', async () => {
    await takeOver();
    twilio.restFaults.always(() => true, 'unavailable');

    expect((await release('?settings=leave')).status).toBe(204);

    expect(number).toMatchObject(ours);
    expect(await linked()).toEqual([]);
    expect((await release('?settings=burn')).status).toBe(400);
  });

  it('serves one policy, is one of the account, and is for admins', async () => {
    await takeOver();
    const viewer = await api.as('Vic');

    const second = await takeOver(await addPolicy());

    expect(second.status).toBe(409);
    expect(second.body.detail).toContain('Release it there first');
    expect((await takeOver(policyId, '+12025559999')).status).toBe(409);
    expect((await takeOver(policyId, 'x')).status).toBe(409);
    const url = routes.phoneNumberTakeOver(projectId, policyId, number.phoneNumber);
    expect((await viewer('POST', url, {})).status).toBe(403);
  });

  it('is changed by one at a time, in whichever process', async () => {
    const occupy = (until: string) =>
      api.pool.query(
        `INSERT INTO busy_numbers VALUES ($1, now() + $2::interval)
         ON CONFLICT (number) DO UPDATE SET until = excluded.until`,
        [number.phoneNumber, until],
      );
    await takeOver();
    await occupy('1 minute');

    const answers = [await takeOver(), await release(), await release('?settings=leave')];

    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect(answers[0]?.body.detail).toContain('Try again in two minutes');
    expect(await linked()).toEqual([number.phoneNumber]);
    await occupy('0');
    expect((await release()).status).toBe(204);
    expect(number).toMatchObject(former);
  });

  it.each([1, 2, 3, 4, 5])(
    'is either here or as it was when both are asked at once (%i)',
    async () => {
      await takeOver();

      await Promise.all([release(), takeOver(), release(), takeOver()]);

      expect(number).toMatchObject((await linked()).length > 0 ? ours : former);
      await takeOver();
      expect((await release()).status).toBe(204);
      expect(number).toMatchObject(former);
    },
  );

  it('keeps its policy from being deleted, which would forget what it said', async () => {
    await takeOver();
    const remove = () => ask<ProblemDto>('DELETE', routes.policy(projectId, policyId));

    const { status, body } = await remove();

    expect(status).toBe(409);
    expect(body.detail).toContain(number.phoneNumber);
    await release();
    expect((await remove()).status).toBe(204);
  });

  it('tells nobody its former address', async () => {
    const answer = await takeOver();

    const { rows } = await api.pool.query('SELECT * FROM audit_entries');

    expect(JSON.stringify([answer, rows])).not.toContain('secret');
  });
});

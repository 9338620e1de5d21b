import { randomBytes } from 'node:crypto';

import { routes, trialsAnHour, type CallSmsConfigDto, type ProblemDto } from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

const account = {
  sid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
};
const from = '+12025550100';

describe('test messages and test calls', () => {
  const clock = new VirtualClock();
  const twilio = new TwilioSimulator({ clock, accounts: [account] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let configId: string;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    twilio.addNumber({ accountSid: account.sid, phoneNumber: from });
    api = await startTestApi(
      { ALLOWED_API_BASE_URLS: rest.url },
      undefined,
      new SimulatedClock(clock),
    );
    await api.addPerson('Dana');
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'owner' FROM users WHERE name = 'Dana'",
      [projectId],
    );
    configId = (await createConfig()).id;
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  const createConfig = async (primaryPhoneNumber: string | null = from) => {
    const { sid: accountSid, authToken } = account;
    const fields = { name: 'Ours', accountSid, authToken, apiBaseUrl: rest.url };
    const { body } = await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), {
      ...fields,
      primaryPhoneNumber,
    });
    return body;
  };
  const tryOn = (url: string) => ask<ProblemDto>('POST', url, { to: '+12025550199' });
  const sendMessage = () => tryOn(routes.callSmsConfigTestMessage(projectId, configId));
  const placeCall = () => tryOn(routes.callSmsConfigTestCall(projectId, configId));

  it('are ten an hour together, even when they are asked for at once', async () => {
    const sentBefore = twilio.messages.length + twilio.calls.length;

    const answers = await Promise.all(
      Array.from({ length: trialsAnHour + 4 }, (_, index) =>
        index % 2 === 0 ? sendMessage() : placeCall(),
      ),
    );

    const taken = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 429);
    expect([taken.length, refused.length]).toEqual([trialsAnHour, 4]);
    expect(refused[0]?.body.detail).toBe(
      'Test messages and test calls cost money: this project has had 10 within an hour. Try again in 60 min.',
    );
    expect(twilio.messages.length + twilio.calls.length - sentBefore).toBe(trialsAnHour);
  });

  it('become possible again one by one, an hour after each', async () => {
    await sendMessage();
    await clock.advance('20m');
    for (let count = 1; count < trialsAnHour; count += 1) await sendMessage();
    expect((await placeCall()).body.detail).toContain('Try again in 40 min.');

    await clock.advance('40m');

    expect((await placeCall()).status).toBe(201);
    expect((await placeCall()).status).toBe(429);
  });

  it('are counted for the project, not for the config', async () => {
    for (let count = 0; count < trialsAnHour; count += 1) await sendMessage();
    await ask('DELETE', routes.callSmsConfig(projectId, configId));
    configId = (await createConfig()).id;

    expect((await sendMessage()).status).toBe(429);
  });

  it('do not count where nothing was asked of the carrier', async () => {
    configId = (await createConfig(null)).id;
    for (let count = 0; count < trialsAnHour + 1; count += 1) {
      expect((await sendMessage()).status).toBe(409);
    }
  });
});

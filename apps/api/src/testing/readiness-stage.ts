import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type CreateCallSmsConfigDto,
  type MemberRole,
  type PolicyReadinessDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';

import { SimulatedClock } from './simulated-clock.js';
import { startTestApi } from './test-api.js';

const hook = 'https://hotline.test/api/notification/call';

/** Where the carrier asks what to do with a call. */
export const incomingUrl = `${hook}/incoming-call-webhook`;

/** A policy that is ready, at a carrier, and Dana, who has set it up and is rung. */
export async function startReadinessStage(variables: Record<string, string> = {}) {
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const apiKey = { sid: `SK${randomBytes(16).toString('hex')}`, secret: 'key'.repeat(10) };
  const clock = new VirtualClock();
  const twilioClock = new VirtualClock();
  const twilio = new TwilioSimulator({
    clock: twilioClock,
    accounts: [{ sid: accountSid, authToken, apiKeys: [apiKey] }],
  });
  const rest = await serveRest(twilio);
  const api = await startTestApi(
    { ALLOWED_API_BASE_URLS: rest.url, PUBLIC_URL: 'https://hotline.test', ...variables },
    undefined,
    new SimulatedClock(clock),
  );
  const dana = await api.addPerson('Dana');
  await api.addPhone(dana, '+12025550199');
  const ask = await api.as('Dana');
  let made = 0;
  const key = { projectId: '', policyId: '' };

  const stage = {
    api,
    ask,
    clock,
    twilio,
    twilioClock,
    dana,
    apiKey,
    account: twilio.account(accountSid),
    /** Of the test that is going on. */
    key,

    async addProject(role: MemberRole = 'admin') {
      const id = await api.addProject();
      await api.pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
        id,
        dana,
        role,
      ]);
      return id;
    },

    /** A new project with an empty policy; the carrier and Dana are as they were. */
    async begin() {
      twilio.restFaults.clear();
      Object.assign(stage.account, {
        authToken,
        apiKeys: [apiKey],
        status: 'active',
        type: 'Full',
        forbiddenCountries: [],
      });
      await api.pool.query('UPDATE phones SET verified_at = now() WHERE user_id = $1', [dana]);
      key.projectId = await stage.addProject();
      key.policyId = await api.addPolicy(key.projectId, 'Support');
    },

    nextNumber: () => `+1202555${String((made += 1)).padStart(4, '0')}`,

    ringDana: () =>
      ask('POST', routes.rules(key.projectId, key.policyId), {
        targets: [{ kind: 'user', id: dana }],
      }),

    /** Gives the policy all that it needs, and tells its number at the carrier. */
    async setUp(config: Partial<CreateCallSmsConfigDto> = {}) {
      const { projectId, policyId } = key;
      const { body } = await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), {
        ...{ name: 'Sandbox', accountSid, authToken, apiBaseUrl: rest.url },
        ...config,
      });
      await ask('PATCH', routes.policy(projectId, policyId), { callSmsConfigId: body.id });
      await stage.ringDana();
      const phoneNumber = stage.nextNumber();
      await ask('POST', routes.phoneNumbers(projectId, policyId), { number: phoneNumber });
      return twilio.addNumber({
        accountSid,
        phoneNumber,
        voiceUrl: incomingUrl,
        voiceFallbackUrl: `${hook}/incoming-call-fallback`,
        statusCallback: `${hook}/call-status`,
      });
    },

    check: <Body = PolicyReadinessDto>() =>
      ask<Body>('POST', routes.policyReadiness(key.projectId, key.policyId)),

    newest: async () =>
      (await ask<PolicyReadinessDto>('GET', routes.policyReadiness(key.projectId, key.policyId)))
        .body,

    async stop() {
      await api.stop();
      await rest.close();
    },
  };
  return stage;
}

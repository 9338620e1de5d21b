import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type NumberPurchaseDto,
  type PageDto,
  type RoutingNumberDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { pino } from 'pino';
import { expect, vi } from 'vitest';

import { createApp } from '../app.js';
import { readEnvironment } from '../config/environment.js';
import { PurchaseQueue } from '../features/number-purchases/purchase-queue.service.js';
import { SimulatedClock } from './simulated-clock.js';
import { startTestApi } from './test-api.js';

type RestCall = { method: string; path: string };

/** The states in which a purchase ends. */
export const ends: readonly string[] = ['linked', 'failed', 'given-up'];
const hook = 'http://hotline.test/api/notification/call';

/** What the settings of a number say that leads here. */
export const ours = {
  voiceUrl: expect.stringContaining(`${hook}/incoming-call-webhook`) as string,
  voiceMethod: 'POST',
  voiceFallbackUrl: `${hook}/incoming-call-fallback`,
  voiceFallbackMethod: 'POST',
  statusCallback: `${hook}/call-status`,
  statusCallbackMethod: 'POST',
};

/** The request that buys a number. */
export const isPurchase = ({ method, path }: RestCall) =>
  method === 'POST' && path.endsWith('/IncomingPhoneNumbers.json');

/** The request that asks which numbers the account owns. */
export const isLookUp = ({ method, path }: RestCall) =>
  method === 'GET' && path.endsWith('/IncomingPhoneNumbers.json');

/** An address at which nobody answers. */
const nowhere = 'http://127.0.0.1:9';

/** Two processes of one installation, a carrier that sells numbers, and Dana, who buys them. */
export async function startPurchaseStage() {
  const clock = new VirtualClock();
  const account = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
  };
  const accounts = [{ sid: account.accountSid, authToken: account.authToken }];
  const twilio = new TwilioSimulator({ clock, accounts });
  const rest = await serveRest(twilio);
  const variables = {
    ALLOWED_API_BASE_URLS: `${rest.url},${nowhere}`,
    SECRET_KEY: randomBytes(32).toString('hex'),
  };
  const api = await startTestApi(variables, undefined, new SimulatedClock(clock));
  const environment = readEnvironment({ PUBLIC_URL: api.origin, ...variables });
  const other = await createApp({
    environment: { ...environment, databaseUrl: api.databaseUrl },
    logger: pino({ level: 'silent' }),
    clock: new SimulatedClock(clock),
  });
  await other.getHttpAdapter().getInstance().ready();
  const projectId = await api.addProject();
  await api.addPerson('Dana', { projectId, role: 'admin' });
  const ask = await api.as('Dana');
  const stage = { projectId, policyId: '', number: '' };
  let made = 0;

  const addConfig = async (name: string, project = projectId) => {
    const config = { name, ...account, apiBaseUrl: rest.url };
    return (await ask<CallSmsConfigDto>('POST', routes.callSmsConfigs(project), config)).body;
  };
  const addPolicy = async (project = projectId, name = `Policy ${String((made += 1))}`) => {
    const config = await addConfig(name, project);
    const id = await api.addPolicy(project, name);
    await ask('PATCH', routes.policy(project, id), { callSmsConfigId: config.id });
    return id;
  };
  const look = async (id: string) => {
    const url = routes.numberPurchase(projectId, stage.policyId, id);
    return (await ask<NumberPurchaseDto>('GET', url)).body;
  };

  return Object.assign(stage, {
    api,
    ask,
    clock,
    twilio,
    accountSid: account.accountSid,
    addConfig,
    nowhere,
    addPolicy,
    look,

    /** A new policy, and a number that is for sale. */
    async begin() {
      twilio.restFaults.clear();
      stage.policyId = await addPolicy();
      stage.number = `+1415555${String((made += 1)).padStart(4, '0')}`;
    },

    buy: <Body = NumberPurchaseDto>(fields: object = {}, policy = stage.policyId) =>
      ask<Body>('POST', routes.numberPurchases(projectId, policy), {
        number: stage.number,
        confirmed: true,
        monthlyPrice: '1.15',
        currency: 'USD',
        ...fields,
      }),

    /** The purchase once it has ended, whatever its end. */
    end: (id: string) =>
      vi.waitFor(async () => {
        const purchase = await look(id);
        expect(ends).toContain(purchase.state);
        return purchase;
      }, 10_000),

    /** The purchase once it has met a problem. */
    trouble: (id: string) =>
      vi.waitFor(async () => {
        const purchase = await look(id);
        expect(purchase.problem).not.toBeNull();
        return purchase;
      }, 10_000),

    /** The other process takes up what was left. */
    resume: () => other.get(PurchaseQueue).resume(),

    /** This process does so. */
    resumeHere: () => api.app.get(PurchaseQueue).resume(),

    async linked() {
      const url = routes.phoneNumbers(projectId, stage.policyId);
      return (await ask<PageDto<RoutingNumberDto>>('GET', url)).body.items;
    },

    owned: () => twilio.numbers.filter(({ phoneNumber }) => phoneNumber === stage.number),

    /** What happened to the policy's numbers, as the audit log tells it. */
    async entries() {
      const { rows } = await api.pool.query<{ action: string }>(
        "SELECT action FROM audit_entries WHERE target_id = $1 AND action LIKE 'routing-number.%' ORDER BY id",
        [stage.policyId],
      );
      return rows.map(({ action }) => action.replace('routing-number.', ''));
    },

    async stop() {
      await other.close();
      await api.stop();
      await rest.close();
    },
  });
}

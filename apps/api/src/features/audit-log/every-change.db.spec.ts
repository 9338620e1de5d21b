import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import {
  routes,
  type CallSmsConfigDto,
  type EscalationRuleDto,
  type InvitationDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readNestRoutes } from '../../../openapi/nest-routes.js';
import { tells, type Example } from '../../testing/change-example.js';
import {
  insertBoughtNumber,
  insertMute,
  insertOpenCall,
  insertSwap,
  insertVoicemail,
} from '../../testing/rows-to-change.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi, type Verb } from '../../testing/test-api.js';
import { dayOfService } from '../../testing/day-of-service.js';
import { keptForDays } from '../../testing/kept-for-days.js';
import { webhookFields } from '../../testing/webhook-fields.js';

const sources = fileURLToPath(new URL('../..', import.meta.url));
const found = await readNestRoutes(sources);
const mutating = found.filter(
  ({ verb, access }) => verb !== 'get' && access.kind === 'permission' && access.act === 'write',
);
const project = '/api/v1/projects/:projectId';
const titles = mutating.map(({ verb, path }) =>
  `${verb.toUpperCase()} ${path.replace(project, '')}`.trim(),
);

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const [from, to] = ['+12025550100', '+12025550199'];

/** Routes that rightly leave no entry, each with its reason. There are none so far. */
const untold: Readonly<Record<string, string>> = {};

describe('every change of a project', () => {
  const clock = new VirtualClock();
  const twilio = new TwilioSimulator({ clock, accounts: [{ sid: accountSid, authToken }] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let dana: string;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    twilio.addNumber({ accountSid, phoneNumber: from });
    const allowed = { ALLOWED_API_BASE_URLS: rest.url };
    api = await startTestApi(allowed, undefined, new SimulatedClock(clock));
    projectId = await api.addProject();
    dana = await api.addPerson('Dana', { projectId, role: 'owner' });
    ask = await api.as('Dana');
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  const made = async <Made extends { id: string }>(url: string, body: object) => {
    const answer = await ask<Made>('POST', url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  const policyId = async () => (await made(routes.policies(projectId), { name: 'Desk' })).id;
  const aPolicy = async () => ({ policyId: await policyId() });
  const rule = async (policy: string) =>
    made<EscalationRuleDto>(routes.rules(projectId, policy), {
      targets: [{ kind: 'user', id: dana }],
    });
  const config = async () => {
    const account = { accountSid, authToken, primaryPhoneNumber: from, apiBaseUrl: rest.url };
    const { id } = await made<CallSmsConfigDto>(routes.callSmsConfigs(projectId), {
      name: 'Ours',
      ...account,
    });
    return { configId: id };
  };
  const policyWithAccount = async () => {
    const { configId: callSmsConfigId } = await config();
    return (await made(routes.policies(projectId), { name: 'Desk', callSmsConfigId })).id;
  };
  const webhook = async () => ({
    webhookId: (await made(routes.outgoingWebhooks(projectId), webhookFields)).id,
  });
  const callerEntry = async () => ({
    entryId: (await made(routes.callerEntries(projectId), { list: 'allow', pattern: '+4930*' })).id,
  });
  const contact = async () => {
    const fields = { name: 'Anna', number: `+1202${String(Math.random()).slice(2, 9)}` };
    return { contactId: (await made(routes.contacts(projectId), fields)).id };
  };
  const voicemail = async () => ({ callId: await insertVoicemail({ api, projectId }) });
  const mute = async () => {
    const muted = { policyId: await policyId(), userId: dana };
    await insertMute({ api, projectId }, muted);
    return muted;
  };
  const team = async () => ({ teamId: (await made(routes.teams(projectId), { name: 'SRE' })).id });
  const schedule = async () => {
    const fields = { name: randomUUID(), timeZone: 'Europe/Berlin' };
    return { scheduleId: (await made(routes.schedules(projectId), fields)).id };
  };
  /** A shift of one person that another one is asked to take. */
  const shift = async (asker: string) => {
    const layer = {
      kind: 'shifts',
      shifts: [{ from: '2100-01-01T00:00Z', to: '2100-01-02T00:00Z', people: [asker] }],
    };
    const fields = { name: randomUUID(), timeZone: 'UTC', layers: [layer] };
    const { id: scheduleId } = await made(routes.schedules(projectId), fields);
    return { scheduleId, from: '2100-01-01T00:00Z', to: '2100-01-02T00:00Z' };
  };
  const swap = async (asker: string, asked: string) => ({
    swapId: await insertSwap({ api, projectId }, { asker, asked, ...(await shift(asker)) }),
  });
  const colleague = () =>
    api.addPerson(`Colleague ${randomUUID()}`, { projectId, role: 'responder' });
  const invitation = async () => {
    const email = `${randomUUID()}@example.com`;
    const { id } = await made<InvitationDto>(routes.invitations(projectId), {
      email,
      role: 'viewer',
    });
    return { invitationId: id };
  };
  const member = async () => ({
    userId: await api.addPerson(`Member ${randomUUID()}`, { projectId, role: 'viewer' }),
  });
  const apiKey = { name: 'CI', scopes: ['policies:read'] };

  /** By the verb, and the path within the project. */
  const examples: Record<string, Example> = {
    PATCH: tells('project.updated', { name: randomUUID() }),
    DELETE: {
      tells: 'project.deleted',
      prepare: async () => {
        const id = await api.addProject('Gone');
        await api.pool.query("INSERT INTO members VALUES ($1, $2, 'owner')", [id, dana]);
        return { parameters: { projectId: id }, body: { name: 'Gone' } };
      },
    },
    'POST /api-keys': tells('api-key.created', apiKey),
    'POST /api-keys/:keyId/revoke': {
      tells: 'api-key.revoked',
      prepare: async () => {
        const { id } = await made(routes.apiKeys(projectId), apiKey);
        return { parameters: { keyId: id } };
      },
    },
    'POST /call-sms-configs': tells('call-sms-config.created', {
      name: 'New',
      accountSid,
      authToken,
    }),
    'PATCH /call-sms-configs/:configId': tells(
      'call-sms-config.updated',
      { name: 'Other' },
      config,
    ),
    'DELETE /call-sms-configs/:configId': tells('call-sms-config.deleted', undefined, config),
    'PUT /policies/by-slug/:slug': {
      tells: 'policy.created',
      prepare: () => Promise.resolve({ parameters: { slug: 'put' }, body: { name: 'Put' } }),
    },
    'POST /policies/:policyId/readiness': tells('policy.checked', undefined, aPolicy),
    'POST /policies/:policyId/test-call': {
      tells: 'policy.test-called',
      prepare: async () => {
        const id = await policyWithAccount();
        const number = '+12025550176';
        twilio.addNumber({ accountSid, phoneNumber: number });
        await ask('POST', routes.phoneNumbers(projectId, id), { number });
        await api.addPhone(dana, '+12025550177');
        return { parameters: { policyId: id } };
      },
    },
    'POST /call-sms-configs/:configId/test': tells('call-sms-config.tested', undefined, config),
    'POST /call-sms-configs/:configId/test-message': tells(
      'call-sms-config.tested',
      { to },
      config,
    ),
    'POST /call-sms-configs/:configId/test-call': tells('call-sms-config.tested', { to }, config),
    'POST /invitations': tells('invitation.sent', {
      email: 'ada@example.com',
      role: 'viewer',
    }),
    'POST /invitations/:invitationId/resend': {
      tells: 'invitation.sent',
      prepare: async () => {
        const parameters = await invitation();
        await clock.advance('2m');
        return { parameters };
      },
    },
    'DELETE /invitations/:invitationId': tells('invitation.withdrawn', undefined, invitation),
    'PATCH /members/:userId': tells('member.updated', { role: 'responder' }, member),
    'DELETE /members/:userId': tells('member.removed', undefined, member),
    'POST /members/:userId/reset-link': tells('account.reset-link-made', undefined, member),
    'POST /policies': tells('policy.created', { name: 'New' }),
    'PATCH /policies/:policyId': tells('policy.updated', { name: 'Late' }, aPolicy),
    'DELETE /policies/:policyId': tells('policy.deleted', undefined, aPolicy),
    'POST /policies/:policyId/phone-numbers': {
      tells: 'routing-number.linked',
      prepare: async () => ({
        parameters: { policyId: await policyId() },
        body: { number: '+12025550171' },
      }),
    },
    'POST /policies/:policyId/phone-numbers/:number/take-over': {
      tells: 'routing-number.linked',
      prepare: async () => {
        const id = await policyWithAccount();
        const number = '+12025550173';
        twilio.addNumber({ accountSid, phoneNumber: number });
        return { parameters: { policyId: id, number } };
      },
    },
    'POST /policies/:policyId/number-purchases': {
      tells: 'routing-number.purchase-started',
      prepare: async () => {
        const id = await policyWithAccount();
        const number = '+12025550174';
        // Its end is told, too, and must not come while this is looked at.
        twilio.restFaults.always(
          ({ params }) => params.get('PhoneNumber') === number,
          'unavailable',
        );
        return { parameters: { policyId: id }, body: { number, confirmed: true } };
      },
    },
    'POST /policies/:policyId/phone-numbers/:number/give-back': {
      tells: 'routing-number.given-back',
      prepare: async () => {
        const id = await policyWithAccount();
        const number = '+12025550175';
        twilio.addNumber({ accountSid, phoneNumber: number });
        await insertBoughtNumber({ api, projectId }, { policyId: id, number, accountSid });
        return { parameters: { policyId: id, number }, body: { number } };
      },
    },
    'DELETE /policies/:policyId/phone-numbers/:number': {
      tells: 'routing-number.unlinked',
      prepare: async () => {
        const policy = await policyId();
        const number = '+12025550172';
        await ask('POST', routes.phoneNumbers(projectId, policy), { number });
        return { parameters: { policyId: policy, number } };
      },
    },
    'POST /policies/:policyId/rules': {
      tells: 'escalation-rule.created',
      prepare: async () => ({
        parameters: { policyId: await policyId() },
        body: { targets: [{ kind: 'user', id: dana }] },
      }),
    },
    'PATCH /policies/:policyId/rules/:ruleId': {
      tells: 'escalation-rule.updated',
      prepare: async () => {
        const policy = await policyId();
        const { id } = await rule(policy);
        const body = { escalateAfterSeconds: 60 };
        return { parameters: { policyId: policy, ruleId: id }, body };
      },
    },
    'DELETE /policies/:policyId/rules/:ruleId': {
      tells: 'escalation-rule.deleted',
      prepare: async () => {
        const policy = await policyId();
        return { parameters: { policyId: policy, ruleId: (await rule(policy)).id } };
      },
    },
    'PUT /policies/:policyId/rules/order': {
      tells: 'escalation-rule.reordered',
      prepare: async () => {
        const policy = await policyId();
        const [first, second] = [await rule(policy), await rule(policy)];
        return { parameters: { policyId: policy }, body: { ruleIds: [second.id, first.id] } };
      },
    },
    'POST /schedules': tells('schedule.created', { name: 'New', timeZone: 'UTC' }),
    'PATCH /schedules/:scheduleId': tells('schedule.updated', { name: 'Other' }, schedule),
    'DELETE /schedules/:scheduleId': tells('schedule.deleted', undefined, schedule),
    'POST /schedules/:scheduleId/overrides': {
      tells: 'schedule-override.created',
      prepare: async () => ({ parameters: await schedule(), body: dayOfService(dana) }),
    },
    'DELETE /schedules/:scheduleId/overrides/:overrideId': {
      tells: 'schedule-override.cancelled',
      prepare: async () => {
        const { scheduleId } = await schedule();
        const { id } = await made(routes.overrides(projectId, scheduleId), dayOfService(dana));
        return { parameters: { scheduleId, overrideId: id } };
      },
    },
    'POST /shift-swaps': {
      tells: 'shift-swap.requested',
      prepare: async () => ({
        body: { ...(await shift(dana)), userId: await colleague() },
      }),
    },
    'POST /shift-swaps/:swapId/accept': tells('shift-swap.accepted', undefined, async () =>
      swap(await colleague(), dana),
    ),
    'POST /shift-swaps/:swapId/decline': tells('shift-swap.declined', undefined, async () =>
      swap(await colleague(), dana),
    ),
    'POST /shift-swaps/:swapId/withdraw': tells('shift-swap.withdrawn', undefined, async () =>
      swap(dana, await colleague()),
    ),
    'POST /outgoing-webhooks': tells('outgoing-webhook.created', webhookFields),
    'DELETE /outgoing-webhooks/:webhookId': tells('outgoing-webhook.deleted', undefined, webhook),
    'POST /outgoing-webhooks/:webhookId/enable': tells(
      'outgoing-webhook.enabled',
      undefined,
      webhook,
    ),
    'POST /outgoing-webhooks/:webhookId/test': tells('outgoing-webhook.tested', undefined, webhook),
    'POST /caller-entries': {
      tells: 'caller-entry.added',
      prepare: async () => ({
        body: { list: 'block', pattern: '+1900*', policyId: await policyId() },
      }),
    },
    'DELETE /caller-entries/:entryId': tells('caller-entry.removed', undefined, callerEntry),
    'POST /contacts': tells('contact.created', { name: 'Anna', number: '+4930901820' }),
    'PATCH /contacts/:contactId': tells('contact.updated', { name: 'Anna Meier' }, contact),
    'DELETE /contacts/:contactId': tells('contact.deleted', undefined, contact),
    'POST /contacts/import': tells('contact.imported', { file: 'Ben,+4930901821' }),
    'POST /policies/:policyId/duplicate': tells('policy.created', undefined, aPolicy),
    'POST /project-file/apply': tells('policy.created', {
      file: 'version: 1\npolicies: [{ slug: filed, name: Filed }]',
    }),
    // Its end is told, too, and waits for a call to be over.
    'POST /erasures': {
      tells: 'erasure.requested',
      prepare: async () => ({ body: { number: await insertOpenCall({ api, projectId }) } }),
    },
    'PUT /retention': tells('retention.updated', keptForDays),
    'POST /teams': tells('team.created', { name: 'New' }),
    'PATCH /teams/:teamId': tells('team.updated', { name: 'Other' }, team),
    'DELETE /policies/:policyId/mutes/:userId': tells('mute.ended', undefined, mute),
    'DELETE /voicemails/:callId': tells('voicemail.deleted', undefined, voicemail),
    'DELETE /recordings/:callId': tells('recording.deleted', undefined, voicemail),
    'DELETE /teams/:teamId': tells('team.deleted', undefined, team),
  };

  const newestEntry = async () => {
    const { rows } = await api.pool.query<{ id: string }>(
      'SELECT max(id) AS id FROM audit_entries',
    );
    return rows[0]?.id ?? '0';
  };

  it.each(titles.filter((title) => !(title in untold)))('by %s is told', async (title) => {
    const example = examples[title];
    if (example === undefined) {
      throw new Error(`Give an example of ${title}, or say in \`untold\` why it leaves no entry.`);
    }
    const { parameters = {}, body } = await example.prepare();
    const before = await newestEntry();

    const [verb, path = ''] = title.split(' ');
    const address = `${project}${path}`.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(parameters[name] ?? projectId),
    );
    const answer = await ask(verb as Verb, address, body);

    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    const { rows } = await api.pool.query(
      'SELECT action, project_id, actor_id, address FROM audit_entries WHERE id > $1',
      [before],
    );
    expect(rows).toEqual([
      {
        action: example.tells,
        project_id: parameters['projectId'] ?? projectId,
        actor_id: dana,
        address: '127.0.0.1',
      },
    ]);
  });

  it('has its examples for routes that there are', () => {
    const known = [...Object.keys(examples), ...Object.keys(untold)];

    expect(known.filter((title) => !titles.includes(title))).toEqual([]);
  });
});

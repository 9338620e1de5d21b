import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import {
  routes,
  type AuditAction,
  type CallSmsConfigDto,
  type EscalationRuleDto,
  type InvitationDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readNestRoutes } from '../../../openapi/nest-routes.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi, type Verb } from '../../testing/test-api.js';

const sources = fileURLToPath(new URL('../..', import.meta.url));
const found = await readNestRoutes(sources);
const mutating = found.filter(
  ({ verb, access }) => verb !== 'get' && access.kind === 'permission' && access.act === 'write',
);
const titles = mutating.map(({ verb, path }) => `${verb.toUpperCase()} ${path}`);

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const from = '+12025550100';
const to = '+12025550199';

/** What makes a request of a route succeed, once what it needs is there. */
type Request = { parameters?: Record<string, string>; body?: object };
type Example = { tells: AuditAction; prepare: () => Promise<Request> };

function tells(action: AuditAction, request: Request | (() => Promise<Request>)): Example {
  const prepare = typeof request === 'function' ? request : () => Promise.resolve(request);
  return { tells: action, prepare };
}

/** Routes that change something and rightly leave no entry, each with its reason. There are none so far. */
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
  const callerEntry = async () => ({
    entryId: (await made(routes.callerEntries(projectId), { list: 'allow', pattern: '+4930*' })).id,
  });
  const team = async () => ({ teamId: (await made(routes.teams(projectId), { name: 'SRE' })).id });
  const schedule = async () => {
    const fields = { name: randomUUID(), timeZone: 'Europe/Berlin' };
    return { scheduleId: (await made(routes.schedules(projectId), fields)).id };
  };
  const override = () => ({
    kind: 'add',
    userId: dana,
    from: '2100-01-01T00:00:00Z',
    to: '2100-01-02T00:00:00Z',
  });
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
  const swap = async (asker: string, asked: string) => {
    const { scheduleId, from: starts, to: ends } = await shift(asker);
    const swapId = await api.insert(
      `INSERT INTO shift_swaps (project_id, asker_id, asked_id, schedule_id, starts_at, ends_at, message, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, '', now())`,
      [projectId, asker, asked, scheduleId, starts, ends],
    );
    return { swapId };
  };
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

  const project = '/api/v1/projects/:projectId';
  const examples: Record<string, Example> = {
    [`PATCH ${project}`]: tells('project.updated', { body: { name: randomUUID() } }),
    [`DELETE ${project}`]: {
      tells: 'project.deleted',
      prepare: async () => {
        const id = await api.addProject('Gone');
        await api.pool.query("INSERT INTO members VALUES ($1, $2, 'owner')", [id, dana]);
        return { parameters: { projectId: id }, body: { name: 'Gone' } };
      },
    },
    [`POST ${project}/api-keys`]: tells('api-key.created', { body: apiKey }),
    [`POST ${project}/api-keys/:keyId/revoke`]: {
      tells: 'api-key.revoked',
      prepare: async () => {
        const { id } = await made(routes.apiKeys(projectId), apiKey);
        return { parameters: { keyId: id } };
      },
    },
    [`POST ${project}/call-sms-configs`]: tells('call-sms-config.created', {
      body: { name: 'New', accountSid, authToken },
    }),
    [`PATCH ${project}/call-sms-configs/:configId`]: tells('call-sms-config.updated', async () => ({
      parameters: await config(),
      body: { name: 'Other' },
    })),
    [`DELETE ${project}/call-sms-configs/:configId`]: tells(
      'call-sms-config.deleted',
      async () => ({ parameters: await config() }),
    ),
    [`POST ${project}/policies/:policyId/readiness`]: tells('policy.checked', async () => ({
      parameters: { policyId: await policyId() },
    })),
    [`POST ${project}/call-sms-configs/:configId/test`]: tells(
      'call-sms-config.tested',
      async () => ({ parameters: await config() }),
    ),
    [`POST ${project}/call-sms-configs/:configId/test-message`]: tells(
      'call-sms-config.tested',
      async () => ({ parameters: await config(), body: { to } }),
    ),
    [`POST ${project}/call-sms-configs/:configId/test-call`]: tells(
      'call-sms-config.tested',
      async () => ({ parameters: await config(), body: { to } }),
    ),
    [`POST ${project}/invitations`]: tells('invitation.sent', {
      body: { email: 'ada@example.com', role: 'viewer' },
    }),
    [`POST ${project}/invitations/:invitationId/resend`]: {
      tells: 'invitation.sent',
      prepare: async () => {
        const parameters = await invitation();
        await clock.advance('2m');
        return { parameters };
      },
    },
    [`DELETE ${project}/invitations/:invitationId`]: tells('invitation.withdrawn', async () => ({
      parameters: await invitation(),
    })),
    [`PATCH ${project}/members/:userId`]: tells('member.updated', async () => ({
      parameters: await member(),
      body: { role: 'responder' },
    })),
    [`DELETE ${project}/members/:userId`]: tells('member.removed', async () => ({
      parameters: await member(),
    })),
    [`POST ${project}/members/:userId/reset-link`]: tells('account.reset-link-made', async () => ({
      parameters: await member(),
    })),
    [`POST ${project}/policies`]: tells('policy.created', { body: { name: 'New' } }),
    [`PATCH ${project}/policies/:policyId`]: tells('policy.updated', async () => ({
      parameters: { policyId: await policyId() },
      body: { name: 'Late' },
    })),
    [`DELETE ${project}/policies/:policyId`]: tells('policy.deleted', async () => ({
      parameters: { policyId: await policyId() },
    })),
    [`POST ${project}/policies/:policyId/phone-numbers`]: {
      tells: 'routing-number.linked',
      prepare: async () => ({
        parameters: { policyId: await policyId() },
        body: { number: '+12025550171' },
      }),
    },
    [`POST ${project}/policies/:policyId/phone-numbers/:number/take-over`]: {
      tells: 'routing-number.linked',
      prepare: async () => {
        const { configId: callSmsConfigId } = await config();
        const { id } = await made(routes.policies(projectId), { name: 'Desk', callSmsConfigId });
        const number = '+12025550173';
        twilio.addNumber({ accountSid, phoneNumber: number });
        return { parameters: { policyId: id, number } };
      },
    },
    [`POST ${project}/policies/:policyId/number-purchases`]: {
      tells: 'routing-number.purchase-started',
      prepare: async () => {
        const { configId: callSmsConfigId } = await config();
        const { id } = await made(routes.policies(projectId), { name: 'Desk', callSmsConfigId });
        const number = '+12025550174';
        // Its end is told, too, and must not come while this is looked at.
        twilio.restFaults.always(
          ({ params }) => params.get('PhoneNumber') === number,
          'unavailable',
        );
        return { parameters: { policyId: id }, body: { number, confirmed: true } };
      },
    },
    [`POST ${project}/policies/:policyId/phone-numbers/:number/give-back`]: {
      tells: 'routing-number.given-back',
      prepare: async () => {
        const { configId: callSmsConfigId } = await config();
        const { id } = await made(routes.policies(projectId), { name: 'Desk', callSmsConfigId });
        const number = '+12025550175';
        twilio.addNumber({ accountSid, phoneNumber: number });
        await api.pool.query(
          "INSERT INTO routing_numbers (number, project_id, policy_id, origin) VALUES ($1, $2, $3, 'bought')",
          [number, projectId, id],
        );
        return { parameters: { policyId: id, number }, body: { number } };
      },
    },
    [`DELETE ${project}/policies/:policyId/phone-numbers/:number`]: {
      tells: 'routing-number.unlinked',
      prepare: async () => {
        const policy = await policyId();
        const number = '+12025550172';
        await ask('POST', routes.phoneNumbers(projectId, policy), { number });
        return { parameters: { policyId: policy, number } };
      },
    },
    [`POST ${project}/policies/:policyId/rules`]: {
      tells: 'escalation-rule.created',
      prepare: async () => ({
        parameters: { policyId: await policyId() },
        body: { targets: [{ kind: 'user', id: dana }] },
      }),
    },
    [`PATCH ${project}/policies/:policyId/rules/:ruleId`]: {
      tells: 'escalation-rule.updated',
      prepare: async () => {
        const policy = await policyId();
        const { id } = await rule(policy);
        const body = { escalateAfterSeconds: 60 };
        return { parameters: { policyId: policy, ruleId: id }, body };
      },
    },
    [`DELETE ${project}/policies/:policyId/rules/:ruleId`]: {
      tells: 'escalation-rule.deleted',
      prepare: async () => {
        const policy = await policyId();
        return { parameters: { policyId: policy, ruleId: (await rule(policy)).id } };
      },
    },
    [`PUT ${project}/policies/:policyId/rules/order`]: {
      tells: 'escalation-rule.reordered',
      prepare: async () => {
        const policy = await policyId();
        const [first, second] = [await rule(policy), await rule(policy)];
        return { parameters: { policyId: policy }, body: { ruleIds: [second.id, first.id] } };
      },
    },
    [`POST ${project}/schedules`]: tells('schedule.created', {
      body: { name: 'New', timeZone: 'UTC' },
    }),
    [`PATCH ${project}/schedules/:scheduleId`]: tells('schedule.updated', async () => ({
      parameters: await schedule(),
      body: { name: 'Other' },
    })),
    [`DELETE ${project}/schedules/:scheduleId`]: tells('schedule.deleted', async () => ({
      parameters: await schedule(),
    })),
    [`POST ${project}/schedules/:scheduleId/overrides`]: tells(
      'schedule-override.created',
      async () => ({ parameters: await schedule(), body: override() }),
    ),
    [`DELETE ${project}/schedules/:scheduleId/overrides/:overrideId`]: {
      tells: 'schedule-override.cancelled',
      prepare: async () => {
        const { scheduleId } = await schedule();
        const { id } = await made(routes.overrides(projectId, scheduleId), override());
        return { parameters: { scheduleId, overrideId: id } };
      },
    },
    [`POST ${project}/shift-swaps`]: tells('shift-swap.requested', async () => ({
      body: { ...(await shift(dana)), userId: await colleague() },
    })),
    [`POST ${project}/shift-swaps/:swapId/accept`]: tells('shift-swap.accepted', async () => ({
      parameters: await swap(await colleague(), dana),
    })),
    [`POST ${project}/shift-swaps/:swapId/decline`]: tells('shift-swap.declined', async () => ({
      parameters: await swap(await colleague(), dana),
    })),
    [`POST ${project}/shift-swaps/:swapId/withdraw`]: tells('shift-swap.withdrawn', async () => ({
      parameters: await swap(dana, await colleague()),
    })),
    [`POST ${project}/caller-entries`]: {
      tells: 'caller-entry.added',
      prepare: async () => ({
        body: { list: 'block', pattern: '+1900*', policyId: await policyId() },
      }),
    },
    [`DELETE ${project}/caller-entries/:entryId`]: tells('caller-entry.removed', async () => ({
      parameters: await callerEntry(),
    })),
    [`POST ${project}/policies/:policyId/duplicate`]: tells('policy.created', async () => ({
      parameters: { policyId: await policyId() },
    })),
    [`POST ${project}/project-file/apply`]: {
      tells: 'policy.created',
      prepare: () =>
        Promise.resolve({ body: { file: 'version: 1\npolicies: [{ slug: new, name: New }]' } }),
    },
    [`POST ${project}/teams`]: tells('team.created', { body: { name: 'New' } }),
    [`PATCH ${project}/teams/:teamId`]: tells('team.updated', async () => ({
      parameters: await team(),
      body: { name: 'Other' },
    })),
    [`DELETE ${project}/teams/:teamId`]: tells('team.deleted', async () => ({
      parameters: await team(),
    })),
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
    const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
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

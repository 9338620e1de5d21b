import { randomBytes, randomUUID } from 'node:crypto';

import {
  memberRoles,
  routes,
  type CreatedApiKeyDto,
  type CreatedCalendarFeedDto,
  type MemberRole,
  type SessionDto,
  type PageDto,
} from '@ringdown/contracts';
import fc from 'fast-check';

import type { Known } from './request-values.js';
import type { TestApi } from './test-api.js';
import { webhookFields } from './webhook-fields.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;

/** A project with one of everything, and its people, each with a session. */
export type SeededProject = {
  name: string;
  /** By the name of the path parameter that it fills: `projectId`, `policyId`, … */
  ids: Readonly<Record<string, string>>;
  people: Readonly<Record<MemberRole, Ask>>;
  /** An API key that may do whatever keys may. */
  apiKey: string;
  /** What requests in this project would name. */
  known: Known;
};

/**
 * Fills a project, through the API wherever that can be done without a carrier.
 *
 * @param options.digit makes its phone numbers its own.
 * @param options.carrier is the API base URL of its call/SMS config, and has to be allowed.
 */
export async function seedProject(
  api: TestApi,
  name: string,
  { digit, carrier }: { digit: number; carrier: string },
): Promise<SeededProject> {
  const projectId = await api.addProject(name);
  const userIds: Record<string, string> = {};
  const people: Record<string, Ask> = {};
  for (const role of memberRoles) {
    userIds[role] = await api.addPerson(`${name} ${role}`, { projectId, role });
    people[role] = await api.as(`${name} ${role}`);
  }
  const owner = await api.as(`${name} owner`);
  const create = async (url: string, body: object) => {
    const { status, body: made } = await owner<{ id: string; link?: string }>('POST', url, body);
    if (status >= 300) throw new Error(`Seeding: ${url} answered ${JSON.stringify(made)}`);
    return made;
  };

  const responder = userIds.responder ?? '';
  const number = `+1202555010${String(digit)}`;
  const config = await create(routes.callSmsConfigs(projectId), {
    name: 'Config',
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
    primaryPhoneNumber: number,
    apiBaseUrl: carrier,
  });
  const policy = await create(routes.policies(projectId), {
    name: 'Policy',
    callSmsConfigId: config.id,
  });
  const rule = await create(routes.rules(projectId, policy.id), {
    targets: [{ kind: 'user', id: responder }],
  });
  const team = await create(routes.teams(projectId), { name: 'Team', userIds: [responder] });
  const schedule = await create(routes.schedules(projectId), {
    name: 'Schedule',
    timeZone: 'Europe/Berlin',
    layers: [
      {
        kind: 'rotation',
        members: [[responder]],
        start: '2026-01-01T00:00',
        rotation: { unit: 'days', every: 1, handOffTime: '09:00' },
      },
    ],
  });
  const override = await create(routes.overrides(projectId, schedule.id), {
    kind: 'add',
    userId: responder,
    from: '2100-01-01T00:00:00Z',
    to: '2100-01-02T00:00:00Z',
  });
  const swapId = await api.insert(
    `INSERT INTO shift_swaps (project_id, asker_id, asked_id, schedule_id, starts_at, ends_at, message, created_at)
     VALUES ($1, $2, $3, $4, '2100-01-01', '2100-01-02', '', now())`,
    [projectId, responder, userIds.owner, schedule.id],
  );
  const feed = await create(routes.calendarFeeds(projectId), { scheduleId: schedule.id });
  const entry = await create(routes.callerEntries(projectId), { list: 'allow', pattern: '+4930*' });
  const contact = await create(routes.contacts(projectId), {
    name: 'Anna Meier',
    number: '+12025550199',
  });
  const invitation = await create(routes.invitations(projectId), {
    email: `invited${String(digit)}@example.com`,
    role: 'viewer',
  });
  const key = await create(routes.apiKeys(projectId), { name: 'Key', scopes: ['read', 'write'] });
  const webhook = await create(routes.outgoingWebhooks(projectId), webhookFields);
  const callId = randomUUID();
  await api.pool.query(
    `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, caller, routing_number, started_at, ended_at)
     VALUES ($1, $2, $3, 'AC1', $4, true, '+12025550199', $5, now(), now())`,
    [callId, projectId, policy.id, `CA${callId}`, number],
  );
  await api.pool.query(
    'INSERT INTO routing_numbers (number, project_id, policy_id) VALUES ($1, $2, $3)',
    [number, projectId, policy.id],
  );
  await api.pool.query(
    `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone, muted_until)
     VALUES ($1, $2, 1, 1, 1, $3, 'Responder', '+12025550142', now() + interval '1 hour')`,
    [callId, projectId, responder],
  );
  const purchaseId = await api.insert(
    `INSERT INTO number_purchases
       (project_id, policy_id, number, account_sid, state, held_until, created_at, changed_at)
     VALUES ($1, $2, $3, 'AC1', 'failed', now(), now(), now())`,
    [projectId, policy.id, `+1202555012${String(digit)}`],
  );
  const erasureId = await api.insert(
    `INSERT INTO erasures (id, project_id, caller_end, requested_at, requested_by, finished_at)
     VALUES (gen_random_uuid(), $1, '…20', now(), 'Owner', now())`,
    [projectId],
  );
  const sessions = await owner<PageDto<SessionDto>>('GET', routes.mySessions());
  const ids = {
    projectId,
    userId: responder,
    configId: config.id,
    policyId: policy.id,
    slug: 'policy',
    ruleId: rule.id,
    teamId: team.id,
    scheduleId: schedule.id,
    overrideId: override.id,
    swapId,
    feedId: feed.id,
    calendar: (feed as unknown as CreatedCalendarFeedDto).url.split('/').at(-1) ?? '',
    entryId: entry.id,
    contactId: contact.id,
    invitationId: invitation.id,
    keyId: key.id,
    webhookId: webhook.id,
    callId,
    number,
    purchaseId,
    erasureId,
    phoneId: await api.addPhone(userIds.owner ?? '', `+1202555011${String(digit)}`),
    // Not the one that asks.
    sessionId: sessions.body.items.find(({ current }) => !current)?.id ?? '',
  };
  return {
    name,
    ids,
    people: people as Record<MemberRole, Ask>,
    apiKey: (key as unknown as CreatedApiKeyDto).key,
    known: { idFor: idsIn(ids), phoneNumbers: [number], carrier },
  };
}

/** `callSmsConfigId` and `configId`, `userIds` and `userId` name the same thing. */
function idsIn(ids: Readonly<Record<string, string>>): Known['idFor'] {
  return (field) => {
    const one = field.replace(/s$/, '');
    const name = Object.keys(ids).find(
      (each) => each === one || one.toLowerCase().endsWith(each.toLowerCase()),
    );
    return name === undefined ? fc.uuid() : fc.constant(ids[name] ?? '');
  };
}

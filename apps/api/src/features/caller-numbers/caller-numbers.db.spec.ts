import { randomUUID } from 'node:crypto';

import {
  routes,
  type ApiKeyScope,
  type AuditEntryDto,
  type CreatedApiKeyDto,
  type PageDto,
  type PolicyRoutingPlanDto,
  type ProjectDto,
} from '@ringdown/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { LiveCalls } from '../logs/live-calls.service.js';
import { addressOf, apiOperations, type ApiOperation } from '../../testing/api-operations.js';
import { valuesOf } from '../../testing/request-values.js';
import { seedProject, type SeededProject } from '../../testing/seeded-project.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

const caller = '+4930901820';
const typed = '+49 (0)30 / 901-820';
const carrier = 'https://carrier.example';

const reading = apiOperations.filter(
  ({ verb, path, isStream }) => verb === 'GET' && path.includes('{projectId}') && !isStream,
);
const searching = reading.filter(({ query }) => query.some(({ name }) => name === 'q'));

/** Every route whose answer tells who called, and to whom it does so when numbers are masked. */
const tellsCaller = [
  '/calls',
  '/calls/{callId}',
  '/calls/export',
  '/caller-entries',
  '/contacts',
  '/contacts/{contactId}',
  '/contacts/export',
  '/live-board',
  '/policies/{policyId}/routing-plan',
  '/voicemails',
  '/voicemails/{callId}',
].map((path) => `GET /api/v1/projects/{projectId}${path}`);

describe('the number of a caller', () => {
  let api: TestApi;
  let project: SeededProject;
  let ids: Record<string, string>;

  beforeAll(async () => {
    api = await startTestApi({ ALLOWED_API_BASE_URLS: carrier });
    project = await seedProject(api, 'Masked', { digit: 1, carrier });
    ids = { ...project.ids };
    const { projectId = '', policyId = '' } = ids;
    const { owner } = project.people;
    const create = async (url: string, body: object) =>
      (await owner<{ id: string }>('POST', url, body)).body.id;
    ids['contactId'] = await create(routes.contacts(projectId), {
      name: `Zoë Brandt, ${typed}`,
      number: caller,
      note: `Always ${typed}, never at night`,
    });
    const other = await create(routes.policies(projectId), { name: 'Other policy' });
    for (const policy of [null, policyId, other]) {
      await create(routes.callerEntries(projectId), {
        list: 'block',
        pattern: caller,
        note: `Shouts; is ${typed}`,
        policyId: policy,
      });
    }
    await owner('PATCH', routes.policy(projectId, policyId), {
      menu: {
        message: 'Press 1.',
        choices: [{ key: '1', policyId: other }],
        otherwisePolicyId: null,
      },
    });
    ids['callId'] = await addCall({ endedAt: 'now()' });
    await addCall({ endedAt: 'NULL' });
  });
  afterAll(() => api.stop());
  beforeEach(() => mask(true));

  async function mask(masksCallerNumbers: boolean) {
    const url = routes.project(ids['projectId'] ?? '');
    return project.people.owner<ProjectDto>('PATCH', url, { masksCallerNumbers });
  }

  /** A call that left a message, and in whose journal the number stands twice. */
  async function addCall({ endedAt }: { endedAt: 'now()' | 'NULL' }): Promise<string> {
    const id = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, caller, routing_number, started_at,
         ended_at, voicemail_sid, voicemail_seconds)
       VALUES ($1, $2, $3, 'AC1', $4, true, $5, $6, now(), ${endedAt}, 'RE1', ${endedAt === 'NULL' ? 'NULL' : '7'})`,
      [id, ids['projectId'], ids['policyId'], `CA${id}`, caller, ids['number']],
    );
    const facts = [
      { kind: 'refused', reason: 'blocked', because: 'block-list', pattern: caller },
      { kind: 'trouble', text: `${typed} is no number`, endedCall: false },
    ];
    await api.pool.query(
      "INSERT INTO call_journal (call_id, key, project_id, at, facts) VALUES ($1, 'came-in', $2, now(), $3)",
      [id, ids['projectId'], JSON.stringify(facts)],
    );
    return id;
  }

  const addressIn = (operation: ApiOperation, query: Record<string, string> = {}) => {
    const needed = operation.query.filter(({ isRequired }) => isRequired);
    const asked = new URLSearchParams({
      ...Object.fromEntries(
        needed.map(({ name, schema }) => [
          name,
          String(fc.sample(valuesOf(schema, project.known, name), { seed: 1, numRuns: 1 })[0]),
        ]),
      ),
      ...query,
    });
    return `${addressOf(operation, ids)}?${asked.toString()}`;
  };
  const answerTo = async (
    role: keyof SeededProject['people'],
    operation: ApiOperation,
    query?: Record<string, string>,
  ) => {
    const { status, body } = await project.people[role]('GET', addressIn(operation, query));
    return { status, text: typeof body === 'string' ? body : JSON.stringify(body) };
  };
  const withKey = async (scopes: ApiKeyScope[], operation: ApiOperation) => {
    const { body } = await project.people.owner<CreatedApiKeyDto>(
      'POST',
      routes.apiKeys(ids['projectId'] ?? ''),
      { name: 'Wallboard', scopes },
    );
    const answer = await api.app.inject({
      method: 'GET',
      url: addressIn(operation),
      headers: { authorization: `Bearer ${body.key}` },
    });
    return { status: answer.statusCode, text: answer.body };
  };

  it.each(reading)('is in no answer of $title to a viewer', async (operation) => {
    const { status, text } = await answerTo('viewer', operation);

    expect(status).toBeLessThan(500);
    expect(digitsOfCallerIn(text)).toEqual([]);
  });

  it.each(reading)('is in the answers that tell it to a responder: $title', async (operation) => {
    const { text } = await answerTo('responder', operation);

    const isTold = digitsOfCallerIn(text).length > 0;
    expect(isTold, text).toBe(tellsCaller.includes(operation.title));
  });

  it.each(reading.filter(({ title }) => tellsCaller.includes(title)))(
    'is seen by an API key with a scope of its own only: $title',
    async (operation) => {
      const areas = ['calls:read', 'voicemails:read', 'contacts:read', 'policies:read'] as const;
      const masked = await withKey([...areas], operation);
      const whole = await withKey([...areas, 'caller-numbers:read'], operation);

      expect([masked.status, whole.status]).toEqual([200, 200]);
      expect(digitsOfCallerIn(masked.text)).toEqual([]);
      expect(masked.text).toContain('…20');
      expect(digitsOfCallerIn(whole.text)).not.toEqual([]);
    },
  );

  it.each(searching)('cannot be found out by searching for it: $title', async (operation) => {
    for (const q of ['30901820', '901820', '20', '+4930901820', '090182']) {
      const found = await answerTo('viewer', operation, { q });
      const nothing = await answerTo('viewer', operation, { q: '777777' });
      expect(found.text).toBe(nothing.text);
    }
  });

  it('does not come with the news of a call that has changed', async () => {
    const events = api.app.get(LiveCalls, { strict: false }).listen(ids['projectId'] ?? '');
    try {
      await api.pool.query('UPDATE calls SET changed_at = clock_timestamp() WHERE id = $1', [
        ids['callId'],
      ]);
      let text = '';
      for await (const chunk of events) {
        text += String(chunk);
        if (text.includes('event: call')) break;
      }
      expect(digitsOfCallerIn(text)).toEqual([]);
    } finally {
      events.destroy();
    }
  });

  it('is shown by its last two digits, and names and words are found as ever', async () => {
    const { projectId = '', callId = '' } = ids;
    const { viewer } = project.people;
    const list = async (url: string) =>
      (await viewer<PageDto<Record<string, unknown>>>('GET', url)).body.items;

    const calls = await list(`${routes.calls(projectId)}?q=brandt`);
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatchObject({ caller: '…20', callerName: 'Zoë Brandt, …20' });
    expect(await list(`${routes.contacts(projectId)}?q=never`)).toMatchObject([
      { name: 'Zoë Brandt, …20', number: '…20', note: 'Always …20, never at night' },
    ]);
    expect(await list(`${routes.callerEntries(projectId)}?q=shouts`)).toMatchObject([
      { pattern: '…20', note: 'Shouts; is …20' },
    ]);
    expect(await list(routes.callerEntries(projectId))).toMatchObject([
      { pattern: '…20' },
      { pattern: '+4930*' },
    ]);
    const { body } = await viewer<{ journal: { text: string }[] }>(
      'GET',
      routes.call(projectId, callId),
    );
    expect(body.journal.map(({ text }) => text)).toEqual([
      'The call was turned away: the block list has …20.',
      'Something went wrong, but the call went on: …20 is no number',
    ]);
  });

  it('is not in the plan of a policy, nor in that of another one to which it leads', async () => {
    const { projectId = '', policyId = '' } = ids;
    const { viewer, responder } = project.people;
    const patternsFor = async (ask: typeof viewer) => {
      const url = routes.policyRoutingPlan(projectId, policyId);
      const { plan, others } = (await ask<PolicyRoutingPlanDto>('GET', url)).body;
      return [plan, ...others].map(({ admission }) =>
        admission.entries.map(({ pattern }) => pattern),
      );
    };

    const ofEach = ['…20', '…20', '+4930*'];
    expect(await patternsFor(viewer)).toEqual([ofEach, ofEach]);
    const whole = [caller, caller, '+4930*'];
    expect(await patternsFor(responder)).toEqual([whole, whole]);
  });

  it('is whole for viewers again once an owner says so, and the audit log tells of it', async () => {
    const { projectId = '' } = ids;
    expect((await mask(false)).body).toMatchObject({ masksCallerNumbers: false, name: 'Masked' });

    const calls = apiOperations.find(({ title }) => title === tellsCaller[0]);
    const { text } = await answerTo('viewer', calls ?? fail());

    expect(digitsOfCallerIn(text)).not.toEqual([]);
    const { body: log } = await project.people.owner<PageDto<AuditEntryDto>>(
      'GET',
      routes.auditLog(projectId),
    );
    expect(log.items[0]).toMatchObject({
      action: 'project.updated',
      before: { masksCallerNumbers: true },
      after: { masksCallerNumbers: false },
    });
    const url = routes.project(projectId);
    for (const role of ['admin', 'responder', 'viewer'] as const) {
      const { status } = await project.people[role]('PATCH', url, { masksCallerNumbers: false });
      expect(status, role).toBe(403);
    }
  });
});

/** Eight digits in a row say more than any two of them, and no id has them by chance. */
function digitsOfCallerIn(text: string): string[] {
  const dense = text.replaceAll(/[\s()./-]/g, '');
  return ['49309018', '93090182', '30901820', '49030901820'].filter((part) => dense.includes(part));
}

function fail(): never {
  throw new Error('The OpenAPI document knows no calls.');
}

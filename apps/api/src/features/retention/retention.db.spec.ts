import { randomUUID } from 'node:crypto';

import { routes, type AuditEntryDto, type PageDto, type RetentionDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RetentionJob } from './retention-job.service.js';

const forEver = { callDays: null, journalDays: null, voicemailDays: null };

describe('retention', () => {
  let api: TestApi;
  let projectId: string;
  let owner: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Owner ${projectId}`, { projectId, role: 'owner' });
    owner = await api.as(`Owner ${projectId}`);
  });
  afterAll(() => api.stop());

  const at = (id = projectId) => routes.retention(id);
  const get = async () => (await owner<RetentionDto>('GET', at())).body;
  const set = (days: object) => owner<RetentionDto>('PUT', at(), days);
  const apply = () => api.app.get(RetentionJob, { strict: false }).apply();

  /** A call with an attempt and a line of its journal, so many days ago. */
  async function call(
    daysAgo: number,
    { ofProject = projectId, isOpen = false, message = false } = {},
  ): Promise<string> {
    const id = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, started_at, ended_at,
         voicemail_sid, voicemail_seconds)
       VALUES ($1, $2, 'AC1', $3, true, '+4930901820', now() - $4 * interval '1 day',
         CASE WHEN $5 THEN NULL ELSE now() END, $6, $7)`,
      [...[id, ofProject, `CA${id}`, daysAgo, isOpen], ...(message ? ['RE1', 7] : [null, null])],
    );
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone)
       VALUES ($1, $2, 1, 1, 1, gen_random_uuid(), 'Alice', '+12025550142')`,
      [id, ofProject],
    );
    await api.pool.query(
      `INSERT INTO call_journal (call_id, key, project_id, at, facts) VALUES ($1, 'came-in', $2, now(), '[]')`,
      [id, ofProject],
    );
    return id;
  }

  const idsIn = async (table: 'calls' | 'call_attempts' | 'call_journal') => {
    const column = table === 'calls' ? 'id' : 'call_id';
    const { rows } = await api.pool.query<{ id: string }>(
      `SELECT ${column} AS id FROM ${table} WHERE project_id = $1`,
      [projectId],
    );
    return new Set(rows.map(({ id }) => id));
  };

  it('keeps everything for ever unless somebody says otherwise', async () => {
    const old = await call(3000);

    await apply();

    expect(await get()).toEqual({ ...forEver, version: 0, runs: [] });
    expect(await idsIn('calls')).toEqual(new Set([old]));
  });

  it('is set by owners, is in the audit log, and is not overwritten unknowingly', async () => {
    const { status, body } = await set({ ...forEver, callDays: 90 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ callDays: 90, journalDays: null, version: 1 });
    expect((await set({ ...forEver, callDays: 90 })).body.version).toBe(1);

    const stale = await owner('PUT', at(), forEver, '"0"');
    expect(stale.status).toBe(412);
    const { body: entries } = await owner<PageDto<AuditEntryDto>>(
      'GET',
      routes.auditLog(projectId),
    );
    expect(entries.items[0]).toMatchObject({
      action: 'retention.updated',
      before: { callDays: null },
      after: { callDays: 90 },
    });
    await api.addPerson(`Admin ${projectId}`, { projectId, role: 'admin' });
    const admin = await api.as(`Admin ${projectId}`);
    expect((await admin('PUT', at(), forEver)).status).toBe(403);
    expect((await admin('GET', at())).status).toBe(200);
  });

  it.each([
    ['no time at all', { ...forEver, callDays: 0 }],
    ['parts of days', { ...forEver, journalDays: 1.5 }],
    ['a thousand years', { ...forEver, voicemailDays: 365_000 }],
    ['nothing said', {}],
  ])('takes no %s', async (_, days) => {
    expect(await set(days)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('deletes whole calls that are older, those under way apart, and says what it was', async () => {
    const [young, open] = [await call(29), await call(40, { isOpen: true })];
    await call(31);
    await call(50);
    const elsewhere = await api.addProject();
    await call(50, { ofProject: elsewhere });
    await set({ ...forEver, callDays: 30 });

    await apply();

    for (const table of ['calls', 'call_attempts', 'call_journal'] as const) {
      expect(await idsIn(table)).toEqual(new Set([young, open]));
    }
    const [run, ...others] = (await get()).runs;
    expect(others).toEqual([]);
    expect(run).toMatchObject({ kind: 'calls', deleted: 2 });
    const daysAgo = (time = '') => Math.round((Date.now() - Date.parse(time)) / 86_400_000);
    expect([daysAgo(run?.oldest), daysAgo(run?.newest)]).toEqual([50, 31]);
    const { rowCount } = await api.pool.query('SELECT FROM calls WHERE project_id = $1', [
      elsewhere,
    ]);
    expect(rowCount).toBe(1);

    await apply();
    expect((await get()).runs).toHaveLength(1);
  });

  it('deletes the journal alone, and the call stays', async () => {
    const [young, old] = [await call(1), await call(8)];
    await set({ ...forEver, journalDays: 7 });

    await apply();

    expect(await idsIn('calls')).toEqual(new Set([young, old]));
    expect(await idsIn('call_journal')).toEqual(new Set([young]));
    expect((await get()).runs).toMatchObject([{ kind: 'journal', deleted: 1 }]);
  });

  it.each([
    ['alone', { ...forEver, voicemailDays: 10 }, true],
    ['before their calls', { ...forEver, callDays: 10 }, false],
  ])('deletes messages %s, and has the carrier delete them', async (_, days, callStays) => {
    const old = await call(11, { message: true });
    await set(days);

    await apply();

    expect((await idsIn('calls')).has(old)).toBe(callStays);
    const { rows } = await api.pool.query<{ payload: { callId: string; recordingSid: string } }>(
      `SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'callId' = $1`,
      [old],
    );
    expect(rows).toMatchObject([{ payload: { recordingSid: 'RE1' } }]);
    expect((await get()).runs.map(({ kind }) => kind)).toContain('voicemails');
  });

  it('goes through more than one statement deletes at a time', async () => {
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at, ended_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA' || n, now() - interval '20 days', now()
       FROM generate_series(1, 1203) AS n`,
      [projectId],
    );
    await set({ ...forEver, callDays: 10 });

    await apply();

    expect((await get()).runs).toMatchObject([{ kind: 'calls', deleted: 1203 }]);
    expect((await idsIn('calls')).size).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';

import { routes, type AuditEntryDto, type PageDto, type RetentionDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { firstIdOf } from '../../database/call-month.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { CallMonthsRepository } from '../call-months/call-months.repository.js';
import { RetentionJob } from './retention-job.service.js';

const forEver = { callDays: null, journalDays: null, voicemailDays: null, recordingDays: null };

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

  const anyId = (): string => randomUUID();

  /** A call with an attempt and a line of its journal, so many days ago. */
  async function call(
    daysAgo: number,
    {
      ofProject = projectId,
      isOpen = false,
      message = false,
      recording = false,
      id = anyId(),
    } = {},
  ): Promise<string> {
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, started_at, ended_at,
         voicemail_sid, voicemail_seconds, recording_sid, recording_seconds)
       VALUES ($1, $2, 'AC1', $3, true, '+4930901820', now() - $4 * interval '1 day',
         CASE WHEN $5 THEN NULL ELSE now() END, $6, $7, $8, $9)`,
      [
        ...[id, ofProject, `CA${id}`, daysAgo, isOpen],
        ...(message ? ['RE1', 7] : [null, null]),
        ...(recording ? ['RE2', 9] : [null, null]),
      ],
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

  it.each([
    ['alone', { ...forEver, recordingDays: 10 }, true],
    ['before their calls', { ...forEver, callDays: 10 }, false],
  ])(
    'deletes recordings of calls %s, and has the carrier delete them',
    async (_, days, callStays) => {
      const old = await call(11, { recording: true });
      await call(9, { recording: true });
      await set(days);

      await apply();

      expect((await idsIn('calls')).has(old)).toBe(callStays);
      const { rows } = await api.pool.query<{ payload: { callId: string; recordingSid: string } }>(
        `SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'projectId' = $1`,
        [projectId],
      );
      expect(rows).toMatchObject([{ payload: { callId: old, recordingSid: 'RE2' } }]);
      expect((await get()).runs).toContainEqual(
        expect.objectContaining({ kind: 'recordings', deleted: 1 }),
      );
    },
  );

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

  describe('of a whole month', () => {
    const daysSince = (at: string) => (Date.now() - Date.parse(at)) / 86_400_000;
    const idIn = (month: string) => firstIdOf(month).slice(0, 24) + randomUUID().slice(24);
    const parts = async () => {
      const { rows } = await api.pool.query<{ part: string }>(
        `SELECT inhrelid::regclass::text AS part FROM pg_inherits`,
      );
      return rows.map(({ part }) => part);
    };

    const add = (month: string) => api.app.get(CallMonthsRepository, { strict: false }).add(month);

    it('lets it go at once when nobody may keep any of it, and tells each project of its calls', async () => {
      await add('2502');
      const other = await api.addProject();
      await api.addPerson(`Other ${other}`, { projectId: other, role: 'owner' });
      const otherOwner = await api.as(`Other ${other}`);
      await call(daysSince('2025-02-03'), { id: idIn('2502') });
      const marked = await call(daysSince('2025-02-27'), { id: idIn('2502') });
      await call(daysSince('2025-02-14'), { id: idIn('2502'), ofProject: other });
      await api.pool.query('INSERT INTO missed_call_mails (call_id) VALUES ($1)', [marked]);
      await api.pool.query(
        `INSERT INTO statistics_days (project_id, time_zone, day, maker) VALUES ($1, 'UTC', '2025-02-28', gen_random_uuid())`,
        [projectId],
      );
      await set({ ...forEver, callDays: 90 });
      await otherOwner('PUT', at(other), { ...forEver, callDays: 100 });

      await apply();

      expect(await parts()).not.toContain('calls_202502');
      expect(await parts()).not.toContain('call_journal_202502');
      const { runs } = await get();
      expect(runs).toMatchObject([{ kind: 'calls', deleted: 2 }]);
      expect([runs[0]?.oldest, runs[0]?.newest].map((time) => time?.slice(0, 10))).toEqual([
        '2025-02-03',
        '2025-02-27',
      ]);
      const told = await otherOwner<RetentionDto>('GET', at(other));
      expect(told.body.runs).toMatchObject([{ kind: 'calls', deleted: 1 }]);
      const { rowCount } = await api.pool.query(
        'SELECT FROM missed_call_mails WHERE call_id = $1',
        [marked],
      );
      expect(rowCount).toBe(0);
      const { rowCount: countedDays } = await api.pool.query('SELECT FROM statistics_days');
      expect(countedDays).toBe(0);
    });

    it('keeps it while one of its calls must stay, and deletes the others', async () => {
      await add('2503');
      const elsewhere = await api.addProject();
      const kept = await call(daysSince('2025-03-04'), { id: idIn('2503'), ofProject: elsewhere });
      await call(daysSince('2025-03-03'), { id: idIn('2503') });
      await set({ ...forEver, callDays: 90 });

      await apply();

      expect(await parts()).toContain('calls_202503');
      expect((await get()).runs).toMatchObject([{ kind: 'calls', deleted: 1 }]);
      const { rows } = await api.pool.query<{ id: string }>('SELECT id FROM calls_202503');
      expect(rows.map(({ id }) => id)).toEqual([kept]);
    });

    it('finishes what was begun, though everything is to be kept by now', async () => {
      await add('2501');
      await call(daysSince('2025-01-03'), { id: idIn('2501') });
      const months = api.app.get(CallMonthsRepository, { strict: false });
      const killed = () => Promise.reject(new Error('Killed.'));
      await expect(months.drop(['calls'], '2501', killed)).rejects.toThrow('Killed.');
      await api.pool.query('DELETE FROM retention');

      await apply();

      const { rows } = await api.pool.query("SELECT to_regclass('calls_202501') AS left_over");
      expect(rows).toEqual([{ left_over: null }]);
    });

    it('lets the journal go alone', async () => {
      await add('2504');
      const stays = await call(daysSince('2025-04-03'), { id: idIn('2504') });
      await set({ ...forEver, journalDays: 90 });

      await apply();

      expect(await parts()).toContain('calls_202504');
      expect(await parts()).not.toContain('call_journal_202504');
      expect(await idsIn('calls')).toEqual(new Set([stays]));
      expect((await get()).runs).toMatchObject([{ kind: 'journal', deleted: 1 }]);
    });
  });
});

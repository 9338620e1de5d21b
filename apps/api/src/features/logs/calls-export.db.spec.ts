import { mostExportedCalls, routes, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('the call log as a file', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    projectId = await api.addProject();
    await api.addPerson(`Vera ${projectId}`, { projectId, role: 'viewer' });
    ask = await api.as(`Vera ${projectId}`);
  });
  afterAll(() => api.stop());

  /** Calls one second apart, the newest last. */
  const addCalls = (count: number, caller = '+4930901820') =>
    api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, routing_number, started_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA' || n, true, $3, '+12025550199',
         timestamptz '2026-01-01T00:00:00Z' + n * interval '1 second'
       FROM generate_series(1, $2::int) n`,
      [projectId, count, caller],
    );
  const file = async (query = '') => {
    const answer = await ask<string>('GET', `${routes.callsExport(projectId)}${query}`);
    expect(answer.status).toBe(200);
    return { ...answer, lines: answer.body.split('\r\n').slice(0, -1) };
  };

  it('holds every call that the filter leaves, newest first, with times in UTC', async () => {
    await addCalls(1203);
    await addCalls(1, '+12025550123');

    const { lines, headers } = await file('?q=901820&to=2026-01-01T00:20:01Z');

    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="ringdown-calls-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [header, first, ...others] = lines;
    expect(header).toMatch(/^\uFEFFstarted \(UTC\),accepted \(UTC\),ended \(UTC\),status,policy,/);
    expect(first).toMatch(
      /^2026-01-01T00:20:00\.000Z,,,ringing,,\+4930901820,,\+12025550199,,,,,0,no,,,[\da-f-]{36},CA1200$/,
    );
    expect(others).toHaveLength(1199);
    expect(new Set(lines).size).toBe(1201);
  });

  it('has what a call cost, to the last place, once all of it is known', async () => {
    await addCalls(2);
    await api.pool.query(
      `UPDATE calls SET cost = 0.00850, cost_unit = 'USD',
         costs_known_at = CASE call_sid WHEN 'CA1' THEN now() END WHERE project_id = $1`,
      [projectId],
    );

    const { lines } = await file();

    expect(lines[0]).toContain(',recorded seconds,attempts,test call,cost,currency,');
    expect(lines[1]).toMatch(/,0,no,,,[\da-f-]{36},CA2$/);
    expect(lines[2]).toMatch(/,0,no,0\.0085,USD,[\da-f-]{36},CA1$/);
  });

  it('cannot make a spreadsheet run what a caller calls themselves', async () => {
    await addCalls(1, '=HYPERLINK("http://evil.example")');

    expect((await file()).lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  it('is told to the audit log, the number that was searched only in part', async () => {
    await addCalls(2);
    await file('?q=%2B4930901820');

    const { rows } = await api.pool.query<Record<string, unknown>>(
      'SELECT action, target_name, actor_name, after FROM audit_entries WHERE project_id = $1',
      [projectId],
    );
    expect(rows).toEqual([
      {
        action: 'call.exported',
        target_name: '2 calls',
        actor_name: `Vera ${projectId}`,
        after: { q: '…1820' },
      },
    ]);
  });

  it('has an end: beyond it a shorter period is asked for, and nothing is told to the audit log', async () => {
    await addCalls(mostExportedCalls + 1);

    const { status, body } = await ask<ProblemDto>('GET', routes.callsExport(projectId));

    expect(status).toBe(400);
    expect(body.detail).toBe('A file holds at most 100,000 calls: choose a shorter period.');
    const { rows } = await api.pool.query('SELECT FROM audit_entries WHERE project_id = $1', [
      projectId,
    ]);
    expect(rows).toEqual([]);
  });

  it('knows nothing of other projects', async () => {
    await addCalls(1);
    const other = await api.addProject('Other');

    expect((await ask('GET', routes.callsExport(other))).status).toBe(404);
  });
});

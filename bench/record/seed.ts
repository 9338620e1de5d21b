import { routes, type MeDto } from '@ringdown/contracts';
import pg from 'pg';

import { partOf } from '../../apps/api/dist/database/call-month.js';
import { CallMonthsRepository } from '../../apps/api/dist/features/call-months/call-months.repository.js';
import type { Ask } from '../sign-in.ts';
import { months } from './months.ts';

/** What the record is filled for. */
export type Seeded = {
  projectId: string;
  policyIds: string[];
  responderId: string;
  caller: string;
};

const responders = 40;
const policies = 4;

/**
 * Fills the record with so many calls of ten attempts each, evenly over the months: seven in ten are answered, the rest
 * are missed, abandoned or end in a message; one caller in two hundred has a name.
 */
export async function seed(databaseUrl: string, ask: Ask, calls: number): Promise<Seeded> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    // Nothing is stored yet that a late call could make wrong: no trigger has anything to do.
    await pool.query('SET synchronous_commit = off; SET session_replication_role = replica');
    const { projects } = (await ask('GET', routes.me())) as MeDto;
    const projectId = projects[0]?.id ?? '';
    const policyIds = await addPolicies(ask, projectId);
    const repository = new CallMonthsRepository(pool);
    for (const [place, month] of months.entries()) {
      await repository.add(month.name);
      const share =
        Math.floor((calls * (place + 1)) / months.length) -
        Math.floor((calls * place) / months.length);
      const values = [projectId, policyIds, month.firstId, month.start, month.end, share, calls];
      await pool.query(insertCalls(month.name), values);
      await pool.query(insertAttempts(month.name), [projectId, responders]);
      await pool.query(insertJournal(month.name));
    }
    await pool.query(insertContacts, [projectId, calls]);
    await pool.query('VACUUM ANALYZE');
    await repository.analyze();
    return { projectId, policyIds, responderId: responderIdOf(7), caller: callerOf(calls) };
  } finally {
    await pool.end();
  }
}

async function addPolicies(ask: Ask, projectId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= policies; n += 1) {
    const body = { name: `Hotline ${String(n)}` };
    const { id } = (await ask('POST', routes.policies(projectId), body)) as { id: string };
    ids.push(id);
  }
  return ids;
}

/** A caller has twenty calls on average. */
function callerOf(calls: number): string {
  return `+49301${String(Math.floor(calls / 40)).padStart(6, '0')}`;
}

function responderIdOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const insertCalls = (month: string) => `
  INSERT INTO ${partOf('calls', month)} (id, project_id, policy_id, account_sid, call_sid, caller, routing_number,
    started_at, came_in, ending, accepted_attempt, accepted_at, ended_at, carrier_status, carrier_seconds,
    voicemail_offered, voicemail_sid, voicemail_seconds, is_test, cost, cost_unit, costs_known_at)
  SELECT (substr($3, 1, 14) || '8' || substr(md5($3 || n), 1, 3) || '-8' || substr(md5($3 || n), 4, 3) || '-' || substr(md5($3 || n), 7, 12))::uuid,
    $1, ($2::uuid[])[1 + n % cardinality($2::uuid[])], 'AC1', 'CA' || md5(n::text),
    '+49301' || lpad((random() * ($7 / 20))::int::text, 6, '0'), '+12025550100',
    t.at, true, CASE WHEN n % 10 = 8 THEN 'no-answer' END,
    CASE WHEN n % 10 < 7 THEN 10 END, CASE WHEN n % 10 < 7 THEN t.at + interval '90 seconds' + n % 60 * interval '1 second' END,
    t.at + interval '5 minutes', 'completed', 300,
    n % 10 = 9, CASE WHEN n % 10 = 9 THEN 'RE1' END, CASE WHEN n % 10 = 9 THEN 20 END,
    CASE WHEN n % 500 = 0 THEN true END, 0.0085, 'USD', t.at + interval '1 hour'
  FROM generate_series(1, $6::int) AS n,
    LATERAL (SELECT $4::timestamptz + ($5::timestamptz - $4::timestamptz) * random() AS at) AS t`;

const insertAttempts = (month: string) => `
  INSERT INTO ${partOf('call_attempts', month)} (call_id, project_id, number, round, rule_order, user_id, user_name, phone,
    leg_sid, asked_at, ringing_at, picked_up_at, accepted_at, result, leg_status, ended_at, cost, cost_unit)
  SELECT c.id, $1, n, 1 + n / 5, 1 + n % 5, format('00000000-0000-4000-8000-%s', lpad(who.is::text, 12, '0'))::uuid,
    'Responder ' || who.is, '+1202555' || lpad(who.is::text, 4, '0'), 'CA' || md5(c.id::text || n),
    c.started_at + n * interval '12 seconds', c.started_at + n * interval '12 seconds' + interval '2 seconds',
    CASE WHEN n = c.accepted_attempt THEN c.accepted_at END, CASE WHEN n = c.accepted_attempt THEN c.accepted_at END,
    CASE WHEN n = c.accepted_attempt THEN 'connected' ELSE 'no-answer' END, 'completed',
    c.ended_at, 0.013, 'USD'
  FROM ${partOf('calls', month)} c, generate_series(1, 10) AS n,
    LATERAL (SELECT (hashtext(c.id::text || n) & 65535) % $2::int AS is) AS who`;

const insertJournal = (month: string) => `
  INSERT INTO ${partOf('call_journal', month)} (call_id, key, project_id, at, facts)
  SELECT id, 'came-in', project_id, started_at, '[{"kind":"came-in"}]'
  FROM ${partOf('calls', month)}`;

const insertContacts = `
  INSERT INTO contacts (project_id, number, name, created_at, updated_at)
  SELECT $1, '+49301' || lpad((n * 10)::text, 6, '0'), 'Customer ' || n, now(), now()
  FROM generate_series(1, $2 / 200) AS n`;

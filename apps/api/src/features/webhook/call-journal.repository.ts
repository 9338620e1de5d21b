import { Inject, Injectable } from '@nestjs/common';
import type { Condition } from '@ringdown/call-routing';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { JournalEntry, JournalReply } from './journal-entry.js';

/** Longer than this a caller does not wait for the database; the entry is spooled instead. */
const patienceMilliseconds = 2000;

/** Writes the journal: one statement a webhook, which settles who was first and brings the record up to date. */
@Injectable()
export class CallJournalRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Appends an entry; one whose key stands already changes nothing and gets the answer given then. */
  async append(entry: JournalEntry): Promise<JournalReply> {
    const { callId, projectId, key, at, outcome, provided } = entry;
    const values = [callId, key, projectId, at, JSON.stringify(outcome)];
    if (provided !== undefined) values.push(JSON.stringify(provided.otherwise));
    const query: pg.QueryConfig & { query_timeout: number } = {
      name: `append/${provided?.that ?? 'always'}`,
      text: provided === undefined ? appendAlways : appendProvided[provided.that],
      values: provided === undefined ? values : [...values, provided.attempt],
      query_timeout: patienceMilliseconds,
    };
    const { rows } = await this.pool.query<JournalReply>(query);
    const [reply] = rows;
    if (reply === undefined) throw new Error('The journal did not answer.');
    return reply;
  }
}

const first = (table: string, columns: readonly string[]) =>
  columns
    .map((column) => `${column} = coalesce(${table}.${column}, excluded.${column})`)
    .join(', ');
const earliest = (table: string, columns: readonly string[]) =>
  columns.map((column) => `${column} = least(${table}.${column}, excluded.${column})`).join(', ');
const of = (alias: string, columns: readonly string[]) =>
  columns.map((column) => `${alias}.${column}`).join(', ');

const callFacts = [
  ...['policy_id', 'plan_id', 'account_sid', 'call_sid', 'came_in', 'caller', 'routing_number'],
  ...['refusal', 'ending', 'failure', 'carrier_status', 'carrier_seconds'],
];
const callInsert = [
  ...['started_at', 'ended_at', 'accepted_attempt', 'accepted_at', 'unconnected_attempt'],
  ...callFacts,
];
const attemptFacts = ['leg_sid', 'response', 'result', 'leg_status'];
const attemptTimes = ['asked_at', 'ringing_at', 'picked_up_at', 'accepted_at', 'ended_at'];
const attemptInsert = [
  ...['number', 'round', 'rule_order', 'user_id', 'user_name', 'phone'],
  ...attemptFacts,
  ...attemptTimes,
];

/**
 * The whole write. DO UPDATE rather than DO NOTHING makes the loser of a race wait for the winner and read its
 * answer. Every column of the record is set once, or only moves one way, so that the order of entries does not matter.
 */
const appendWith = (outcome: string) => `
WITH chosen AS (
  SELECT ${outcome} AS document
), entry AS (
  INSERT INTO call_journal AS j (call_id, key, project_id, at, facts, answer)
  SELECT $1::uuid, $2, $3::uuid, $4::timestamptz, document -> 'facts', document ->> 'answer' FROM chosen
  ON CONFLICT (call_id, key) DO UPDATE SET key = j.key
  RETURNING answer, xmax = 0 AS is_new
), call AS (
  INSERT INTO calls AS c (id, project_id, ${callInsert.join(', ')})
  SELECT $1::uuid, $3::uuid, ${of('patch', callInsert)}
  FROM entry, chosen, jsonb_populate_record(NULL::calls, document -> 'call') AS patch
  WHERE is_new
  ON CONFLICT (id) DO UPDATE SET
    ${first('c', callFacts)},
    ${earliest('c', ['ended_at'])},
    started_at = CASE WHEN excluded.came_in THEN excluded.started_at ELSE c.started_at END,
    accepted_at = CASE
      WHEN excluded.accepted_attempt > coalesce(c.accepted_attempt, 0) THEN excluded.accepted_at
      WHEN excluded.accepted_attempt = c.accepted_attempt THEN least(c.accepted_at, excluded.accepted_at)
      ELSE c.accepted_at
    END,
    accepted_attempt = greatest(c.accepted_attempt, excluded.accepted_attempt),
    unconnected_attempt = greatest(c.unconnected_attempt, excluded.unconnected_attempt),
    changed_at = clock_timestamp()
), attempt AS (
  INSERT INTO call_attempts AS a (call_id, project_id, ${attemptInsert.join(', ')})
  SELECT $1::uuid, $3::uuid, ${of('patch', attemptInsert)}
  FROM entry, chosen, jsonb_populate_record(NULL::call_attempts, document -> 'attempt') AS patch
  WHERE is_new AND document -> 'attempt' <> 'null'
  ON CONFLICT (call_id, number) DO UPDATE SET
    ${first('a', attemptFacts)},
    ${earliest('a', attemptTimes)}
)
SELECT answer, (SELECT caller FROM calls WHERE id = $1::uuid) AS caller FROM entry`;

const appendAlways = appendWith('$5::jsonb');

const conditions: Record<Condition, string> = {
  'attempt-open': `NOT EXISTS (SELECT FROM calls WHERE id = $1::uuid AND ended_at IS NOT NULL)
    AND NOT EXISTS (
      SELECT FROM call_attempts WHERE call_id = $1::uuid AND number = $7::integer AND ended_at IS NOT NULL
    )`,
  'attempt-accepted': `EXISTS (
      SELECT FROM call_attempts WHERE call_id = $1::uuid AND number = $7::integer AND accepted_at IS NOT NULL
    )`,
};

const provided = (that: Condition) =>
  appendWith(`CASE WHEN ${conditions[that]} THEN $5::jsonb ELSE $6::jsonb END`);

const appendProvided: Record<Condition, string> = {
  'attempt-open': provided('attempt-open'),
  'attempt-accepted': provided('attempt-accepted'),
};

import type { Condition } from '@ringdown/call-routing';

import type { AttemptPatch, CallPatch, JournalEntry, RecordedOutcome } from './journal-entry.js';

/** One statement and its values, named so that PostgreSQL plans it once a connection. */
export type Statement = { name: string; text: string; values: unknown[] };

const callColumns: Record<keyof CallPatch, string> = {
  account_sid: 'text',
  call_sid: 'text',
  started_at: 'timestamptz',
  policy_id: 'uuid',
  plan_id: 'text',
  came_in: 'boolean',
  caller: 'text',
  routing_number: 'text',
  refusal: 'text',
  ending: 'text',
  failure: 'text',
  accepted_attempt: 'integer',
  accepted_at: 'timestamptz',
  unconnected_attempt: 'integer',
  ended_at: 'timestamptz',
  carrier_status: 'text',
  carrier_seconds: 'integer',
};

const attemptColumns: Record<keyof AttemptPatch, string> = {
  number: 'integer',
  round: 'integer',
  rule_order: 'integer',
  user_id: 'uuid',
  user_name: 'text',
  phone: 'text',
  leg_sid: 'text',
  asked_at: 'timestamptz',
  ringing_at: 'timestamptz',
  picked_up_at: 'timestamptz',
  accepted_at: 'timestamptz',
  response: 'text',
  result: 'text',
  leg_status: 'text',
  ended_at: 'timestamptz',
};

const callNames = Object.keys(callColumns) as (keyof CallPatch)[];
const attemptNames = Object.keys(attemptColumns) as (keyof AttemptPatch)[];

const conditions: Record<Condition, string> = {
  'attempt-open': `NOT EXISTS (SELECT FROM calls WHERE id = $1 AND ended_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM call_attempts WHERE call_id = $1 AND number = $5 AND ended_at IS NOT NULL)`,
  'attempt-accepted': `EXISTS (
      SELECT FROM call_attempts WHERE call_id = $1 AND number = $5 AND accepted_at IS NOT NULL
    )`,
};

/** Every write of the journal is this statement, with or without an attempt, with or without a condition. */
export function journalStatement(entry: JournalEntry): Statement {
  const { callId, key, projectId, at, outcome, provided } = entry;
  const hasAttempt = outcome.attempt !== null;
  const name = `journal/${provided?.that ?? 'always'}/${hasAttempt ? 'attempt' : 'call'}`;
  const outcomes = provided === undefined ? [outcome] : [outcome, provided.otherwise];
  return {
    name,
    text: (texts[name] ??= write(provided?.that, hasAttempt)),
    values: [
      ...[callId, key, projectId, at],
      ...(provided === undefined ? [] : [provided.attempt]),
      ...outcomes.flatMap((each) => valuesOf(each, hasAttempt)),
    ],
  };
}

const texts: Record<string, string> = {};

function valuesOf(
  { facts, steps, call, attempt }: RecordedOutcome,
  hasAttempt: boolean,
): unknown[] {
  return [
    ...[JSON.stringify(facts), steps === null ? null : JSON.stringify(steps)],
    ...callNames.map((name) => call[name]),
    ...(hasAttempt ? attemptNames.map((name) => attempt?.[name]) : []),
  ];
}

/**
 * DO UPDATE rather than DO NOTHING makes the loser of a race wait for the winner and read its answer. Every column
 * of the record is set once, or only moves one way, so that the order of entries does not matter.
 */
function write(condition: Condition | undefined, hasAttempt: boolean): string {
  return `
WITH outcome AS (${outcomeRows(condition, hasAttempt)}
), entry AS (
  INSERT INTO call_journal AS j (call_id, key, project_id, at, facts, steps)
  SELECT $1::uuid, $2::text, $3::uuid, $4::timestamptz, facts, steps FROM outcome
  ON CONFLICT (call_id, key) DO UPDATE SET key = j.key
  RETURNING steps, xmax = 0 AS is_new
), call AS (
  INSERT INTO calls AS c (id, project_id, ${callNames.join(', ')})
  SELECT $1::uuid, $3::uuid, ${names('call', callNames).join(', ')}
  FROM outcome, entry WHERE is_new
  ON CONFLICT (id) DO UPDATE SET ${mergeCall}
)${hasAttempt ? writeAttempt : ''}
SELECT steps, ${hasAttempt ? '(SELECT caller FROM calls WHERE id = $1)' : 'NULL'} AS caller FROM entry`;
}

const writeAttempt = `, attempt AS (
  INSERT INTO call_attempts AS a (call_id, project_id, ${attemptNames.join(', ')})
  SELECT $1::uuid, $3::uuid, ${names('attempt', attemptNames).join(', ')}
  FROM outcome, entry WHERE is_new
  ON CONFLICT (call_id, number) DO UPDATE SET
    ${first('a', ['leg_sid', 'response', 'result', 'leg_status'])},
    ${earliest('a', ['asked_at', 'ringing_at', 'picked_up_at', 'accepted_at', 'ended_at'])}
)`;

const mergeCall = `
    ${first('c', ['policy_id', 'plan_id', 'account_sid', 'call_sid', 'came_in', 'caller', 'routing_number'])},
    ${first('c', ['refusal', 'ending', 'failure', 'carrier_status', 'carrier_seconds'])},
    ${earliest('c', ['ended_at'])},
    started_at = CASE WHEN excluded.came_in THEN excluded.started_at ELSE c.started_at END,
    accepted_at = CASE
      WHEN excluded.accepted_attempt > coalesce(c.accepted_attempt, 0) THEN excluded.accepted_at
      WHEN excluded.accepted_attempt = c.accepted_attempt THEN least(c.accepted_at, excluded.accepted_at)
      ELSE c.accepted_at
    END,
    accepted_attempt = greatest(c.accepted_attempt, excluded.accepted_attempt),
    unconnected_attempt = greatest(c.unconnected_attempt, excluded.unconnected_attempt),
    changed_at = clock_timestamp()`;

/** The outcome as one row; where there are two, the record says which one holds. */
function outcomeRows(condition: Condition | undefined, hasAttempt: boolean): string {
  const columns = [
    ...[
      ['facts', 'jsonb'],
      ['steps', 'jsonb'],
    ],
    ...callNames.map((name) => [`call_${name}`, callColumns[name]]),
    ...(hasAttempt ? attemptNames.map((name) => [`attempt_${name}`, attemptColumns[name]]) : []),
  ];
  const row = (start: number) =>
    columns.map(([name, type], index) => `$${start + index}::${type} AS ${name}`).join(', ');
  if (condition === undefined) return `\n  SELECT ${row(5)}`;
  return `
  SELECT ${row(6)} WHERE ${conditions[condition]}
  UNION ALL
  SELECT ${row(6 + columns.length)} WHERE NOT (${conditions[condition]})`;
}

function names(prefix: string, columns: readonly string[]): string[] {
  return columns.map((column) => `${prefix}_${column}`);
}

function first(table: string, columns: readonly string[]): string {
  return columns
    .map((column) => `${column} = coalesce(${table}.${column}, excluded.${column})`)
    .join(', ');
}

function earliest(table: string, columns: readonly string[]): string {
  return columns
    .map((column) => `${column} = least(${table}.${column}, excluded.${column})`)
    .join(', ');
}

import { callerPlaceholder, positionPlaceholder, type CallFact } from '@ringdown/call-routing';

import { inMonth, monthOfId } from '../../database/call-month.js';
import { callerNameOf } from '../../database/caller-name.js';
import type {
  AttemptPatch,
  CallPatch,
  JournalEntry,
  RecordedCondition,
  RecordedOutcome,
} from './journal-entry.js';

/** One statement and its values, named so that PostgreSQL plans it once a connection. */
export type Statement = { name: string; text: string; values: unknown[] };

/** What kind of statement an entry needs: entries that know the same columns share one. */
type Shape = {
  condition: RecordedCondition['that'] | undefined;
  call: readonly (keyof CallPatch)[];
  attempt: readonly (keyof AttemptPatch)[];
  /** Only a whisper names the caller, and it is on a leg that does not know. */
  wantsCaller: boolean;
  /** A responder hears who calls, by name where it is known. */
  wantsName: boolean;
  /** The caller is told how many wait. */
  wantsPosition: boolean;
  /** The caller has gone: whoever rings or waits for them is to be let go. */
  wantsLegs: boolean;
  /** A leg of a wave begins, and perhaps nobody waits for it any more. */
  wantsStanding: boolean;
};

const callColumns: Record<keyof CallPatch, string> = {
  account_sid: 'text',
  call_sid: 'text',
  started_at: 'timestamptz',
  policy_id: 'uuid',
  plan_id: 'text',
  passed_to: 'uuid',
  came_in: 'boolean',
  is_test: 'boolean',
  caller: 'text',
  routing_number: 'text',
  refusal: 'text',
  ending: 'text',
  failure: 'text',
  accepted_attempt: 'integer',
  accepted_at: 'timestamptz',
  unconnected_attempt: 'integer',
  voicemail_offered: 'boolean',
  voicemail_sid: 'text',
  voicemail_seconds: 'integer',
  recording_announced: 'boolean',
  recording_sid: 'text',
  recording_seconds: 'integer',
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
  in_wave: 'boolean',
  leg_sid: 'text',
  asked_at: 'timestamptz',
  ringing_at: 'timestamptz',
  picked_up_at: 'timestamptz',
  accepted_at: 'timestamptz',
  response: 'text',
  result: 'text',
  leg_status: 'text',
  ended_at: 'timestamptz',
  muted_until: 'timestamptz',
};

const callNames = Object.keys(callColumns) as (keyof CallPatch)[];
const attemptNames = Object.keys(attemptColumns) as (keyof AttemptPatch)[];

/** Each condition in SQL; its values begin at $5. */
const conditions: Record<RecordedCondition['that'], { sql: string; values: number }> = {
  'attempt-open': {
    sql: `NOT EXISTS (SELECT FROM {calls} WHERE id = $1 AND ended_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM {call_attempts} WHERE call_id = $1 AND number = $5 AND ended_at IS NOT NULL)`,
    values: 1,
  },
  'attempt-accepted': {
    sql: `EXISTS (
      SELECT FROM {call_attempts} WHERE call_id = $1 AND number = $5 AND accepted_at IS NOT NULL
    )`,
    values: 1,
  },
  // Locked, because an end of the wave and an accept must not both hold; $5 is the wave's first attempt.
  'wave-open': {
    sql: `EXISTS (
      SELECT FROM {calls}
      WHERE id = $1 AND ended_at IS NULL
        AND coalesce(accepted_attempt, 0) < $5 AND coalesce(unconnected_attempt, 0) < $5
      FOR UPDATE
    )`,
    values: 1,
  },
  'calls-below': {
    sql: `$7::integer > (
      SELECT count(*) FROM calls
      WHERE policy_id = $5::uuid AND caller = $6::text AND refusal IS NULL AND id <> $1
        AND started_at > $4::timestamptz - interval '1 hour'
    )`,
    values: 3,
  },
};

function valuesOfCondition(condition: RecordedCondition): unknown[] {
  return condition.that === 'calls-below'
    ? [condition.policyId, condition.caller, condition.calls]
    : [condition.attempt];
}

/** The one write of an entry. */
export function journalStatement(entry: JournalEntry): Statement {
  const { callId, key, projectId, at, outcome, provided } = entry;
  const outcomes = provided === undefined ? [outcome] : [outcome, provided.otherwise];
  const shape: Shape = {
    condition: provided?.that,
    call: callNames.filter((name) => outcomes.some((each) => each.call[name] !== undefined)),
    attempt: attemptNames.filter((name) => outcomes.some((each) => each.attempt?.[name] != null)),
    wantsCaller: outcomes.some((each) => says(each, callerPlaceholder)),
    wantsName: outcomes.some(asksAboutCaller),
    wantsPosition: outcomes.some((each) => says(each, positionPlaceholder)),
    wantsLegs: outcome.facts.some(({ kind }) => kind === 'call-over'),
    wantsStanding: outcome.attempt?.in_wave === true && outcome.facts.some(isBeginOfLeg),
  };
  const month = monthOfId(callId);
  const name = nameOf(shape, month);
  return {
    name,
    text: (texts[name] ??= inMonth(month, write(shape))),
    values: [
      ...[callId, key, projectId, at],
      ...(provided === undefined ? [] : valuesOfCondition(provided)),
      ...outcomes.flatMap((each) => valuesOf(each, shape)),
    ],
  };
}

function isBeginOfLeg(fact: CallFact): boolean {
  return fact.kind === 'leg' && (fact.status === 'initiated' || fact.status === 'ringing');
}

function says({ steps }: RecordedOutcome, placeholder: string): boolean {
  return (steps ?? []).some((step) => 'text' in step && step.text.includes(placeholder));
}

function asksAboutCaller({ steps }: RecordedOutcome): boolean {
  return (steps ?? []).some((step) => step.kind === 'ask' && step.text.includes(callerPlaceholder));
}

const texts: Record<string, string> = {};

/** PostgreSQL cuts a name after 63 bytes, so the columns stand in it as bits. */
function nameOf({ condition, call, attempt, ...wants }: Shape, month = ''): string {
  const callBits = bits(call.map((name) => callNames.indexOf(name)));
  const attemptBits = bits(attempt.map((name) => attemptNames.indexOf(name)));
  return [
    'journal',
    month,
    condition ?? 'always',
    callBits,
    attemptBits,
    wants.wantsCaller ? 'caller' : '',
    wants.wantsName ? 'name' : '',
    wants.wantsPosition ? 'position' : '',
    wants.wantsLegs ? 'legs' : '',
    wants.wantsStanding ? 'standing' : '',
  ].join('/');
}

function bits(positions: readonly number[]): string {
  return positions.reduce((sum, position) => sum + 2 ** position, 0).toString(36);
}

function valuesOf({ facts, steps, call, attempt }: RecordedOutcome, shape: Shape): unknown[] {
  return [
    ...[JSON.stringify(facts), steps === null ? null : JSON.stringify(steps)],
    ...shape.call.map((name) => call[name]),
    ...shape.attempt.map((name) => attempt?.[name]),
  ];
}

/**
 * DO UPDATE rather than DO NOTHING makes the loser of a race wait for the winner and read its answer. Every column
 * of the record is set once, or only moves one way, so that the order of entries does not matter.
 */
function write(shape: Shape): string {
  return `
WITH outcome AS (${outcomeRows(shape)}
), entry AS (
  INSERT INTO {call_journal} AS j (call_id, key, project_id, at, facts, steps, plan_id)
  SELECT $1::uuid, $2::text, $3::uuid, $4::timestamptz, facts, steps, ${shape.call.includes('plan_id') ? 'call_plan_id' : 'NULL'}
  FROM outcome
  ON CONFLICT (call_id, key) DO UPDATE SET key = j.key
  RETURNING steps, plan_id, xmax = 0 AS is_new
), call AS (
  INSERT INTO {calls} AS c (id, project_id, ${shape.call.join(', ')})
  SELECT $1::uuid, $3::uuid, ${named('call', shape.call)} FROM outcome, entry WHERE is_new
  ON CONFLICT (id) DO UPDATE SET ${mergeCall(shape.call)}
  RETURNING accepted_attempt, unconnected_attempt, ended_at
)${shape.attempt.length > 0 ? writeAttempt(shape.attempt) : ''}
SELECT steps, plan_id AS "planId", is_new AS "isNew",
  ${shape.wantsCaller ? '(SELECT caller FROM {calls} WHERE id = $1)' : 'NULL'} AS caller,
  ${shape.wantsName ? waitedSeconds : 'NULL'} AS "waitedSeconds",
  ${shape.wantsName ? callerName : 'NULL'} AS "callerName",
  ${shape.wantsLegs ? openLegs : 'NULL'} AS "openLegs",
  ${shape.wantsStanding ? legStanding : 'NULL'} AS standing
FROM entry`;
}

/** The call stands in the record before anybody is rung. */
const waitedSeconds =
  '(SELECT extract(epoch FROM $4::timestamptz - started_at)::integer FROM {calls} WHERE id = $1)';

const callerName = `(SELECT ${callerNameOf('named')} FROM {calls} named WHERE named.id = $1)`;

/** An attempt is over when the caller leaves the room, but the responder's line is open until its own report says otherwise. */
const openLegs = `(
    SELECT array_agg(leg_sid) FROM {call_attempts}
    WHERE call_id = $1 AND in_wave AND leg_sid IS NOT NULL
      AND coalesce(leg_status, '') NOT IN ('completed', 'busy', 'failed', 'no-answer', 'canceled')
  )`;

/** What the two writes have left, and not what stood there before them: an accept in the same moment counts. */
const legStanding = `(
    SELECT json_build_object('acceptedAttempt', accepted_attempt, 'unconnectedAttempt', unconnected_attempt,
      'isCallOver', call.ended_at IS NOT NULL, 'isLegOver', attempt.is_over)
    FROM call, attempt
  )`;

function writeAttempt(columns: Shape['attempt']): string {
  return `, attempt AS (
  INSERT INTO {call_attempts} AS a (call_id, project_id, ${columns.join(', ')})
  SELECT $1::uuid, $3::uuid, ${named('attempt', columns)} FROM outcome, entry WHERE is_new
  ON CONFLICT (call_id, number) DO UPDATE SET ${mergeAttempt(columns)}
  RETURNING ended_at IS NOT NULL OR response IS NOT NULL AS is_over
)`;
}

/** The outcome as one row; where there are two, the record says which one holds. */
function outcomeRows({ condition, call, attempt, wantsPosition }: Shape): string {
  const columns = [
    ...(['facts', 'steps'] as const).map((name) => [name, 'jsonb'] as const),
    ...call.map((name) => [`call_${name}`, callColumns[name]] as const),
    ...attempt.map((name) => [`attempt_${name}`, attemptColumns[name]] as const),
  ];
  const policy = call.includes('passed_to') ? 'call_passed_to' : 'call_policy_id';
  const policyAt = columns.findIndex(([name]) => name === policy);
  const row = (start: number) =>
    columns
      .map(([name, type], index) =>
        name === 'steps' && wantsPosition
          ? `${stepsWithPosition(`$${start + index}`, `$${start + policyAt}`)} AS steps`
          : `$${start + index}::${type} AS ${name}`,
      )
      .join(', ');
  if (condition === undefined) return `\n  SELECT ${row(5)}`;
  const { sql, values } = conditions[condition];
  const start = 5 + values;
  return `
  SELECT ${row(start)} WHERE ${sql}
  UNION ALL
  SELECT ${row(start + columns.length)} WHERE NOT (${sql})`;
}

/**
 * Those who wait came before this caller, or in the same moment. It is written down with the steps, so that the same
 * webhook, come again, says the same. Nobody waits longer than the sweeper keeps a call open.
 */
function stepsWithPosition(steps: string, policyId: string): string {
  return `replace(${steps}::text, '${positionPlaceholder}', (
    SELECT (1 + count(*))::text FROM calls
    WHERE ended_at IS NULL AND status = 'ringing' AND coalesce(passed_to, policy_id) = ${policyId}::uuid AND id <> $1
      AND started_at > $4::timestamptz - interval '24 hours'
      AND started_at <= coalesce((SELECT started_at FROM {calls} WHERE id = $1), $4)
  ))::jsonb`;
}

function named(prefix: string, columns: readonly string[]): string {
  return columns.map((column) => `${prefix}_${column}`).join(', ');
}

function mergeCall(columns: Shape['call']): string {
  const knowsStart = columns.includes('came_in');
  const knowsAccept = columns.includes('accepted_at');
  const merged = columns.flatMap((column): string[] => {
    switch (column) {
      case 'started_at':
        // Only the call's own webhook knows; every other entry can but guess.
        return knowsStart ? ['started_at = excluded.started_at'] : [];
      case 'policy_id':
        // Entries of a call that was passed on know the policy that took it.
        return knowsStart ? ['policy_id = excluded.policy_id'] : [first('c', column)];
      case 'accepted_attempt':
        return [greatest('c', column), acceptedAt(knowsAccept)];
      case 'unconnected_attempt':
      case 'voicemail_seconds':
      case 'recording_seconds':
        return [greatest('c', column)];
      case 'accepted_at':
        return [];
      case 'caller':
        // A late report must not bring back a number that was erased.
        return [`caller = CASE WHEN c.caller_erased_at IS NULL THEN ${coalesced('c', column)} END`];
      case 'ended_at':
        return [earliest('c', column)];
      default:
        return [first('c', column)];
    }
  });
  return [...merged, 'changed_at = clock_timestamp()'].join(', ');
}

/** A later attempt's accept replaces an earlier one's, which came to nothing. */
function acceptedAt(isKnown: boolean): string {
  const known = isKnown ? 'excluded.accepted_at' : 'NULL';
  return `accepted_at = CASE
      WHEN excluded.accepted_attempt > coalesce(c.accepted_attempt, 0) THEN ${known}
      WHEN excluded.accepted_attempt = c.accepted_attempt THEN least(c.accepted_at, ${known})
      ELSE c.accepted_at
    END`;
}

function mergeAttempt(columns: Shape['attempt']): string {
  const merged = columns.flatMap((column): string[] => {
    switch (column) {
      case 'number':
      case 'round':
      case 'rule_order':
      case 'user_id':
      case 'user_name':
      case 'phone':
      case 'in_wave':
        return [];
      case 'leg_sid':
      case 'response':
      case 'result':
      case 'leg_status':
        return [first('a', column)];
      default:
        return [earliest('a', column)];
    }
  });
  // An update that changes nothing still needs a column to name.
  return merged.length > 0 ? merged.join(', ') : 'number = a.number';
}

function first(table: string, column: string): string {
  return `${column} = ${coalesced(table, column)}`;
}

function coalesced(table: string, column: string): string {
  return `coalesce(${table}.${column}, excluded.${column})`;
}

function earliest(table: string, column: string): string {
  return `${column} = least(${table}.${column}, excluded.${column})`;
}

function greatest(table: string, column: string): string {
  return `${column} = greatest(${table}.${column}, excluded.${column})`;
}

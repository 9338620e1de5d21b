import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { callerNameOf } from '../../database/caller-name.js';
import type { Cursor } from '../../platform/paging/cursor.js';
import { POOL } from '../../platform/tokens.js';
import { withoutNumbers } from '../../telephony/shown-numbers.js';
import { callConditions, type CallsSearch, type KnownSearch } from './call-conditions.js';
import { costOf, costsOf, costStateOf } from './call-costs-sql.js';
import type { AttemptRecord, CallRecord, JournalRecord } from './call-record.js';

/** Of project $1, those of the ids $2: named wherever it helps, so that PostgreSQL looks into no other month. */
const selectCalls = `
  SELECT c.id, c.status, c.policy_id AS "policyId",
    coalesce(p.name, plan.content ->> 'policyName') AS "policyName",
    c.caller, ${callerNameOf('c')} AS "callerName", c.caller_erased_at IS NOT NULL AS "callerErased",
    c.routing_number AS "routingNumber", c.started_at AS "startedAt",
    CASE WHEN c.accepted_attempt > coalesce(c.unconnected_attempt, 0) THEN c.accepted_at END AS "acceptedAt",
    c.ended_at AS "endedAt", answer.user_id AS "answererId", answer.user_name AS "answererName",
    (SELECT count(*)::int FROM call_attempts a WHERE a.call_id = c.id AND a.call_id = ANY ($2)) AS "attemptCount",
    c.recording_seconds AS "recordingSeconds", c.is_test IS TRUE AS "isTest",
    (extract(epoch FROM c.started_at) * 1000000)::bigint::text AS "startedMicroseconds",
    c.call_sid AS "callSid", c.plan_id AS "planId",
    ${costOf('c')} AS cost, ${costsOf('c', '$2')} AS costs, ${costStateOf('c')} AS "costState"
  FROM calls c
  LEFT JOIN incoming_call_policies p ON p.id = c.policy_id AND p.project_id = c.project_id
  LEFT JOIN routing_plans plan ON plan.id = c.plan_id
  LEFT JOIN call_attempts answer ON answer.call_id = c.id AND answer.call_id = ANY ($2)
    AND answer.number = c.accepted_attempt AND c.accepted_attempt > coalesce(c.unconnected_attempt, 0)
  WHERE c.project_id = $1 AND c.id = ANY ($2)
  ORDER BY c.started_at DESC, c.id DESC`;

/** How much of the log is read; `before` is when a call began, to the microsecond, and its id. */
type Stretch = { before: Cursor | undefined; rows: number };

@Injectable()
export class LogsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Newest first, from the newest call on, or from those older than `before`. */
  async list(projectId: string, search: CallsSearch, stretch: Stretch): Promise<CallRecord[]> {
    const ids = await this.page(projectId, search, stretch);
    return ids.length === 0 ? [] : this.read(projectId, ids);
  }

  /** How many calls are found; whoever has counted beyond `most` stops. */
  async count(projectId: string, search: CallsSearch, most: number): Promise<number> {
    const values: unknown[] = [projectId];
    const parameter = (value: unknown) => `$${String(values.push(value))}`;
    const known = await this.known(projectId, search);
    const conditions = ['c.project_id = $1', ...callConditions(known, parameter)];
    const { rows } = await this.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT FROM calls c WHERE ${conditions.join(' AND ')} LIMIT ${parameter(most + 1)}
       ) found`,
      values,
    );
    return rows[0]?.count ?? 0;
  }

  async find(projectId: string, callId: string): Promise<CallRecord | undefined> {
    const [call] = await this.read(projectId, [callId]);
    return call;
  }

  /** In the order in which they were rung. */
  async attemptsOf(projectId: string, callId: string): Promise<AttemptRecord[]> {
    const { rows } = await this.pool.query<AttemptRecord>(
      `SELECT number, round, rule_order AS "ruleOrder", user_id AS "userId", user_name AS "userName", phone,
         outcome, ${costOf('call_attempts')} AS cost, asked_at AS "askedAt", ringing_at AS "ringingAt", picked_up_at AS "pickedUpAt",
         accepted_at AS "acceptedAt", ended_at AS "endedAt"
       FROM call_attempts
       WHERE project_id = $1 AND call_id = $2
       ORDER BY number`,
      [projectId, callId],
    );
    return rows;
  }

  /** Oldest first; entries that were spooled stand where they belong. */
  async journalOf(projectId: string, callId: string): Promise<JournalRecord[]> {
    const { rows } = await this.pool.query<JournalRecord>(
      'SELECT at, facts FROM call_journal WHERE project_id = $1 AND call_id = $2 ORDER BY at, sequence',
      [projectId, callId],
    );
    return rows;
  }

  /**
   * Which calls of these projects changed of late.
   *
   * @param startedAfter bounds the rows to look at, because the index is on the start: calls that still change are young.
   */
  async changedCalls(
    projectIds: readonly string[],
    options: { withinSeconds: number; startedAfter: Date },
  ): Promise<{ id: string; projectId: string; version: string }[]> {
    const { rows } = await this.pool.query<{ id: string; projectId: string; version: string }>(
      `SELECT id, project_id AS "projectId", changed_at::text AS version
       FROM calls
       WHERE project_id = ANY ($1) AND started_at > $2
         AND changed_at > clock_timestamp() - $3 * interval '1 second'`,
      [projectIds, options.startedAfter, options.withinSeconds],
    );
    return rows;
  }

  /** Which calls stand on a page, found without a look at what else is known of them. */
  private async page(
    projectId: string,
    search: CallsSearch,
    { before, rows: limit }: Stretch,
  ): Promise<string[]> {
    const values: unknown[] = [projectId];
    const parameter = (value: unknown) => `$${String(values.push(value))}`;
    const known = await this.known(projectId, search);
    const conditions = ['c.project_id = $1', ...callConditions(known, parameter)];
    if (before !== undefined) {
      const [microseconds, id] = before;
      conditions.push(
        `(c.started_at, c.id) < (timestamptz 'epoch' + ${parameter(microseconds)}::bigint * interval '1 microsecond', ${parameter(id)}::uuid)`,
      );
    }
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT c.id FROM calls c WHERE ${conditions.join(' AND ')}
       ORDER BY c.started_at DESC, c.id DESC LIMIT ${parameter(limit)}`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  private async known(projectId: string, search: CallsSearch): Promise<KnownSearch> {
    const { q } = search.filter;
    if (q === undefined) return { ...search, named: [] };
    const { rows } = await this.pool.query<{ number: string }>(
      `SELECT number FROM contacts
       WHERE project_id = $1
         AND strpos(lower(${search.findsNumbers ? 'name' : withoutNumbers('name')}), lower($2)) > 0`,
      [projectId, q],
    );
    return { ...search, named: rows.map(({ number }) => number) };
  }

  private async read(projectId: string, ids: readonly string[]): Promise<CallRecord[]> {
    const { rows } = await this.pool.query<CallRecord>(selectCalls, [projectId, ids]);
    return rows;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { patiently } from '../../database/patiently.js';
import { POOL } from '../../platform/tokens.js';
import type { Tally } from './tally.js';

/** From one moment until before another. */
export type Stretch = { from: Date; to: Date };

/** What is counted, of all policies or of one, and on whose clock. */
export type Counted = { projectId: string; timeZone: string; policyId?: string | null };

type OfCalls = Pick<Tally, 'hours' | 'weekdays' | 'statuses' | 'secondsToHuman'>;
type OfCosts = Pick<Tally, 'costs' | 'costUnknown'>;

/** Counts calls one by one: what a figure means is written down here, and nowhere else. */
@Injectable()
export class StatisticsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async count(
    { projectId, timeZone, policyId = null }: Counted,
    { from, to }: Stretch,
  ): Promise<Tally> {
    const values = [projectId, from, to, policyId];
    const ask = async <Row extends object>(sql: string, more: unknown[] = []): Promise<Row> => {
      const { rows } = await this.pool.query<Row>(patiently(sql, [...values, ...more]));
      const [row] = rows;
      if (row === undefined) throw new Error('An aggregate without a group has one row.');
      return row;
    };
    // One after the other: nobody needs the whole database at once.
    const ofCalls = await ask<OfCalls>(selectOfCalls, [timeZone]);
    const ofCosts = await ask<OfCosts>(selectOfCosts);
    const ofResponders = await ask<Pick<Tally, 'responders'>>(selectOfResponders);
    return { ...ofCalls, ...ofCosts, ...ofResponders };
  }
}

/** Calls of the stretch that are over; those that tried the hotline out apart. */
const ended = `c.project_id = $1 AND c.started_at >= $2 AND c.started_at < $3
    AND ($4::uuid IS NULL OR c.policy_id = $4) AND c.status NOT IN ('ringing', 'connected')
    AND c.is_test IS NOT TRUE`;

/** How often each number of tenths of a second occurs. */
const counts = (tenths: string, from: string) => `(
      SELECT coalesce(json_agg(json_build_array(tenths, count)), '[]')
      FROM (SELECT ${tenths} AS tenths, count(*) AS count FROM ${from} GROUP BY 1) each)`;

const callsAndAnswered = (at: string) => `(
      SELECT coalesce(json_agg(json_build_object('at', at, 'calls', calls, 'answered', answered)), '[]') FROM (
        SELECT ${at} AS at, count(*) AS calls, count(*) FILTER (WHERE status = 'completed') AS answered
        FROM let_in GROUP BY 1) each)`;

const selectOfCalls = `
  WITH ended AS (
    SELECT c.status, c.refusal IS NULL AS is_let_in,
      (extract(epoch FROM c.accepted_at - c.started_at) * 10)::int AS tenths,
      c.started_at AT TIME ZONE $5 AS local
    FROM calls c WHERE ${ended}
  ), let_in AS (SELECT * FROM ended WHERE is_let_in)
  SELECT
    ${callsAndAnswered('extract(hour FROM local)::int')} AS hours,
    ${callsAndAnswered('extract(isodow FROM local)::int')} AS weekdays,
    ${counts('tenths', "let_in WHERE status = 'completed'")} AS "secondsToHuman",
    (SELECT coalesce(json_agg(json_build_object('status', status, 'calls', calls)), '[]')
      FROM (SELECT status, count(*) AS calls FROM ended GROUP BY 1) each) AS statuses`;

/** Sums of exact numbers: nothing is rounded. */
const selectOfCosts = `
  WITH ended AS (SELECT c.id, c.cost, c.cost_unit, c.costs_known_at FROM calls c WHERE ${ended}),
  leg AS (
    SELECT cost, cost_unit AS unit FROM ended WHERE cost IS NOT NULL
    UNION ALL
    SELECT a.cost, a.cost_unit FROM ended JOIN call_attempts a ON a.call_id = ended.id WHERE a.cost IS NOT NULL
  ), total AS (SELECT unit, trim_scale(sum(cost))::text AS amount FROM leg GROUP BY unit)
  SELECT
    (SELECT coalesce(json_agg(json_build_object('amount', amount, 'unit', unit)), '[]') FROM total) AS costs,
    (SELECT count(*)::int FROM ended WHERE costs_known_at IS NULL) AS "costUnknown"`;

/** Whoever has left the project since is told by the name that they had. */
const selectOfResponders = `
  WITH rung AS (
    SELECT a.user_id, a.user_name, a.outcome = 'accepted' AS is_accepted,
      (extract(epoch FROM a.accepted_at - coalesce(a.ringing_at, a.asked_at)) * 10)::int AS tenths
    FROM calls c JOIN call_attempts a ON a.call_id = c.id
    WHERE ${ended}
  ), responder AS (
    SELECT user_id, max(user_name) AS name, count(*) AS rung, count(*) FILTER (WHERE is_accepted) AS accepted
    FROM rung GROUP BY 1
  ), wait AS (
    SELECT user_id, json_agg(json_build_array(tenths, count)) AS seconds
    FROM (SELECT user_id, tenths, count(*) AS count FROM rung WHERE is_accepted AND tenths IS NOT NULL GROUP BY 1, 2) each
    GROUP BY 1
  )
  SELECT coalesce(json_agg(json_build_object(
    'userId', user_id, 'name', name, 'rung', rung, 'accepted', accepted, 'seconds', coalesce(seconds, '[]')
  )), '[]') AS responders
  FROM responder LEFT JOIN wait USING (user_id)`;

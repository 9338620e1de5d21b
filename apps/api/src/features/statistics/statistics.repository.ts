import { Inject, Injectable } from '@nestjs/common';
import type { StatisticsDto, StatisticsQueryDto } from '@ringdown/contracts';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';

type OfCosts = Pick<StatisticsDto, 'costs' | 'costUnknown'>;
type OfCalls = Omit<StatisticsDto, 'responders' | keyof OfCosts>;

@Injectable()
export class StatisticsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async ofCalls(projectId: string, query: StatisticsQueryDto): Promise<OfCalls> {
    const { rows } = await this.pool.query<{ statistics: OfCalls }>(selectOfCalls, [
      ...valuesOf(projectId, query),
      query.timeZone,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('An aggregate without a group has one row.');
    return row.statistics;
  }

  async ofCosts(projectId: string, query: StatisticsQueryDto): Promise<OfCosts> {
    const { rows } = await this.pool.query<OfCosts>(selectOfCosts, valuesOf(projectId, query));
    return rows[0] ?? { costs: [], costUnknown: 0 };
  }

  async ofResponders(
    projectId: string,
    query: StatisticsQueryDto,
  ): Promise<StatisticsDto['responders']> {
    const { rows } = await this.pool.query<StatisticsDto['responders'][number]>(
      selectOfResponders,
      valuesOf(projectId, query),
    );
    return rows;
  }
}

function valuesOf(projectId: string, { from, to, policyId }: StatisticsQueryDto): unknown[] {
  return [projectId, from, to, policyId ?? null];
}

/** Calls of the period that are over; those that tried the hotline out apart. */
const ended = `c.project_id = $1 AND c.started_at >= $2 AND c.started_at < $3
    AND ($4::uuid IS NULL OR c.policy_id = $4) AND c.status NOT IN ('ringing', 'connected')
    AND c.is_test IS NOT TRUE`;

const selectOfCalls = `
  WITH ended AS (
    SELECT c.status, c.refusal IS NULL AS is_let_in, c.status = 'completed' AS is_answered,
      extract(epoch FROM c.accepted_at - c.started_at)::float8 AS seconds,
      c.started_at AT TIME ZONE $5 AS local
    FROM calls c WHERE ${ended}
  ), let_in AS (SELECT * FROM ended WHERE is_let_in)
  SELECT json_build_object(
    'calls', (SELECT count(*) FROM let_in),
    'answered', (SELECT count(*) FROM let_in WHERE is_answered),
    'abandoned', (SELECT count(*) FROM let_in WHERE status = 'caller-hung-up'),
    'voicemails', (SELECT count(*) FROM let_in WHERE status = 'voicemail-left'),
    'turnedAway', (SELECT count(*) FROM ended WHERE NOT is_let_in),
    'secondsToHuman', (
      SELECT json_build_object(
        'median', percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds),
        'p95', percentile_disc(0.95) WITHIN GROUP (ORDER BY seconds))
      FROM let_in WHERE is_answered),
    'hours', (
      SELECT coalesce(json_agg(h), '[]') FROM (
        SELECT extract(hour FROM local)::int AS at, count(*) AS calls,
          count(*) FILTER (WHERE is_answered) AS answered
        FROM let_in GROUP BY 1) h),
    'weekdays', (
      SELECT coalesce(json_agg(w), '[]') FROM (
        SELECT extract(isodow FROM local)::int AS at, count(*) AS calls,
          count(*) FILTER (WHERE is_answered) AS answered
        FROM let_in GROUP BY 1) w),
    'statuses', (
      SELECT coalesce(json_agg(s), '[]') FROM (
        SELECT status, count(*) AS calls FROM ended GROUP BY 1 ORDER BY 2 DESC, 1) s)
  ) AS statistics`;

/** Sums of exact numbers: nothing is rounded. */
const selectOfCosts = `
  WITH ended AS (SELECT c.id, c.cost, c.cost_unit, c.costs_known_at FROM calls c WHERE ${ended}),
  leg AS (
    SELECT cost, cost_unit AS unit FROM ended WHERE cost IS NOT NULL
    UNION ALL
    SELECT a.cost, a.cost_unit FROM ended JOIN call_attempts a ON a.call_id = ended.id WHERE a.cost IS NOT NULL
  ), total AS (SELECT unit, trim_scale(sum(cost))::text AS amount FROM leg GROUP BY unit)
  SELECT
    (SELECT coalesce(json_agg(json_build_object('amount', amount, 'unit', unit) ORDER BY unit), '[]') FROM total)
      AS costs,
    (SELECT count(*)::int FROM ended WHERE costs_known_at IS NULL) AS "costUnknown"`;

/** Whoever has left the project since is told by the name that they had. */
const selectOfResponders = `
  SELECT a.user_id AS "userId", max(a.user_name) AS name, count(*)::int AS rung,
    count(*) FILTER (WHERE a.outcome = 'accepted')::int AS accepted,
    percentile_disc(0.5) WITHIN GROUP (
      ORDER BY extract(epoch FROM a.accepted_at - coalesce(a.ringing_at, a.asked_at))::float8
    ) FILTER (WHERE a.outcome = 'accepted') AS "medianSeconds"
  FROM calls c JOIN call_attempts a ON a.call_id = c.id
  WHERE ${ended}
  GROUP BY a.user_id ORDER BY 2, 1`;

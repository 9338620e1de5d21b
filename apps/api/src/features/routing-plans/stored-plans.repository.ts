import { Inject, Injectable } from '@nestjs/common';
import type { PlannedSchedule, RoutingPlan } from '@ringdown/call-routing';
import type { Schedule } from '@ringdown/on-call';
import type pg from 'pg';

import { CALLS_POOL, POOL } from '../../platform/tokens.js';

/** A plan as it is stored: its schedules stand in rows of their own, once for all plans that hold them. */
type StoredPlan = Omit<RoutingPlan, 'schedules'> & {
  schedules: readonly Omit<PlannedSchedule, 'schedule'>[];
};

/** Every plan that ever routed a call. */
@Injectable()
export class StoredPlansRepository {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(CALLS_POOL) private readonly callsPool: pg.Pool,
  ) {}

  /** Stores plans that are new, so that every call can name the exact plan that routed it. */
  async store(plans: ReadonlyMap<string, RoutingPlan>): Promise<void> {
    if (plans.size === 0) return;
    // First, so that whoever finds a plan finds its schedules.
    await this.storeSchedules([...plans.values()]);
    const rows = [...plans].map(([id, plan]) => ({
      id,
      project_id: plan.projectId,
      policy_id: plan.policyId,
      content: withoutSchedules(plan),
    }));
    await this.pool.query(
      `INSERT INTO routing_plans (id, project_id, policy_id, content)
       SELECT id, project_id, policy_id, content
       FROM jsonb_to_recordset($1::jsonb) AS plan (id text, project_id uuid, policy_id uuid, content jsonb)
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }

  async findById(id: string): Promise<RoutingPlan | undefined> {
    const { rows } = await this.callsPool.query<{
      content: StoredPlan;
      schedules: Record<string, Schedule>;
    }>(selectPlan, [id]);
    const [row] = rows;
    if (row === undefined) return undefined;
    const schedules = row.content.schedules.flatMap((planned): PlannedSchedule[] => {
      const schedule = row.schedules[planned.contentId];
      return schedule === undefined ? [] : [{ ...planned, schedule }];
    });
    return { ...row.content, schedules };
  }

  /** One at a time: each may be long. */
  private async storeSchedules(plans: readonly RoutingPlan[]): Promise<void> {
    const seen = new Set<string>();
    for (const { projectId, schedules } of plans) {
      for (const { contentId, schedule } of schedules) {
        if (seen.has(`${projectId} ${contentId}`)) continue;
        seen.add(`${projectId} ${contentId}`);
        const { rowCount } = await this.pool.query(
          'SELECT FROM routing_schedules WHERE project_id = $1 AND id = $2',
          [projectId, contentId],
        );
        if (rowCount !== 0) continue;
        await this.pool.query(
          `INSERT INTO routing_schedules (project_id, id, content) VALUES ($1, $2, $3)
           ON CONFLICT (project_id, id) DO NOTHING`,
          [projectId, contentId, JSON.stringify(schedule)],
        );
      }
    }
  }
}

function withoutSchedules(plan: RoutingPlan): StoredPlan {
  const schedules = plan.schedules.map(({ scheduleId, name, contentId }) => ({
    scheduleId,
    name,
    contentId,
  }));
  return { ...plan, schedules };
}

const selectPlan = `
  SELECT plan.content, coalesce((
    SELECT jsonb_object_agg(schedule.id, schedule.content)
    FROM routing_schedules schedule
    WHERE schedule.project_id = plan.project_id AND schedule.id IN (
      SELECT planned ->> 'contentId' FROM jsonb_array_elements(plan.content -> 'schedules') planned)
  ), '{}') AS schedules
  FROM routing_plans plan
  WHERE plan.id = $1`;

import { Inject, Injectable } from '@nestjs/common';
import type { PolicyDto } from '@ringdown/contracts';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import { OnCallNow } from '../schedules/on-call-now.service.js';
import { firstCommonGap } from './common-gap.js';
import { OpenPeriods } from './open-periods.service.js';
import { PlanReach } from './plan-reach.service.js';

/** Whom calls to a policy reach now, and when soon they will reach nobody. */
export type Reach = Pick<
  PolicyDto,
  'reachesSomebodyNow' | 'nextGap' | 'rungNow' | 'isOpenNow' | 'hoursChangeAt'
>;

type Row = { policyId: string; scheduleIds: string[]; isSomebodyNamed: boolean };

const nobody = { reachesSomebodyNow: false, nextGap: null };

/** Answers for several policies at once whom their rules can ring. */
@Injectable()
export class PolicyReach {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly onCall: OnCallNow,
    private readonly open: OpenPeriods,
    private readonly planReach: PlanReach,
  ) {}

  /** In the order of the ids. */
  async of(policyIds: readonly string[]): Promise<Reach[]> {
    const { rows } = await this.pool.query<Row>(selectTargets, [policyIds]);
    const schedules = await this.onCall.ask([
      ...new Set(rows.flatMap(({ scheduleIds }) => scheduleIds)),
    ]);
    const reaches = new Map<string, Pick<Reach, 'reachesSomebodyNow' | 'nextGap'>>();
    for (const { policyId, scheduleIds, isSomebodyNamed } of rows) {
      const asked = scheduleIds.flatMap((id) => schedules.get(id) ?? []);
      const isSomebodyOnCall = asked.some(({ people }) =>
        people.some(({ phone }) => phone !== null),
      );
      reaches.set(policyId, {
        reachesSomebodyNow: isSomebodyNamed || isSomebodyOnCall,
        nextGap: isSomebodyNamed
          ? null
          : firstCommonGap(
              asked.map(({ gaps }) => gaps),
              this.open.of(policyId),
            ),
      });
    }
    return policyIds.map((id) => ({ ...nobody, ...reaches.get(id), ...this.planReach.of(id) }));
  }
}

const selectTargets = `
  SELECT r.policy_id AS "policyId",
    coalesce(array_agg(DISTINCT t.schedule_id) FILTER (WHERE t.schedule_id IS NOT NULL), '{}') AS "scheduleIds",
    bool_or(EXISTS (
      SELECT FROM phones p
      WHERE p.verified_at IS NOT NULL
        AND (p.user_id = t.user_id
          OR p.user_id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = t.team_id))
    )) AS "isSomebodyNamed"
  FROM escalation_rules r JOIN escalation_rule_targets t ON t.rule_id = r.id
  WHERE r.policy_id = ANY ($1::uuid[])
  GROUP BY r.policy_id`;

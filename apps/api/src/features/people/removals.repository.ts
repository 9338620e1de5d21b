import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import type { MemberKey } from './people.repository.js';
import type { Involvement, LayerOfPerson, NamedPerson } from './removal.js';

/** Reads across the tables of several features, as routing plans do (ADR 0003): a removal touches them all. */
@Injectable()
export class RemovalsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Everybody whom the rules of a policy can ring that can ring this member, and the member's teams and schedules. */
  async read(
    { projectId, userId }: MemberKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<Involvement> {
    const key = [projectId, userId];
    const named: NamedPerson[] = await manager.query(selectNamed, key);
    const teams: { name: string }[] = await manager.query(selectTeams, key);
    const layers: LayerOfPerson[] = await manager.query(selectLayers, key);
    const overrides: Involvement['overrides'] = await manager.query(selectOverrides, [
      ...key,
      this.clock.now(),
    ]);
    return { named, teams: teams.map(({ name }) => name), layers, overrides };
  }
}

/** Everybody whom each target of a project's rules can ring. */
const rung = `
  SELECT t.rule_id, t.position AS target, t.user_id, 0 AS place, NULL AS kind, NULL AS name
  FROM escalation_rule_targets t WHERE t.project_id = $1 AND t.user_id IS NOT NULL
  UNION ALL
  SELECT t.rule_id, t.position, tm.user_id, tm.position, 'team', team.name
  FROM escalation_rule_targets t
  JOIN teams team ON team.id = t.team_id JOIN team_members tm ON tm.team_id = team.id
  WHERE t.project_id = $1
  UNION ALL
  SELECT t.rule_id, t.position, lp.user_id, 0, 'schedule', schedule.name
  FROM escalation_rule_targets t
  JOIN schedules schedule ON schedule.id = t.schedule_id
  JOIN LATERAL (
    SELECT DISTINCT user_id FROM schedule_layer_people WHERE schedule_id = schedule.id) lp ON true
  WHERE t.project_id = $1`;

const selectNamed = `
  WITH rung AS (${rung})
  SELECT policy.id AS "policyId", policy.name AS "policyName", rule.position AS "ruleOrder",
    CASE WHEN rung.kind IS NOT NULL THEN json_build_object('kind', rung.kind, 'name', rung.name) END AS through,
    rung.user_id AS "userId",
    EXISTS (SELECT FROM phones WHERE user_id = rung.user_id AND verified_at IS NOT NULL) AS "isReachable"
  FROM rung
  JOIN escalation_rules rule ON rule.id = rung.rule_id
  JOIN incoming_call_policies policy ON policy.id = rule.policy_id
  WHERE policy.id IN (
    SELECT r.policy_id FROM rung own JOIN escalation_rules r ON r.id = own.rule_id WHERE own.user_id = $2)
  ORDER BY policy.name, policy.id, rule.position, rung.target, rung.place, rung.user_id`;

const selectTeams = `
  SELECT team.name FROM team_members member JOIN teams team ON team.id = member.team_id
  WHERE member.project_id = $1 AND member.user_id = $2
  ORDER BY lower(team.name)`;

const selectLayers = `
  SELECT schedule.name AS "scheduleName", layer.name AS "layerName", layer.position AS "layerOrder",
    NOT EXISTS (
      SELECT FROM schedule_layer_people other
      WHERE other.schedule_id = layer.schedule_id AND other.layer_id = layer.id AND other.user_id <> $2) AS "isAlone"
  FROM schedule_layers layer JOIN schedules schedule ON schedule.id = layer.schedule_id
  WHERE layer.project_id = $1 AND EXISTS (
    SELECT FROM schedule_layer_people own
    WHERE own.schedule_id = layer.schedule_id AND own.layer_id = layer.id AND own.user_id = $2)
  ORDER BY lower(schedule.name), layer.position`;

const selectOverrides = `
  SELECT schedule.name AS "scheduleName", count(*)::integer AS count
  FROM schedule_overrides override JOIN schedules schedule ON schedule.id = override.schedule_id
  WHERE override.project_id = $1 AND $2 IN (override.user_id, override.by_user_id) AND override.ends_at > $3
  GROUP BY schedule.id
  ORDER BY lower(schedule.name)`;

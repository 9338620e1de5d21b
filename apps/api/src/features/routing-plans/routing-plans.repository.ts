import { setImmediate } from 'node:timers/promises';

import { Inject, Injectable } from '@nestjs/common';
import type { PlannedSchedule } from '@ringdown/call-routing';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import { ScheduleSnapshots } from '../schedules/schedule-snapshots.service.js';
import { contentIdOf } from './plan-compiler.js';
import type { RoutingConfiguration, TargetRow } from './routing-configuration.js';

/**
 * Reads across the tables of several features: the plan is a projection of all of them, and one consistent
 * snapshot matters more here than the boundary (ADR 0003).
 */
@Injectable()
export class RoutingPlansRepository {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly snapshots: ScheduleSnapshots,
  ) {}

  /** The counter that moves with every change that routing depends on. */
  async version(): Promise<string> {
    const { rows } = await this.pool.query<{ version: string }>(
      'SELECT version FROM routing_version',
    );
    return rows[0]?.version ?? '';
  }

  /**
   * Everything that routing depends on, read in one snapshot, and the version that it belongs to.
   *
   * @param since what schedules say of the time before is left out.
   */
  async load(since: Date): Promise<RoutingConfiguration & { version: string }> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const { rows } = await client.query<{ read: ReadAtOnce }>({
        name: 'routing-configuration',
        text: selectAtOnce,
      });
      const [{ read } = unreadable()] = rows;
      const schedules = await this.readSchedules(client, read.targets, since);
      await client.query('COMMIT');
      client.release();
      return { ...read, schedules };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private async readSchedules(
    client: pg.PoolClient,
    targets: readonly TargetRow[],
    since: Date,
  ): Promise<PlannedSchedule[]> {
    const ids = new Set(targets.flatMap(({ schedule_id: id }) => id ?? []));
    const snapshots = await this.snapshots.read(client, [...ids], since);
    const planned: PlannedSchedule[] = [];
    for (const { id: scheduleId, name, schedule } of snapshots) {
      // Long schedules take milliseconds each: calls get their turn in between.
      await setImmediate();
      planned.push({ scheduleId, name, contentId: contentIdOf(schedule), schedule });
    }
    return planned;
  }
}

/** All but the schedules, which are read by their own feature. */
type ReadAtOnce = Omit<RoutingConfiguration, 'schedules'> & { version: string };

function unreadable(): never {
  throw new Error('The configuration of routing cannot be read.');
}

const selectConfigs = `
  SELECT id, project_id, account_sid, auth_token_sealed, second_auth_token_sealed, api_key_sid, api_key_secret_sealed,
    api_base_url, region, edge
  FROM call_sms_configs ORDER BY created_at, id`;

const selectPolicies = `
  SELECT id, project_id, call_sms_config_id, name, enabled, greeting_message, no_answer_message,
    no_one_available_message, refusal_message, unlisted_callers, withheld_callers, challenged_callers, calls_per_hour,
    greeting_enabled, voice, greeting_voice, no_answer_voice, no_one_available_voice, refusal_voice,
    outside_hours_voice, support_hours, outside_hours_message, outside_hours_policy_id, menu, time_zone,
    caller_id_shown, longest_talk_minutes, record_calls, recording_consent,
    voicemail_enabled, voicemail_message, voicemail_voice, voicemail_seconds, voicemail_silence_seconds,
    voicemail_while_waiting, voicemail_transcribed, sms_at_ringing,
    CASE WHEN repeat_if_no_one_answers THEN repeat_times ELSE 0 END AS repeats
  FROM incoming_call_policies`;

const selectCallerEntries = `
  SELECT project_id, policy_id, list, pattern FROM caller_entries ORDER BY created_at, id`;

const selectRules = `
  SELECT id, policy_id, position, escalate_after_seconds, ring_mode FROM escalation_rules ORDER BY policy_id, position`;

const selectTargets = `
  SELECT target.rule_id, rule.policy_id, target.user_id, target.team_id, team.name AS team_name, target.schedule_id
  FROM escalation_rule_targets AS target
  JOIN escalation_rules AS rule ON rule.id = target.rule_id
  LEFT JOIN teams AS team ON team.id = target.team_id
  ORDER BY rule.policy_id, rule.position, target.position`;

const selectTeamMembers = `
  SELECT team_id, user_id FROM team_members
  WHERE team_id IN (SELECT team_id FROM escalation_rule_targets)
  ORDER BY team_id, position, user_id`;

const selectPeople = `
  SELECT id, name, (
    SELECT number FROM phones
    WHERE user_id = person.id AND verified_at IS NOT NULL
    ORDER BY position, created_at, id LIMIT 1
  ) AS phone
  FROM users AS person
  WHERE id IN (SELECT user_id FROM members)`;

const parts: Record<Exclude<keyof ReadAtOnce, 'version'>, string> = {
  targets: selectTargets,
  teams: selectTeamMembers,
  people: selectPeople,
  configs: selectConfigs,
  policies: selectPolicies,
  callerEntries: selectCallerEntries,
  numbers: 'SELECT number, policy_id FROM routing_numbers',
  rules: selectRules,
};

/** One statement, because each costs a way to the database and back, and whoever has changed something waits. */
const selectAtOnce = `
  SELECT json_build_object('version', (SELECT version::text FROM routing_version), ${Object.entries(
    parts,
  )
    .map(([name, sql]) => `'${name}', (SELECT coalesce(json_agg(row), '[]') FROM (${sql}) AS row)`)
    .join(', ')}) AS read`;

import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';
import type { Recorded } from './recorded-sound.service.js';
import type { CallKey, Marks } from './recording-marks.service.js';

/** The recording of a talk, and what people have done with it. */
export type RecordingRow = Recorded &
  Marks & { callId: string; policyName: string | null; seconds: number };

@Injectable()
export class RecordingsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async find({ projectId, callId }: CallKey): Promise<RecordingRow | undefined> {
    const { rows } = await this.pool.query<RecordingRow>(
      `SELECT c.id AS "callId", c.policy_id AS "policyId",
         coalesce(p.name, plan.content ->> 'policyName') AS "policyName", c.ended_at AS "endedAt",
         c.recording_seconds AS seconds, c.account_sid AS "accountSid", c.recording_sid AS "recordingSid",
         m.heard_at AS "heardAt", m.heard_by AS "heardBy",
         m.deleted_at AS "deletedAt", m.deleted_by AS "deletedBy", m.gone_at AS "goneAt"
       FROM calls c
       LEFT JOIN recording_marks m ON m.call_id = c.id
       LEFT JOIN incoming_call_policies p ON p.id = c.policy_id AND p.project_id = c.project_id
       LEFT JOIN routing_plans plan ON plan.id = c.plan_id
       WHERE c.project_id = $1 AND c.id = $2 AND c.recording_seconds > 0`,
      [projectId, callId],
    );
    return rows[0];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';

import { callerNameOf } from '../../database/caller-name.js';
import type { Cursor } from '../../platform/paging/cursor.js';
import { POOL } from '../../platform/tokens.js';
import type { Recorded } from '../recordings/recorded-sound.service.js';
import type { CallKey, Marks } from '../recordings/recording-marks.service.js';

/** A message, and what people have done with it. */
export type VoicemailRow = Recorded &
  Marks & {
    callId: string;
    policyName: string | null;
    caller: string | null;
    callerName: string | null;
    callerErased: boolean;
    startedAt: Date;
    startedMicroseconds: string;
    seconds: number;
    text: string | null;
  };

const selectVoicemails = `
  SELECT c.id AS "callId", c.policy_id AS "policyId",
    coalesce(p.name, plan.content ->> 'policyName') AS "policyName", c.caller, ${callerNameOf('c')} AS "callerName",
    c.caller_erased_at IS NOT NULL AS "callerErased",
    c.started_at AS "startedAt",
    (extract(epoch FROM c.started_at) * 1000000)::bigint::text AS "startedMicroseconds", c.ended_at AS "endedAt",
    c.voicemail_seconds AS seconds, t.text, c.account_sid AS "accountSid", c.voicemail_sid AS "recordingSid",
    m.heard_at AS "heardAt", m.heard_by AS "heardBy",
    m.deleted_at AS "deletedAt", m.deleted_by AS "deletedBy", m.gone_at AS "goneAt"
  FROM calls c
  LEFT JOIN voicemail_marks m ON m.call_id = c.id
  LEFT JOIN voicemail_texts t ON t.call_id = c.id
  LEFT JOIN incoming_call_policies p ON p.id = c.policy_id AND p.project_id = c.project_id
  LEFT JOIN routing_plans plan ON plan.id = c.plan_id
  WHERE c.project_id = $1 AND c.voicemail_seconds > 0`;

/** The record of calls holds each message; what people do with it has a table of its own. */
@Injectable()
export class VoicemailsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Newest first. */
  async list(
    projectId: string,
    of: { policyId: string | undefined; before: Cursor | undefined; rows: number },
  ): Promise<VoicemailRow[]> {
    const [microseconds = null, id = null] = of.before ?? [];
    const { rows } = await this.pool.query<VoicemailRow>(
      `${selectVoicemails}
         AND ($2::uuid IS NULL OR c.policy_id = $2)
         AND ($3::bigint IS NULL
           OR (c.started_at, c.id) < (timestamptz 'epoch' + $3 * interval '1 microsecond', $4::uuid))
       ORDER BY c.started_at DESC, c.id DESC LIMIT $5`,
      [projectId, of.policyId ?? null, microseconds, id, of.rows],
    );
    return rows;
  }

  async find({ projectId, callId }: CallKey): Promise<VoicemailRow | undefined> {
    const { rows } = await this.pool.query<VoicemailRow>(`${selectVoicemails} AND c.id = $2`, [
      projectId,
      callId,
    ]);
    return rows[0];
  }
}

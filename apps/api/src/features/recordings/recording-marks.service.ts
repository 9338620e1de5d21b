import { Inject, Injectable } from '@nestjs/common';
import type { RecordingDto } from '@ringdown/contracts';
import type pg from 'pg';

import { currentActing } from '../../platform/access/acting.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Queryable } from '../../platform/jobs/job-runner.service.js';
import { POOL } from '../../platform/tokens.js';

/** What was recorded in a call: the caller alone, or caller and responder. */
export type RecordedKind = 'message' | 'recording';

export type CallKey = { projectId: string; callId: string };

/** What stands in the table of marks of something recorded. */
export type Marks = {
  heardAt: Date | null;
  heardBy: string | null;
  deletedAt: Date | null;
  deletedBy: string | null;
  goneAt: Date | null;
};

/** As people are told. */
export function toMarksDto(marks: Marks): Pick<RecordingDto, 'heard' | 'deleted'> {
  const { heardAt, heardBy, deletedAt, deletedBy, goneAt } = marks;
  return {
    heard: heardAt && { at: heardAt.toISOString(), by: heardBy ?? '' },
    deleted: deletedAt && {
      at: deletedAt.toISOString(),
      by: deletedBy ?? '',
      isGone: goneAt !== null,
    },
  };
}

const tables: Record<RecordedKind, string> = {
  message: 'voicemail_marks',
  recording: 'recording_marks',
};

/** What people have done with what was recorded. */
@Injectable()
export class RecordingMarks {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whoever acts now has heard it; the first who hears it stays. */
  async markHeard(kind: RecordedKind, { projectId, callId }: CallKey): Promise<void> {
    const { actor } = currentActing();
    if (actor.kind === 'system') return;
    await this.pool.query(
      `INSERT INTO ${tables[kind]} AS m (call_id, project_id, heard_at, heard_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (call_id) DO UPDATE SET heard_at = excluded.heard_at, heard_by = excluded.heard_by
       WHERE m.heard_at IS NULL`,
      [callId, projectId, this.clock.now(), actor.name],
    );
  }

  /** @throws {DomainError} when somebody was faster. */
  async markDeleted(
    tx: Queryable,
    kind: RecordedKind,
    { projectId, callId }: CallKey,
  ): Promise<void> {
    const { actor } = currentActing();
    const by = actor.kind === 'system' ? 'Ringdown' : actor.name;
    const rows = (await tx.query(
      `INSERT INTO ${tables[kind]} AS m (call_id, project_id, deleted_at, deleted_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (call_id) DO UPDATE SET deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by
       WHERE m.deleted_at IS NULL
       RETURNING call_id`,
      [callId, projectId, this.clock.now(), by],
    )) as unknown[];
    if (rows.length > 0) return;
    throw new DomainError('conflict', `Somebody has deleted this ${kind} already.`);
  }

  /** The carrier has nothing of it any more. */
  async markGone(kind: RecordedKind, callId: string): Promise<void> {
    await this.pool.query(`UPDATE ${tables[kind]} SET gone_at = $2 WHERE call_id = $1`, [
      callId,
      this.clock.now(),
    ]);
  }
}

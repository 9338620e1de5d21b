import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Calls of a project that began before a time and are over. */
export type OldCalls = { projectId: string; before: Date; most: number };

/** What one statement has deleted; nothing where `deleted` is 0. */
export type Deleted = { deleted: number; oldest: Date; newest: Date };

/** A message that a caller has left, or the recording of a talk. */
export type OldSound = { callId: string; startedAt: Date };

type Sound = 'voicemail' | 'recording';

/** Finds and deletes what has been kept long enough, few enough at a time for a statement to be done in no time. */
@Injectable()
export class OldCallsRepository {
  async deleteCalls(tx: EntityManager, old: OldCalls): Promise<Deleted> {
    return first(await tx.query(deleteCalls, [old.projectId, old.before, old.most]));
  }

  async deleteJournals(tx: EntityManager, old: OldCalls): Promise<Deleted> {
    return first(await tx.query(deleteJournals, [old.projectId, old.before, old.most]));
  }

  /** Those that nobody has deleted yet. */
  findVoicemails(tx: EntityManager, old: OldCalls): Promise<OldSound[]> {
    return this.findSounds(tx, 'voicemail', old);
  }

  /** Those that nobody has deleted yet. */
  findRecordings(tx: EntityManager, old: OldCalls): Promise<OldSound[]> {
    return this.findSounds(tx, 'recording', old);
  }

  private async findSounds(
    tx: EntityManager,
    kind: Sound,
    { projectId, before, most }: OldCalls,
  ): Promise<OldSound[]> {
    const rows: OldSound[] = await tx.query(selectSounds(kind), [projectId, before, most]);
    return rows;
  }
}

function first(rows: Deleted[]): Deleted {
  return rows[0] ?? { deleted: 0, oldest: new Date(0), newest: new Date(0) };
}

const oldCalls = `SELECT id, started_at FROM calls c
    WHERE project_id = $1 AND started_at < $2 AND ended_at IS NOT NULL`;

const told = `SELECT count(*)::int AS deleted, min(started_at) AS oldest, max(started_at) AS newest FROM old`;

const isWithout = (kind: Sound) => `(coalesce(c.${kind}_seconds, 0) = 0
        OR EXISTS (SELECT FROM ${kind}_marks m WHERE m.call_id = c.id AND m.deleted_at IS NOT NULL))`;

const deleteCalls = `
  WITH old AS (
    ${oldCalls}
      -- What the carrier keeps goes first, so that the carrier is told of it.
      AND ${isWithout('voicemail')} AND ${isWithout('recording')}
    ORDER BY started_at LIMIT $3
  ), attempts AS (
    DELETE FROM call_attempts USING old WHERE call_id = old.id
  ), journal AS (
    DELETE FROM call_journal USING old WHERE call_id = old.id
  ), marks AS (
    DELETE FROM voicemail_marks USING old WHERE call_id = old.id
  ), talk_marks AS (
    DELETE FROM recording_marks USING old WHERE call_id = old.id
  ), deliveries AS (
    DELETE FROM webhook_deliveries USING old WHERE call_id = old.id
  ), gone AS (
    DELETE FROM calls USING old WHERE calls.id = old.id
  )
  ${told}`;

const deleteJournals = `
  WITH old AS (
    ${oldCalls} AND EXISTS (SELECT FROM call_journal j WHERE j.call_id = c.id) ORDER BY started_at LIMIT $3
  ), journal AS (
    DELETE FROM call_journal USING old WHERE call_id = old.id
  )
  ${told}`;

const selectSounds = (kind: Sound) => `
  SELECT c.id AS "callId", c.started_at AS "startedAt"
  FROM calls c
  WHERE c.project_id = $1 AND c.started_at < $2 AND c.ended_at IS NOT NULL AND c.${kind}_seconds > 0
    AND NOT EXISTS (SELECT FROM ${kind}_marks m WHERE m.call_id = c.id AND m.deleted_at IS NOT NULL)
  ORDER BY c.started_at LIMIT $3`;

import { Injectable } from '@nestjs/common';
import type { TracesOfCallerDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** Whom to look for: what a project knew of them at a time. */
export type Caller = { projectId: string; number: string; until: Date };

/** A call whose caller is to be forgotten. */
export type EndedCall = {
  id: string;
  policyId: string | null;
  accountSid: string;
  /** The message that was left and the talk, unless the carrier has forgotten them already. */
  recordingSids: string[];
  isMessageKept: boolean;
};

/** What stands in lines of the record in place of a number. */
const inPlaceOfNumber = '(erased)';

/** An address is the same in any letters; a number has none. $1 is the project, $2 the number, $3 the time. */
const ofCaller = `c.project_id = $1 AND (c.caller = $2 OR $2 LIKE 'sip%' AND lower(c.caller) = $2) AND c.started_at <= $3`;

/** The carrier may still be at work on what it has recorded, for so long. */
const isSettled = `c.ended_at IS NOT NULL AND (c.ended_at < now() - interval '1 day'
    OR (c.voicemail_offered IS NOT TRUE OR c.voicemail_seconds IS NOT NULL)
      AND (c.recording_announced IS NOT TRUE OR c.recording_seconds IS NOT NULL))`;

const isMessageKept = `coalesce(c.voicemail_seconds, 0) > 0
    AND NOT EXISTS (SELECT FROM voicemail_marks m WHERE m.call_id = c.id AND m.deleted_at IS NOT NULL)`;

const keptRecording = (kind: 'voicemail' | 'recording') => `
    CASE WHEN c.${kind}_seconds > 0 AND NOT EXISTS (
      SELECT FROM ${kind}_marks m WHERE m.call_id = c.id AND m.gone_at IS NOT NULL) THEN nullif(c.${kind}_sid, '') END`;

/** Where callers leave traces: reads and writes across the tables of several features, as retention does. */
@Injectable()
export class CallerTraces {
  constructor(private readonly dataSource: DataSource) {}

  async count({ projectId, number, until }: Caller): Promise<TracesOfCallerDto> {
    const rows: TracesOfCallerDto[] = await this.dataSource.query(
      `SELECT count(*)::int AS calls, count(*) FILTER (WHERE NOT (${isSettled}))::int AS "callsUnderWay",
         count(*) FILTER (WHERE ${isMessageKept})::int AS voicemails,
         (SELECT count(*)::int FROM contacts WHERE project_id = $1 AND number = $2) AS contacts,
         (SELECT count(*)::int FROM caller_entries WHERE project_id = $1 AND lower(pattern) = $2) AS "callerEntries"
       FROM calls c WHERE ${ofCaller}`,
      [projectId, number, until],
    );
    return rows[0] ?? { calls: 0, callsUnderWay: 0, voicemails: 0, contacts: 0, callerEntries: 0 };
  }

  async callsLeft({ projectId, number, until }: Caller): Promise<number> {
    const rows: { calls: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS calls FROM calls c WHERE ${ofCaller}`,
      [projectId, number, until],
    );
    return rows[0]?.calls ?? 0;
  }

  /** What people have written down of the caller by hand. */
  async deleteEntries(
    tx: EntityManager,
    { projectId, number }: Caller,
  ): Promise<{ contacts: number; caller_entries: number }> {
    const [contacts]: [unknown[]] = await tx.query(
      'DELETE FROM contacts WHERE project_id = $1 AND number = $2 RETURNING id',
      [projectId, number],
    );
    const [entries]: [unknown[]] = await tx.query(
      'DELETE FROM caller_entries WHERE project_id = $1 AND lower(pattern) = $2 RETURNING id',
      [projectId, number],
    );
    return { contacts: contacts.length, caller_entries: entries.length };
  }

  /**
   * Plans keep the lists as they were. Who may call is decided when a call comes in, by a plan in force: a call under way
   * needs them no more.
   */
  async forgetInPlans({ projectId, number }: Caller): Promise<void> {
    await this.dataSource.query(
      `UPDATE routing_plans SET content = jsonb_set(content, '{admission,entries}', (
         SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]')
         FROM jsonb_array_elements(content #> '{admission,entries}') WITH ORDINALITY AS t (entry, place)
         WHERE lower(entry ->> 'pattern') <> $2))
       WHERE project_id = $1 AND EXISTS (
         SELECT FROM jsonb_array_elements(content #> '{admission,entries}') entry WHERE lower(entry ->> 'pattern') = $2)`,
      [projectId, number],
    );
  }

  /** Who has asked for something in the project, and may have been answered with the number. */
  async actorsOf(projectId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT user_id AS id FROM members WHERE project_id = $1
       UNION SELECT id FROM api_keys WHERE project_id = $1`,
      [projectId],
    );
    return rows.map(({ id }) => id);
  }

  /** Some calls that are over; nobody else changes them until the transaction ends. */
  async lockSomeCalls(
    tx: EntityManager,
    { projectId, number, until }: Caller,
    most: number,
  ): Promise<EndedCall[]> {
    const rows: EndedCall[] = await tx.query(
      `SELECT c.id, c.policy_id AS "policyId", c.account_sid AS "accountSid",
         array_remove(ARRAY[${keptRecording('voicemail')}, ${keptRecording('recording')}], NULL) AS "recordingSids",
         ${isMessageKept} AS "isMessageKept"
       FROM calls c WHERE ${ofCaller} AND ${isSettled} ORDER BY c.started_at LIMIT $4 FOR UPDATE`,
      [projectId, number, until, most],
    );
    return rows;
  }

  /** What was said while two talked; messages have an entry in the audit log besides. */
  async markTalksDeleted(tx: EntityManager, callIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO recording_marks AS m (call_id, project_id, deleted_at, deleted_by)
       SELECT id, project_id, $2, 'Ringdown' FROM calls WHERE id = ANY ($1) AND recording_seconds > 0
       ON CONFLICT (call_id) DO UPDATE SET deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by
       WHERE m.deleted_at IS NULL`,
      [callIds, at],
    );
  }

  async forgetInCalls(
    tx: EntityManager,
    callIds: readonly string[],
    { number, at }: { number: string; at: Date },
  ): Promise<{ calls: number; journal_lines: number; webhook_answers: number }> {
    const [lines]: [unknown[]] = await tx.query(
      `UPDATE call_journal SET facts = replace(facts::text, $2, $3)::jsonb, steps = replace(steps::text, $2, $3)::jsonb
       WHERE call_id = ANY ($1) AND (strpos(facts::text, $2) > 0 OR strpos(steps::text, $2) > 0) RETURNING key`,
      [callIds, number, inPlaceOfNumber],
    );
    const [answers]: [unknown[]] = await tx.query(
      'UPDATE webhook_deliveries SET answer = NULL WHERE call_id = ANY ($1) AND answer IS NOT NULL RETURNING id',
      [callIds],
    );
    await tx.query(
      `UPDATE calls SET caller = NULL, caller_erased_at = $2, failure = replace(failure, $3, $4),
         changed_at = clock_timestamp()
       WHERE id = ANY ($1)`,
      [callIds, at, number, inPlaceOfNumber],
    );
    return {
      calls: callIds.length,
      journal_lines: lines.length,
      webhook_answers: answers.length,
    };
  }
}

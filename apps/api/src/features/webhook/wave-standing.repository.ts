import { Inject, Injectable } from '@nestjs/common';
import type { Tally, Wave, WaveStanding } from '@ringdown/call-routing';
import type pg from 'pg';

import { inMonth, monthOfId } from '../../database/call-month.js';
import { CALLS_POOL } from '../../platform/tokens.js';
import type { AttemptPatch, CallPatch, JournalEntry } from './journal-entry.js';

/** A leg of a wave that is not over. */
export type OpenRing = { attempt: number; legSid: string; hadPickedUp: boolean };

/** An attempt that was accepted in vain, with what its row and its call's have. */
export type UnmetTaker = {
  call: Pick<JournalEntry, 'callId' | 'projectId'> & CallPatch & { ended_at: string };
  attempt: AttemptPatch;
};

type RingRow = {
  number: number;
  leg_sid: string | null;
  leg_status: string | null;
  is_accepted: boolean;
  is_over: boolean;
  has_picked_up: boolean;
  /** Whether the leg was over before the caller came into the room. */
  was_alone: boolean;
};

const patienceMilliseconds = 2000;

/** What the record knows of phones that ring at once. */
@Injectable()
export class WaveStandings {
  constructor(@Inject(CALLS_POOL) private readonly pool: pg.Pool) {}

  async find(callId: string, wave: Wave): Promise<WaveStanding> {
    const rows = await this.rings(callId, wave);
    const taker = rows.find(({ is_accepted }) => is_accepted);
    return {
      takenBy: taker?.number,
      hasLeft: taker?.was_alone ?? false,
      rings: rows
        .filter(({ leg_sid }) => leg_sid !== null)
        .map((row) => ({ attempt: row.number, ended: row.is_over ? tallyOf(row) : undefined })),
      refused: rows
        .filter(({ leg_sid, is_over }) => leg_sid === null && is_over)
        .map(({ number }) => number),
    };
  }

  /** All but the leg of whoever took the call. */
  async findOpen(callId: string, wave: Wave): Promise<OpenRing[]> {
    const rows = await this.rings(callId, wave);
    return rows.flatMap(({ number, leg_sid, is_over, has_picked_up }) =>
      leg_sid === null || is_over || number === wave.takenBy
        ? []
        : [{ attempt: number, legSid: leg_sid, hadPickedUp: has_picked_up }],
    );
  }

  /** Whether the caller was sent into the room already. */
  async isPutThrough(callId: string, { first }: Wave): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      text: 'SELECT FROM call_journal WHERE call_id = $1 AND key = $2',
      values: [callId, putThroughKey(first)],
    });
    return rowCount === 1;
  }

  /** Whether the caller's leg is over. */
  async isCallerGone(callId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      text: 'SELECT FROM calls WHERE id = $1 AND ended_at IS NOT NULL',
      values: [callId],
    });
    return rowCount === 1;
  }

  /** Who has accepted a caller who is gone, and who never came into the room. */
  async findUnmet(callId: string): Promise<UnmetTaker | undefined> {
    const { rows } = await this.pool.query<UnmetTaker>(selectUnmet, [callId]);
    return rows[0];
  }

  private async rings(callId: string, { first, size }: Wave): Promise<RingRow[]> {
    const month = monthOfId(callId);
    const query: pg.QueryConfig & { query_timeout: number } = {
      name: `rings-of-wave/${month ?? ''}`,
      text: inMonth(month, selectRings),
      values: [callId, first, first + size - 1, putThroughKey(first)],
      query_timeout: patienceMilliseconds,
    };
    return (await this.pool.query<RingRow>(query)).rows;
  }
}

/** The entry of the caller's way into the room of a wave. */
export function putThroughKey(first: number): string {
  return `${String(first)}/put-through`;
}

function tallyOf({ leg_status: status }: RingRow): Tally {
  return status === 'busy' || status === 'failed' ? status : 'mixed';
}

const selectRings = `
  SELECT number, leg_sid, leg_status, accepted_at IS NOT NULL AS is_accepted, ended_at IS NOT NULL AS is_over,
    picked_up_at IS NOT NULL AS has_picked_up,
    coalesce(ended_at < (SELECT at FROM {call_journal} WHERE call_id = $1 AND key = $4), ended_at IS NOT NULL) AS was_alone
  FROM {call_attempts}
  WHERE call_id = $1 AND number BETWEEN $2 AND $3
  ORDER BY number`;

const selectUnmet = `
  SELECT json_build_object('callId', c.id, 'projectId', c.project_id, 'account_sid', c.account_sid,
      'call_sid', c.call_sid, 'started_at', c.started_at, 'ended_at', c.ended_at) AS call,
    json_build_object('number', a.number, 'round', a.round, 'rule_order', a.rule_order, 'user_id', a.user_id,
      'user_name', a.user_name, 'phone', a.phone, 'in_wave', true, 'leg_sid', a.leg_sid) AS attempt
  FROM call_attempts a JOIN calls c ON c.id = a.call_id
  WHERE a.call_id = $1 AND a.in_wave AND a.accepted_at IS NOT NULL AND a.result IS NULL AND c.ended_at IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM call_journal
      WHERE call_id = $1 AND key LIKE '%/put-through' AND at >= a.accepted_at
    )
  ORDER BY a.number DESC LIMIT 1`;

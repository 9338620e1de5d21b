import { Inject, Injectable } from '@nestjs/common';
import type { CallFact } from '@ringdown/call-routing';
import type pg from 'pg';

import { POOL } from '../../platform/tokens.js';

/** A call whose end, the end of one of whose attempts, or the caller's message nobody has told us of yet. */
export type OpenCall = {
  id: string;
  project_id: string;
  account_sid: string;
  call_sid: string;
  plan_id: string | null;
  started_at: Date;
  has_ended: boolean;
  /** The caller was asked for a message, and nobody has told whether there is one. */
  awaits_voicemail: boolean;
  /** The two were to be recorded, and nobody has told whether there is a recording. */
  awaits_recording: boolean;
};

/** An order to ring, as the journal has it. */
export type RingOrder = Extract<CallFact, { kind: 'ring-ordered' }> & { planId: string | null };

const pageSize = 100;

@Injectable()
export class OpenCallsRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** Every open call of which nothing was heard for so many seconds, oldest first. */
  async *findQuiet(quietSeconds: number): AsyncGenerator<OpenCall> {
    let last: Pick<OpenCall, 'id' | 'started_at'> | undefined;
    for (;;) {
      const { rows } = await this.pool.query<OpenCall>(selectQuiet, [
        quietSeconds,
        last?.started_at ?? new Date(0),
        last?.id ?? '00000000-0000-0000-0000-000000000000',
      ]);
      yield* rows;
      last = rows.at(-1);
      if (last === undefined || rows.length < pageSize) return;
    }
  }

  /** The call, if nobody has told of its end and it was accepted before a time. */
  async findAccepted(callId: string, before: Date): Promise<OpenCall | undefined> {
    const { rows } = await this.pool.query<OpenCall>(
      `${selectOpen} WHERE id = $1 AND ended_at IS NULL AND accepted_at < $2`,
      [callId, before],
    );
    return rows[0];
  }

  /** Everybody whom this call ordered to ring, in order, each with the plan: a call may go on by another policy's. */
  async findRingOrders(callId: string): Promise<RingOrder[]> {
    const { rows } = await this.pool.query<{ fact: RingOrder }>(
      `SELECT fact || jsonb_build_object('planId', plan_id) AS fact FROM call_journal, jsonb_array_elements(facts) AS fact
       WHERE call_id = $1 AND fact ->> 'kind' = 'ring-ordered'
       ORDER BY (fact ->> 'attempt')::integer`,
      [callId],
    );
    return rows.map(({ fact }) => fact);
  }

  /** The first attempts of the waves of a call: their rooms are named after them. */
  async findWaves(callId: string): Promise<number[]> {
    const { rows } = await this.pool.query<{ first: number }>(
      `SELECT min((fact ->> 'attempt')::integer) AS first FROM call_journal, jsonb_array_elements(facts) AS fact
       WHERE call_id = $1 AND fact ->> 'kind' = 'ring-ordered' AND fact ->> 'inWave' = 'true'
       GROUP BY key`,
      [callId],
    );
    return rows.map(({ first }) => first);
  }

  /** Legs of waves of which nobody has told that they are over, with their attempts. */
  async findOpenWaveLegs(callId: string): Promise<Map<number, string>> {
    const { rows } = await this.pool.query<{ number: number; leg_sid: string }>(
      `SELECT number, leg_sid FROM call_attempts
       WHERE call_id = $1 AND in_wave AND ended_at IS NULL AND leg_sid IS NOT NULL`,
      [callId],
    );
    return new Map(rows.map(({ number, leg_sid }) => [number, leg_sid]));
  }

  /** The numbers of the attempts that have ended. */
  async findSettledAttempts(callId: string): Promise<Set<number>> {
    const { rows } = await this.pool.query<{ number: number }>(
      'SELECT number FROM call_attempts WHERE call_id = $1 AND ended_at IS NOT NULL',
      [callId],
    );
    return new Set(rows.map(({ number }) => number));
  }
}

/** Milliseconds are all that a Date keeps of `started_at`; the id settles the rest. */
const selectOpen = `
  SELECT id, project_id, account_sid, call_sid, plan_id, date_trunc('milliseconds', started_at) AS started_at,
    ended_at IS NOT NULL AS has_ended,
    voicemail_offered IS TRUE AND voicemail_seconds IS NULL AS awaits_voicemail,
    recording_announced IS TRUE AND recording_seconds IS NULL AND status = 'completed' AS awaits_recording
  FROM calls`;

const selectQuiet = `${selectOpen}
  WHERE (
      ended_at IS NULL
      OR started_at > now() - interval '2 days'
        AND id IN (SELECT call_id FROM call_attempts WHERE ended_at IS NULL)
      OR started_at > now() - interval '2 days' AND voicemail_offered AND voicemail_seconds IS NULL
      OR started_at > now() - interval '2 days' AND recording_announced AND recording_seconds IS NULL
        AND status = 'completed'
    )
    AND changed_at <= now() - make_interval(secs => $1)
    AND (date_trunc('milliseconds', started_at), id) > ($2, $3)
  ORDER BY date_trunc('milliseconds', started_at), id LIMIT ${pageSize}`;

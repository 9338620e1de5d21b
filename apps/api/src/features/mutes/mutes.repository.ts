import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';

import { POOL } from '../../platform/tokens.js';

/** A person whom a policy leaves alone for a while. */
export type MuteRow = {
  projectId: string;
  policyId: string;
  userId: string;
  name: string;
  until: Date;
};

/** Whom one mute is about. */
export type MuteKey = { projectId: string; policyId: string; userId: string };

/** Mutes as the record has them: each is part of the attempt whose responder pressed the key. */
@Injectable()
export class MutesRepository {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** All that are in force at a time, the latest of each person and policy; a mute is of the policy that rang. */
  async findInForce(at: Date): Promise<MuteRow[]> {
    const { rows } = await this.pool.query<MuteRow>(selectInForce, [at]);
    return rows;
  }

  async hasPolicy({ projectId, policyId }: Omit<MuteKey, 'userId'>): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'SELECT FROM incoming_call_policies WHERE id = $1 AND project_id = $2',
      [policyId, projectId],
    );
    return rowCount === 1;
  }

  /** Ends what is in force; the number of mutes that were. */
  async end(tx: EntityManager, key: MuteKey, at: Date): Promise<number> {
    const ended = await tx.query<unknown[]>(endMutes, [
      key.projectId,
      key.policyId,
      key.userId,
      at,
    ]);
    return ended.length;
  }
}

const selectInForce = `
  SELECT DISTINCT ON ("policyId", a.user_id)
    c.project_id AS "projectId", coalesce(c.passed_to, c.policy_id) AS "policyId", a.user_id AS "userId", u.name,
    a.muted_until AS until
  FROM call_attempts AS a
  JOIN calls AS c ON c.id = a.call_id
  JOIN users AS u ON u.id = a.user_id
  WHERE a.muted_until > $1 AND c.policy_id IS NOT NULL
  ORDER BY "policyId", a.user_id, a.muted_until DESC`;

/** A row a mute: what the driver tells of an UPDATE is a pair otherwise. */
const endMutes = `
  WITH ended AS (
    UPDATE call_attempts AS a SET muted_until = $4
    FROM calls AS c
    WHERE c.id = a.call_id AND c.project_id = $1 AND coalesce(c.passed_to, c.policy_id) = $2 AND a.user_id = $3 AND a.muted_until > $4
    RETURNING a.number
  )
  SELECT number FROM ended`;

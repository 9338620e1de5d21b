import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BuyNumberDto, PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import type { NumberPurchase, Turn } from './number-purchase.js';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

/** What is asked for, and of which account. */
export type NewPurchase = PolicyKey & { accountSid: string; wish: BuyNumberDto };

/** A moment, and until when nobody else is to work on a purchase. */
export type Hold = { now: Date; until: Date };

const columns = `id, project_id AS "projectId", policy_id AS "policyId", number, account_sid AS "accountSid",
  address_sid AS "addressSid", bundle_sid AS "bundleSid", monthly_price AS "monthlyPrice", currency,
  state, problem, tried_at AS "triedAt", created_at AS "createdAt", changed_at AS "changedAt"`;

const isOpen = `state IN ('asked', 'bought', 'configured')`;

/** Microseconds since 1970: a moment that a cursor can hold without loss. */
const createdPart = /^\d{1,17}$/;

@Injectable()
export class NumberPurchasesRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first; one row more than the page shows. */
  async list(
    { projectId, policyId }: PolicyKey,
    query: PageQueryDto,
  ): Promise<(NumberPurchase & { created: string })[]> {
    const [created = null, id = null] = readCursor(query, [createdPart, idPart]) ?? [];
    const rows: (NumberPurchase & { created: string })[] = await this.dataSource.query(
      `SELECT * FROM (
         SELECT ${columns}, (extract(epoch FROM created_at) * 1000000)::bigint AS created
         FROM number_purchases WHERE project_id = $1 AND policy_id = $2
       ) purchase
       WHERE $3::bigint IS NULL OR (created, id) < ($3, $4::uuid)
       ORDER BY created DESC, id DESC
       LIMIT $5`,
      [projectId, policyId, created, id, rowsToRead(query)],
    );
    return rows;
  }

  async find(
    { projectId, policyId }: PolicyKey,
    purchaseId: string,
  ): Promise<NumberPurchase | undefined> {
    const rows: NumberPurchase[] = await this.dataSource.query(
      `SELECT ${columns} FROM number_purchases WHERE project_id = $1 AND policy_id = $2 AND id = $3`,
      [projectId, policyId, purchaseId],
    );
    return rows[0];
  }

  /** @returns whether there is such a policy. */
  async hasPolicy({ projectId, policyId }: PolicyKey): Promise<boolean> {
    const policies: unknown[] = await this.dataSource.query(
      'SELECT FROM incoming_call_policies WHERE project_id = $1 AND id = $2',
      [projectId, policyId],
    );
    return policies.length === 1;
  }

  /** Of two who buy for the same policy one comes after the other; @returns undefined when there is no such policy. */
  async withPolicy<Result>(
    { projectId, policyId }: PolicyKey,
    work: (tx: EntityManager, policyName: string) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      const policies: { name: string }[] = await tx.query(
        'SELECT name FROM incoming_call_policies WHERE project_id = $1 AND id = $2 FOR NO KEY UPDATE',
        [projectId, policyId],
      );
      const [policy] = policies;
      return policy && { result: await work(tx, policy.name) };
    });
  }

  /** @returns undefined when the project is buying this number already. */
  async create(tx: EntityManager, purchase: NewPurchase): Promise<NumberPurchase | undefined> {
    const { projectId, policyId, accountSid, wish } = purchase;
    const created: NumberPurchase[] = await tx.query(
      `INSERT INTO number_purchases (project_id, policy_id, number, account_sid, address_sid, bundle_sid,
         monthly_price, currency, held_until, created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9)
       ON CONFLICT (project_id, number) WHERE ${isOpen} DO NOTHING
       RETURNING ${columns}`,
      [
        ...[projectId, policyId, wish.number, accountSid],
        ...[wish.addressSid ?? null, wish.bundleSid ?? null],
        ...[wish.monthlyPrice ?? null, wish.currency ?? null, this.clock.now()],
      ],
    );
    return created[0];
  }

  async countOpen(tx: EntityManager, projectId: string): Promise<number> {
    const [counted]: [{ count: number }] = await tx.query(
      `SELECT count(*)::int AS count FROM number_purchases WHERE project_id = $1 AND ${isOpen}`,
      [projectId],
    );
    return counted.count;
  }

  /** The purchase of a number that goes on in a project. */
  async findOpen(
    tx: EntityManager,
    projectId: string,
    number: string,
  ): Promise<NumberPurchase | undefined> {
    const rows: NumberPurchase[] = await tx.query(
      `SELECT ${columns} FROM number_purchases WHERE project_id = $1 AND number = $2 AND ${isOpen}`,
      [projectId, number],
    );
    return rows[0];
  }

  /** The purchase by which a policy came to a number that it still has. */
  async findDone(
    tx: EntityManager,
    policyId: string,
    number: string,
  ): Promise<NumberPurchase | undefined> {
    const rows: NumberPurchase[] = await tx.query(
      `SELECT ${columns} FROM number_purchases
       WHERE policy_id = $1 AND number = $2 AND state = 'linked' AND EXISTS (
         SELECT FROM routing_numbers n WHERE n.policy_id = $1 AND n.number = $2 AND n.origin = 'bought')
       ORDER BY created_at DESC, id DESC LIMIT 1`,
      [policyId, number],
    );
    return rows[0];
  }

  /** Those that nobody works on. */
  async findIdle(now: Date): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM number_purchases WHERE ${isOpen} AND held_until <= $1 ORDER BY held_until, id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns undefined when it has ended, or somebody else works on it. */
  async claim(id: string, { now, until }: Hold): Promise<NumberPurchase | undefined> {
    const [claimed]: [NumberPurchase[]] = await this.dataSource.query(
      `UPDATE number_purchases SET held_until = $3
       WHERE id = $1 AND ${isOpen} AND held_until <= $2 RETURNING ${columns}`,
      [id, now, until],
    );
    return claimed[0];
  }

  /** Notes, before the carrier is told to sell it, that the number may be bought from now on. */
  async noteTried(id: string, now: Date): Promise<void> {
    await this.dataSource.query(
      'UPDATE number_purchases SET tried_at = coalesce(tried_at, $2) WHERE id = $1',
      [id, now],
    );
  }

  /** Whether an id names this purchase, or an earlier one by which its project came to the same number. */
  async isSame({ projectId, number }: NumberPurchase, otherId: string): Promise<boolean> {
    const found: unknown[] = await this.dataSource.query(
      'SELECT FROM number_purchases WHERE id = $1 AND project_id = $2 AND number = $3',
      [otherId, projectId, number],
    );
    return found.length === 1;
  }

  /** As it is called now. */
  async policyName(tx: EntityManager, { policyId }: NumberPurchase): Promise<string> {
    const [policy]: { name: string }[] = await tx.query(
      'SELECT name FROM incoming_call_policies WHERE id = $1',
      [policyId],
    );
    return policy?.name ?? '';
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** @returns the purchase as it is now; undefined when somebody else has led it on. */
  async turn(
    tx: EntityManager,
    { id, state }: NumberPurchase,
    { to, problem, now, until }: Turn & Hold,
  ): Promise<NumberPurchase | undefined> {
    const [turned]: [NumberPurchase[]] = await tx.query(
      `UPDATE number_purchases SET state = $3, problem = $4, held_until = $6,
         changed_at = CASE WHEN (state, problem) IS DISTINCT FROM ($3, $4) THEN $5 ELSE changed_at END
       WHERE id = $1 AND state = $2 RETURNING ${columns}`,
      [id, state, to, problem, now, until],
    );
    return turned[0];
  }
}

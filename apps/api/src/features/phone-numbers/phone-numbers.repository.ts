import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import { RoutingNumberEntity } from './routing-number.entity.js';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

/** A policy that stays until the transaction ends. */
export type HeldPolicy = { id: string; name: string; tx: EntityManager };

/** Whom a number leads to. */
export type NumberOwner = { projectId: string; policyId: string; policyName: string };

/** Nulls: the policy has no call/SMS config yet. */
export type PolicyConfig = { configId: string | null; accountSid: string | null };

/** A number that is only linked. */
export type NewNumber = PolicyKey & { number: string; createdAt: Date };

const numberPart = /^\+\d{1,15}$/;

@Injectable()
export class PhoneNumbersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** In the order of the digits; one row more than the page shows. */
  list({ projectId, policyId }: PolicyKey, query: PageQueryDto): Promise<RoutingNumberEntity[]> {
    const [after = ''] = readCursor(query, [numberPart]) ?? [];
    return this.dataSource
      .createQueryBuilder(RoutingNumberEntity, 'number')
      .where({ projectId, policyId })
      .andWhere('number.number > :after', { after })
      .orderBy('number.number')
      .limit(rowsToRead(query))
      .getMany();
  }

  /** @returns undefined when there is no such policy. */
  async withPolicy<Result>(
    { projectId, policyId }: PolicyKey,
    work: (policy: HeldPolicy) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      const policies: { id: string; name: string }[] = await tx.query(
        'SELECT id, name FROM incoming_call_policies WHERE project_id = $1 AND id = $2 FOR KEY SHARE',
        [projectId, policyId],
      );
      const [policy] = policies;
      return policy && { result: await work({ ...policy, tx }) };
    });
  }

  /** @returns false when the number leads somewhere already. */
  async link(tx: EntityManager, link: NewNumber): Promise<boolean> {
    const { number, projectId, policyId, createdAt } = link;
    const linked: unknown[] = await tx.query(
      `INSERT INTO routing_numbers (number, project_id, policy_id, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (number) DO NOTHING RETURNING number`,
      [number, projectId, policyId, createdAt],
    );
    return linked.length === 1;
  }

  /**
   * Notes what the number says at the carrier before anything is changed there. What is noted once stays: a second
   * try would find our own addresses.
   *
   * @returns whether anything was noted.
   */
  async takeOver(tx: EntityManager, link: NewNumber, previousSealed: string): Promise<boolean> {
    const { number, projectId, policyId, createdAt } = link;
    const taken: unknown[] = await tx.query(
      `INSERT INTO routing_numbers (number, project_id, policy_id, created_at, origin, previous_settings_sealed)
       VALUES ($1, $2, $3, $4, 'taken-over', $5)
       ON CONFLICT (number) DO UPDATE
         SET origin = 'taken-over', previous_settings_sealed = excluded.previous_settings_sealed
       WHERE routing_numbers.policy_id = excluded.policy_id AND routing_numbers.origin = 'linked'
       RETURNING number`,
      [number, projectId, policyId, createdAt, previousSealed],
    );
    return taken.length === 1;
  }

  /** @returns false when the number leads to another policy. */
  async linkBought(tx: EntityManager, link: NewNumber): Promise<boolean> {
    const { number, projectId, policyId, createdAt } = link;
    const linked: unknown[] = await tx.query(
      `INSERT INTO routing_numbers (number, project_id, policy_id, created_at, origin)
       VALUES ($1, $2, $3, $4, 'bought')
       ON CONFLICT (number) DO UPDATE SET origin = 'bought', previous_settings_sealed = NULL
       WHERE routing_numbers.policy_id = excluded.policy_id
       RETURNING number`,
      [number, projectId, policyId, createdAt],
    );
    return linked.length === 1;
  }

  find({ projectId, policyId }: PolicyKey, number: string): Promise<RoutingNumberEntity | null> {
    return this.dataSource.manager.findOneBy(RoutingNumberEntity, { projectId, policyId, number });
  }

  async findOwner(tx: EntityManager, number: string): Promise<NumberOwner | undefined> {
    const owners: NumberOwner[] = await tx.query(
      `SELECT n.project_id AS "projectId", n.policy_id AS "policyId", p.name AS "policyName"
       FROM routing_numbers n JOIN incoming_call_policies p ON p.id = n.policy_id
       WHERE n.number = $1`,
      [number],
    );
    return owners[0];
  }

  /** Who takes the callers of which number; numbers that lead nowhere are not in it. */
  async findOwners(numbers: readonly string[]): Promise<ReadonlyMap<string, NumberOwner>> {
    const owners: (NumberOwner & { number: string })[] = await this.dataSource.query(
      `SELECT n.number, n.project_id AS "projectId", n.policy_id AS "policyId", p.name AS "policyName"
       FROM routing_numbers n JOIN incoming_call_policies p ON p.id = n.policy_id
       WHERE n.number = ANY ($1)`,
      [numbers],
    );
    return new Map(owners.map(({ number, ...owner }) => [number, owner]));
  }

  /** With whose account a policy asks the carrier; @returns undefined when there is no such policy. */
  async findConfig({ projectId, policyId }: PolicyKey): Promise<PolicyConfig | undefined> {
    const policies: PolicyConfig[] = await this.dataSource.query(
      `SELECT c.id AS "configId", c.account_sid AS "accountSid"
       FROM incoming_call_policies p LEFT JOIN call_sms_configs c ON c.id = p.call_sms_config_id
       WHERE p.project_id = $1 AND p.id = $2`,
      [projectId, policyId],
    );
    return policies[0];
  }

  /** The account that a policy's number was bought with; undefined: it was not. */
  async findBuyer({ projectId, policyId }: PolicyKey, number: string): Promise<string | undefined> {
    const purchases: { accountSid: string }[] = await this.dataSource.query(
      `SELECT account_sid AS "accountSid" FROM number_purchases
       WHERE project_id = $1 AND policy_id = $2 AND number = $3 AND state = 'linked'
       ORDER BY created_at DESC, id DESC LIMIT 1`,
      [projectId, policyId, number],
    );
    return purchases[0]?.accountSid;
  }

  /**
   * Keeps everybody else off a number, in whichever process; a process that dies lets go of it when its time is over.
   *
   * @returns false when somebody else has it.
   */
  async occupy(number: string, { now, until }: { now: Date; until: Date }): Promise<boolean> {
    const occupied: unknown[] = await this.dataSource.query(
      `INSERT INTO busy_numbers (number, until) VALUES ($1, $3)
       ON CONFLICT (number) DO UPDATE SET until = excluded.until WHERE busy_numbers.until <= $2
       RETURNING number`,
      [number, now, until],
    );
    return occupied.length === 1;
  }

  async leave(number: string): Promise<void> {
    await this.dataSource.query('DELETE FROM busy_numbers WHERE number = $1', [number]);
  }

  /** @returns whether the number led to this policy. */
  async unlink(tx: EntityManager, policyId: string, number: string): Promise<boolean> {
    const { affected } = await tx.delete(RoutingNumberEntity, { policyId, number });
    return affected === 1;
  }
}

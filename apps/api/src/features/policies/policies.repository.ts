import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoliciesQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenForeignKey } from '../../platform/database/foreign-key.js';
import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { rowsToRead } from '../../platform/paging/cursor.js';
import { sortedPage, type SortedRow, type SortKey } from '../../platform/paging/sorting.js';
import { assertNumbersReleased } from '../phone-numbers/released-numbers.service.js';
import { copyPolicy } from './copy-policy.js';
import { configOfProject, PolicyEntity, slugOfProject } from './policy.entity.js';
import type { PolicyRow } from './policy.mapper.js';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

/** What a person may set. */
export type PolicyFields = Omit<
  PolicyEntity,
  'id' | 'slug' | 'projectId' | 'version' | 'rulesVersion' | 'createdAt' | 'updatedAt'
> & { slug?: string };

const selectPolicies = `
  SELECT p.*,
    ARRAY(SELECT n.number FROM routing_numbers n WHERE n.policy_id = p.id ORDER BY n.number) AS routing_numbers,
    (SELECT count(*)::int FROM escalation_rules r WHERE r.policy_id = p.id) AS rule_count,
    last_call.started_at AS last_call_at, last_call.status AS last_call_status,
    (SELECT c.name FROM call_sms_configs c WHERE c.id = p.call_sms_config_id) AS call_sms_config_name,
    (SELECT o.name FROM incoming_call_policies o WHERE o.id = p.outside_hours_policy_id) AS outside_hours_policy_name
  FROM incoming_call_policies p
  LEFT JOIN LATERAL (
    SELECT c.started_at, c.status FROM calls c WHERE c.project_id = p.project_id AND c.policy_id = p.id
    ORDER BY c.started_at DESC LIMIT 1
  ) last_call ON true
  WHERE p.project_id = $1`;

const sortKeys: Record<'name' | 'lastCallAt', SortKey> = {
  name: { sql: 'name', type: 'text' },
  lastCallAt: {
    sql: 'coalesce((extract(epoch FROM last_call_at) * 1000000)::bigint, -1)',
    type: 'bigint',
  },
};

@Injectable()
export class PoliciesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One row more than the page shows. */
  async list(projectId: string, query: PoliciesQueryDto): Promise<(PolicyRow & SortedRow)[]> {
    const page = sortedPage(query, { keys: sortKeys, otherwise: 'name', parameters: ['$4', '$5'] });
    const rows: (PolicyRow & SortedRow)[] = await this.dataSource.query(
      `SELECT p.*, ${page.sortKey}
       FROM (${selectPolicies}) p
       WHERE ($2::text IS NULL OR strpos(lower(name), lower($2)) > 0)
         AND ($3::boolean IS NULL OR enabled = $3)
         AND ${page.isAfterCursor}
       ORDER BY ${page.order}
       LIMIT $6`,
      [projectId, query.q ?? null, query.enabled ?? null, ...page.cursor, rowsToRead(query)],
    );
    return rows;
  }

  async find(key: PolicyKey): Promise<PolicyRow | undefined> {
    return find(this.dataSource.manager, key);
  }

  /** All of a project; nobody changes one, or gives a slug away, until the transaction ends. */
  async lockAll(tx: EntityManager, projectId: string): Promise<void> {
    await tx.query(
      'SELECT FROM incoming_call_policies WHERE project_id = $1 ORDER BY id FOR NO KEY UPDATE',
      [projectId],
    );
    // As the trigger that makes slugs does; it comes after the policies here, because it does so there.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('policy-slug ' || $1, 0))`, [
      projectId,
    ]);
  }

  async all(tx: EntityManager, projectId: string): Promise<PolicyRow[]> {
    const rows: PolicyRow[] = await tx.query(selectPolicies, [projectId]);
    return rows;
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  async create(
    tx: EntityManager,
    projectId: string,
    fields: PolicyFields & { id?: string },
  ): Promise<PolicyRow> {
    const policy = tx.create(PolicyEntity, { ...fields, projectId });
    await refusingWrongFields(tx.insert(PolicyEntity, policy));
    return get(tx, { projectId, policyId: policy.id });
  }

  /**
   * Changes a policy, one change after the other: whoever comes second sees what the first has done.
   *
   * @returns undefined when there is no such policy.
   */
  async change<Result>(
    key: PolicyKey,
    work: (policy: LockedPolicy) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      const policy = await this.lock(tx, key);
      return policy && { result: await work(policy) };
    });
  }

  /** @returns undefined when there is no such policy. */
  async lock(tx: EntityManager, key: PolicyKey): Promise<LockedPolicy | undefined> {
    await tx.query(
      'SELECT FROM incoming_call_policies WHERE project_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [key.projectId, key.policyId],
    );
    const row = await find(tx, key);
    return row && new LockedPolicy(tx, key, row);
  }
}

/** A policy that is locked until the transaction ends. */
export class LockedPolicy {
  constructor(
    readonly tx: EntityManager,
    private readonly key: PolicyKey,
    /** As it was when it was locked. */
    readonly row: PolicyRow,
  ) {}

  /** @returns the policy as it is now. */
  async update(changes: Partial<PolicyFields>, updatedAt: Date): Promise<PolicyRow> {
    const { projectId, policyId: id } = this.key;
    const written = { ...changes, updatedAt, version: () => 'version + 1' };
    await refusingWrongFields(this.tx.update(PolicyEntity, { id, projectId }, written));
    return get(this.tx, this.key);
  }

  /** @returns the copy. */
  async copy(name: string, createdAt: Date): Promise<PolicyRow> {
    const policyId = await copyPolicy(this.tx, this.key, { name, createdAt });
    return get(this.tx, { ...this.key, policyId });
  }

  /** @throws {DomainError} while the carrier would be left with something that only its numbers know of. */
  async remove(): Promise<void> {
    const { projectId, policyId: id } = this.key;
    await assertNumbersReleased(this.tx, { projectId, policyId: id });
    await this.tx.delete(PolicyEntity, { id, projectId });
  }
}

async function find(
  manager: EntityManager,
  { projectId, policyId }: PolicyKey,
): Promise<PolicyRow | undefined> {
  const rows: PolicyRow[] = await manager.query(`${selectPolicies} AND p.id = $2`, [
    projectId,
    policyId,
  ]);
  return rows[0];
}

async function get(tx: EntityManager, key: PolicyKey): Promise<PolicyRow> {
  const row = await find(tx, key);
  if (row === undefined) throw new Error('A policy vanished from its own transaction.');
  return row;
}

/** Constraints hold the config inside the project and the slug unique, so that no check of ours can be outrun. */
async function refusingWrongFields(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (brokenUniqueConstraint(error) === slugOfProject) {
      const sentence = 'Another policy of this project has this slug.';
      throw new DomainError('conflict', sentence, { slug: [sentence] });
    }
    if (brokenForeignKey(error) !== configOfProject) throw error;
    throw new DomainError('invalid-request', 'Some fields need your attention.', {
      callSmsConfigId: ['Choose one of the call/SMS configs of this project.'],
    });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { brokenForeignKey } from '../../platform/database/foreign-key.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { configOfProject, PolicyEntity } from './policy.entity.js';
import type { PolicyRow } from './policy.mapper.js';

/** What a person may set. */
export type PolicyFields = Omit<PolicyEntity, 'id' | 'projectId' | 'createdAt' | 'updatedAt'>;

const selectPolicies = `
  SELECT p.*,
    ARRAY(SELECT n.number FROM routing_numbers n WHERE n.policy_id = p.id ORDER BY n.number) AS routing_numbers,
    (SELECT count(*)::int FROM escalation_rules r WHERE r.policy_id = p.id) AS rule_count,
    (SELECT max(c.started_at) FROM calls c WHERE c.project_id = p.project_id AND c.policy_id = p.id) AS last_call_at
  FROM incoming_call_policies p
  WHERE p.project_id = $1`;

@Injectable()
export class PoliciesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By name; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<PolicyRow[]> {
    const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: PolicyRow[] = await this.dataSource.query(
      `${selectPolicies} AND ($2::text IS NULL OR (p.name, p.id) > ($2, $3::uuid))
       ORDER BY p.name, p.id
       LIMIT $4`,
      [projectId, name, id, rowsToRead(query)],
    );
    return rows;
  }

  async find(projectId: string, policyId: string): Promise<PolicyRow | undefined> {
    const rows: PolicyRow[] = await this.dataSource.query(`${selectPolicies} AND p.id = $2`, [
      projectId,
      policyId,
    ]);
    return rows[0];
  }

  async create(projectId: string, fields: PolicyFields): Promise<string> {
    const policy = this.policies.create({ ...fields, projectId });
    await refusingForeignConfig(this.policies.insert(policy));
    return policy.id;
  }

  async update(
    projectId: string,
    policyId: string,
    changes: Partial<PolicyFields> & { updatedAt: Date },
  ): Promise<void> {
    await refusingForeignConfig(this.policies.update({ id: policyId, projectId }, changes));
  }

  /** @returns whether there was one. */
  async remove(projectId: string, policyId: string): Promise<boolean> {
    const { affected } = await this.policies.delete({ id: policyId, projectId });
    return affected === 1;
  }

  private get policies() {
    return this.dataSource.getRepository(PolicyEntity);
  }
}

/** The foreign key holds the config inside the project, so that no check of ours can be outrun. */
async function refusingForeignConfig(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (brokenForeignKey(error) !== configOfProject) throw error;
    throw new DomainError('invalid-request', 'Some fields need your attention.', {
      callSmsConfigId: ['Choose one of the call/SMS configs of this project.'],
    });
  }
}

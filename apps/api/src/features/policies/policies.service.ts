import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import {
  defaultMessages,
  policyDefaults,
  type CreatePolicyDto,
  type PageDto,
  type PoliciesQueryDto,
  type PolicyDto,
  type UpdatePolicyDto,
} from '@ringdown/contracts';
import { instanceToPlain } from 'class-transformer';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { sortedCursor } from '../../platform/paging/sorting.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { PolicyReach } from '../escalation/policy-reach.service.js';
import { assertLeadsToOthers, assertNobodyLeadsTo } from './other-policies.js';
import { PoliciesRepository, type PolicyFields, type PolicyKey } from './policies.repository.js';
import { toAuditedPolicy, toPolicyDto, type PolicyRow } from './policy.mapper.js';

/** A policy without what its rules say of the present moment. */
export type PolicySettings = ReturnType<typeof toPolicyDto>;

const longestName = 100;

/** Incoming call policies: what an admin sets, apart from their rules and numbers. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly repository: PoliciesRepository,
    private readonly audit: AuditLog,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
    private readonly reach: PolicyReach,
  ) {}

  async list(projectId: string, query: PoliciesQueryDto): Promise<PageDto<PolicyDto>> {
    const rows = await this.repository.list(projectId, query);
    const { items, nextCursor } = toPage(rows, query, {
      item: (row) => row,
      cursor: sortedCursor(query, 'name'),
    });
    return { items: await this.tell(items), nextCursor };
  }

  async get(key: PolicyKey): Promise<PolicyDto> {
    const row = await this.repository.find(key);
    if (row === undefined) throw noSuchPolicy();
    return this.tellOne(row);
  }

  /** What people have set on all policies of a project; @param lock keeps it so until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<PolicySettings[]> {
    if (lock) await this.repository.lockAll(tx, projectId);
    return (await this.repository.all(tx, projectId)).map(toPolicyDto);
  }

  async create(projectId: string, dto: CreatePolicyDto): Promise<PolicyDto> {
    const created = await this.repository.transaction(async (tx) => {
      await assertLeadsToOthers(tx, { projectId, policyId: null }, dto);
      return this.createWithin(tx, projectId, dto);
    });
    return this.inForce(created);
  }

  /** @param id by which others already speak of it; absent: any. */
  async createWithin(
    tx: EntityManager,
    projectId: string,
    dto: CreatePolicyDto,
    id?: string,
  ): Promise<PolicyRow> {
    const settings: Partial<CreatePolicyDto> = dto;
    const given = Object.entries<unknown>(settings).filter(([, value]) => value !== undefined);
    const fields: PolicyFields = {
      ...policyDefaults,
      ...defaultMessages(settings),
      name: dto.name,
      ...Object.fromEntries(given),
    };
    const policy = await this.repository.create(tx, projectId, {
      ...fields,
      ...(id !== undefined && { id }),
    });
    await this.audit.record(tx, {
      action: 'policy.created',
      projectId,
      target: policy,
      after: toAuditedPolicy(policy),
    });
    return policy;
  }

  async update(
    key: PolicyKey,
    dto: Partial<UpdatePolicyDto>,
    expected: ExpectedVersion,
  ): Promise<PolicyDto> {
    const updated = await this.repository.transaction(async (tx) => {
      await assertLeadsToOthers(tx, key, dto);
      return this.updateWithin(tx, key, dto, expected);
    });
    return this.inForce(updated);
  }

  /** What is set to what it was is no change. */
  async updateWithin(
    tx: EntityManager,
    key: PolicyKey,
    dto: Partial<UpdatePolicyDto>,
    expected?: ExpectedVersion,
  ): Promise<PolicyRow> {
    const policy = await this.repository.lock(tx, key);
    if (policy === undefined) throw noSuchPolicy();
    assertVersion(expected, policy.row.version);
    const before = toPolicyDto(policy.row);
    const changes = Object.fromEntries(
      Object.entries<unknown>(dto).filter(
        ([field, value]) =>
          value !== undefined &&
          !isDeepStrictEqual(plain(value), before[field as keyof typeof before]),
      ),
    );
    if (Object.keys(changes).length === 0) return policy.row;

    const changed = await policy.update(changes, this.clock.now());
    await this.audit.record(tx, {
      action: 'policy.updated',
      projectId: key.projectId,
      target: changed,
      before: toAuditedPolicy(policy.row),
      after: toAuditedPolicy(changed),
    });
    return changed;
  }

  /** With its rules and lists, but without a number: only one policy answers each. */
  async duplicate(key: PolicyKey): Promise<PolicyDto> {
    const outcome = await this.repository.change(key, async (policy) => {
      const name = Array.from(`Copy of ${policy.row.name}`).slice(0, longestName).join('').trim();
      const copy = await policy.copy(name, this.clock.now());
      await this.audit.record(policy.tx, {
        action: 'policy.created',
        projectId: key.projectId,
        target: copy,
        after: { ...toAuditedPolicy(copy), copyOf: policy.row.name },
      });
      return copy;
    });
    if (outcome === undefined) throw noSuchPolicy();
    return this.inForce(outcome.result);
  }

  async remove(key: PolicyKey, expected: ExpectedVersion): Promise<void> {
    await this.repository.transaction(async (tx) => {
      await assertNobodyLeadsTo(tx, key);
      await this.removeWithin(tx, key, expected);
    });
    await this.plans.refresh();
  }

  async removeWithin(tx: EntityManager, key: PolicyKey, expected?: ExpectedVersion): Promise<void> {
    const policy = await this.repository.lock(tx, key);
    if (policy === undefined) throw noSuchPolicy();
    assertVersion(expected, policy.row.version);
    await policy.remove();
    await this.audit.record(tx, {
      action: 'policy.deleted',
      projectId: key.projectId,
      target: policy.row,
      before: toAuditedPolicy(policy.row),
    });
  }

  private async tell(rows: readonly PolicyRow[]): Promise<PolicyDto[]> {
    const reaches = await this.reach.of(rows.map(({ id }) => id));
    return rows.map((row, index) => Object.assign(toPolicyDto(row), reaches[index]));
  }

  /** A policy as it is from the next call on. */
  private async inForce(row: PolicyRow): Promise<PolicyDto> {
    await this.plans.refresh();
    return this.tellOne(row);
  }

  private async tellOne(row: PolicyRow): Promise<PolicyDto> {
    const [reach] = await this.reach.of([row.id]);
    return Object.assign(toPolicyDto(row), reach);
  }
}

/** Without the classes of contracts, as the database gives it back. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? instanceToPlain(value) : value;
}

function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy in this project.');
}

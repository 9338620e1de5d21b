import { Injectable } from '@nestjs/common';
import type { CallerEntryDto, EscalationRuleDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { CallerListsService } from '../caller-lists/caller-lists.service.js';
import { EscalationService } from '../escalation/escalation.service.js';
import { PoliciesService, type PolicySettings } from '../policies/policies.service.js';

/** The policies of a project with their rules and lists, and the lists that hold for all of them. */
export type WholePolicies = {
  policies: PolicySettings[];
  /** By the id of their policy. */
  rules: ReadonlyMap<string, EscalationRuleDto[]>;
  callers: CallerEntryDto[];
};

/** Policies with all that belongs to them. */
@Injectable()
export class WholePoliciesService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly escalation: EscalationService,
    private readonly callers: CallerListsService,
  ) {}

  /** @param lock keeps them as they are read until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<WholePolicies> {
    const policies = await this.policies.all(tx, projectId, lock);
    const callers = await this.callers.all(tx, projectId, lock);
    const rules = new Map<string, EscalationRuleDto[]>();
    for (const { id: policyId } of policies) {
      rules.set(policyId, await this.escalation.allWithin(tx, { projectId, policyId }));
    }
    return { policies, rules, callers };
  }
}

import { Injectable } from '@nestjs/common';
import {
  defaultMessages,
  type CreatePolicyDto,
  type PageDto,
  type PageQueryDto,
  type PolicyDto,
  type UpdatePolicyDto,
} from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { PoliciesRepository } from './policies.repository.js';
import { toPolicyDto } from './policy.mapper.js';

/** Incoming call policies: what an admin sets, apart from their rules and numbers. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly repository: PoliciesRepository,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<PolicyDto>> {
    const rows = await this.repository.list(projectId, query);
    return toPage(rows, query, { item: toPolicyDto, cursor: ({ name, id }) => [name, id] });
  }

  async get(projectId: string, policyId: string): Promise<PolicyDto> {
    const row = await this.repository.find(projectId, policyId);
    if (row === undefined) throw noSuchPolicy();
    return toPolicyDto(row);
  }

  async create(projectId: string, dto: CreatePolicyDto): Promise<PolicyDto> {
    const id = await this.repository.create(projectId, {
      name: dto.name,
      description: dto.description ?? '',
      enabled: dto.enabled ?? true,
      callSmsConfigId: dto.callSmsConfigId ?? null,
      greetingMessage: dto.greetingMessage ?? defaultMessages.greeting,
      noAnswerMessage: dto.noAnswerMessage ?? defaultMessages.noAnswer,
      noOneAvailableMessage: dto.noOneAvailableMessage ?? defaultMessages.noOneAvailable,
      repeatIfNoOneAnswers: dto.repeatIfNoOneAnswers ?? false,
      repeatTimes: dto.repeatTimes ?? 1,
    });
    await this.plans.refresh();
    return this.get(projectId, id);
  }

  async update(projectId: string, policyId: string, dto: UpdatePolicyDto): Promise<PolicyDto> {
    const hasChanges = Object.values(dto).some((value) => value !== undefined);
    if (hasChanges) {
      const changes = Object.assign({ updatedAt: this.clock.now() }, dto);
      await this.repository.update(projectId, policyId, changes);
      await this.plans.refresh();
    }
    return this.get(projectId, policyId);
  }

  async remove(projectId: string, policyId: string): Promise<void> {
    if (!(await this.repository.remove(projectId, policyId))) throw noSuchPolicy();
    await this.plans.refresh();
  }
}

function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy in this project.');
}

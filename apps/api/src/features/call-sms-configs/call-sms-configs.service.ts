import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type {
  CallSmsConfigDto,
  CreateCallSmsConfigDto,
  PageDto,
  PageQueryDto,
  UpdateCallSmsConfigDto,
} from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { apiKeyFields } from './api-key-change.js';
import { toCallSmsConfigDto } from './call-sms-config.mapper.js';
import { CallSmsConfigsRepository, type ConfigKey } from './call-sms-configs.repository.js';
import { assertUnused, changedFields } from './config-change.js';
import { allowedApiBaseUrl } from './allowed-api-base-url.js';
import { regionFields } from './region-change.js';

/** Call/SMS configs: accounts at a carrier. A token goes in, is sealed for its config, and never comes out. */
@Injectable()
export class CallSmsConfigsService {
  constructor(
    private readonly repository: CallSmsConfigsRepository,
    private readonly secrets: SecretBox,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<CallSmsConfigDto>> {
    const rows = await this.repository.list(projectId, query);
    return toPage(rows, query, { item: toCallSmsConfigDto, cursor: ({ name, id }) => [name, id] });
  }

  async get(key: ConfigKey): Promise<CallSmsConfigDto> {
    const row = await this.repository.find(key);
    if (row === undefined) throw noSuchConfig();
    return toCallSmsConfigDto(row);
  }

  async create(projectId: string, dto: CreateCallSmsConfigDto): Promise<CallSmsConfigDto> {
    const id = randomUUID();
    const seal = (secret: string) => this.secrets.seal(secret, id);
    const apiBaseUrl = this.checked(dto.apiBaseUrl) ?? null;
    await this.repository.create({
      id,
      projectId,
      name: dto.name,
      description: dto.description ?? '',
      accountSid: dto.accountSid,
      authTokenSealed: seal(dto.authToken),
      secondAuthTokenSealed: null,
      apiKeySid: null,
      apiKeySecretSealed: null,
      ...apiKeyFields(null, dto, { isMoved: false, seal }),
      primaryPhoneNumber: dto.primaryPhoneNumber ?? null,
      apiBaseUrl,
      ...regionFields({ apiBaseUrl, region: null, edge: null }, dto),
    });
    await this.plans.refresh();
    return this.get({ projectId, configId: id });
  }

  async update(key: ConfigKey, dto: Partial<UpdateCallSmsConfigDto>): Promise<CallSmsConfigDto> {
    if (Object.values(dto).every(isAbsent)) return this.get(key);

    const change = { ...dto, apiBaseUrl: this.checked(dto.apiBaseUrl) };
    const isFound = await this.repository.change(key, (config) => ({
      ...changedFields(config, change, (secret) => this.secrets.seal(secret, config.id)),
      updatedAt: this.clock.now(),
    }));
    if (!isFound) throw noSuchConfig();
    await this.plans.refresh();
    return this.get(key);
  }

  async remove(key: ConfigKey): Promise<void> {
    const isFound = await this.repository.change(key, (config) => {
      assertUnused(config, 'It cannot be deleted while policies use it');
      return 'delete';
    });
    if (!isFound) throw noSuchConfig();
    await this.plans.refresh();
  }

  private checked(apiBaseUrl: string | null | undefined): string | null | undefined {
    return typeof apiBaseUrl === 'string'
      ? allowedApiBaseUrl(apiBaseUrl, this.environment.allowedApiBaseUrls)
      : apiBaseUrl;
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined;
}

export function noSuchConfig(): DomainError {
  return new DomainError('not-found', 'There is no such call/SMS config in this project.');
}

import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type {
  CallSmsConfigDto,
  CreateCallSmsConfigDto,
  PageDto,
  PageQueryDto,
  UpdateCallSmsConfigDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { apiKeyFields } from './api-key-change.js';
import { secretsInWords, toAuditedConfig } from './audited-config.js';
import { toCallSmsConfigDto } from './call-sms-config.mapper.js';
import {
  CallSmsConfigsRepository,
  type ConfigFields,
  type ConfigKey,
  type StoredConfig,
} from './call-sms-configs.repository.js';
import { assertUnused, changedFields } from './config-change.js';
import { allowedApiBaseUrl } from './allowed-api-base-url.js';
import { regionFields } from './region-change.js';

/** Call/SMS configs: accounts at a carrier. A token goes in, is sealed for its config, and never comes out. */
@Injectable()
export class CallSmsConfigsService {
  constructor(
    private readonly repository: CallSmsConfigsRepository,
    private readonly audit: AuditLog,
    private readonly secrets: SecretBox,
    private readonly plans: RoutingPlans,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<CallSmsConfigDto>> {
    const rows = await this.repository.list(projectId, query);
    return toPage(rows, query, { item: toCallSmsConfigDto, cursor: ({ name, id }) => [name, id] });
  }

  /** What the configs of a project are called. */
  names(tx: EntityManager, projectId: string): Promise<{ id: string; name: string }[]> {
    return this.repository.names(tx, projectId);
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
    const fields = {
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
    };
    const created = await this.repository.create({ ...fields, id, projectId }, (config, tx) =>
      this.audit.record(tx, {
        action: 'call-sms-config.created',
        projectId,
        target: config,
        after: { ...toAuditedConfig(config), ...secretsInWords(undefined, fields) },
      }),
    );
    await this.plans.refresh();
    return toCallSmsConfigDto(created);
  }

  /** What is set to what it was is no change; a secret always is one. */
  async update(
    key: ConfigKey,
    dto: Partial<UpdateCallSmsConfigDto>,
    expected: ExpectedVersion,
  ): Promise<CallSmsConfigDto> {
    const change = { ...dto, apiBaseUrl: this.checked(dto.apiBaseUrl) };
    const outcome = await this.repository.change(key, async (config) => {
      const { stored, row, tx } = config;
      assertVersion(expected, stored.version);
      const seal = (secret: string) => this.secrets.seal(secret, stored.id);
      const written = changedFields(stored, change, seal);
      if (isAsIs(stored, written)) return toCallSmsConfigDto(row);

      const changed = await config.update(written);
      await this.audit.record(tx, {
        action: 'call-sms-config.updated',
        projectId: key.projectId,
        target: changed,
        before: toAuditedConfig(row),
        after: { ...toAuditedConfig(changed), ...secretsInWords(stored, written) },
      });
      return toCallSmsConfigDto(changed);
    });
    if (outcome === undefined) throw noSuchConfig();
    await this.plans.refresh();
    return outcome.result;
  }

  async remove(key: ConfigKey, expected: ExpectedVersion): Promise<void> {
    const outcome = await this.repository.change(key, async (config) => {
      assertVersion(expected, config.stored.version);
      assertUnused(config.stored, 'It cannot be deleted while policies use it');
      await config.remove();
      await this.audit.record(config.tx, {
        action: 'call-sms-config.deleted',
        projectId: key.projectId,
        target: config.row,
        before: toAuditedConfig(config.row),
      });
    });
    if (outcome === undefined) throw noSuchConfig();
    await this.plans.refresh();
  }

  private checked(apiBaseUrl: string | null | undefined): string | null | undefined {
    return typeof apiBaseUrl === 'string'
      ? allowedApiBaseUrl(apiBaseUrl, this.environment.allowedApiBaseUrls)
      : apiBaseUrl;
  }
}

function isAsIs(stored: StoredConfig, written: Partial<ConfigFields>): boolean {
  return Object.entries<unknown>(written).every(
    ([field, value]) => value === undefined || value === stored[field as keyof ConfigFields],
  );
}

export function noSuchConfig(): DomainError {
  return new DomainError('not-found', 'There is no such call/SMS config in this project.');
}

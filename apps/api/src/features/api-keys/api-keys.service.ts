import { Injectable } from '@nestjs/common';
import type {
  ApiKeyDto,
  CreateApiKeyDto,
  CreatedApiKeyDto,
  PageDto,
  PageQueryDto,
} from '@ringdown/contracts';

import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { toApiKeyDto } from './api-key.mapper.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { hashKey, makeKey, prefixOf } from './secret-key.js';

/** The API keys of a project: made, listed and revoked by people. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<ApiKeyDto>> {
    const now = this.clock.now();
    return toPage(await this.repository.list(projectId, query), query, {
      item: (key) => toApiKeyDto(key, now),
      cursor: ({ createdAt, id }) => [createdAt.toISOString(), id],
    });
  }

  async create(
    projectId: string,
    dto: CreateApiKeyDto,
    creator: SignedInUser,
  ): Promise<CreatedApiKeyDto> {
    const createdAt = this.clock.now();
    const key = makeKey();
    const fields = {
      projectId,
      name: dto.name,
      prefix: prefixOf(key),
      keyHash: hashKey(key),
      scopes: dto.scopes,
      createdBy: creator.id,
      createdByName: creator.name,
      createdAt,
      expiresAt: expiryOf(dto, createdAt),
      revokedAt: null,
      lastUsedAt: null,
      lastUsedFrom: null,
    };
    return this.repository.transaction(async (tx) => {
      const created = toApiKeyDto(await this.repository.create(tx, fields), createdAt);
      const { id, name, prefix, scopes, expiresAt } = created;
      await this.audit.record(tx, {
        action: 'api-key.created',
        projectId,
        target: { id, name },
        after: { name, prefix, scopes, expiresAt },
      });
      return Object.assign(created, { key });
    });
  }

  async revoke(projectId: string, keyId: string): Promise<ApiKeyDto> {
    const now = this.clock.now();
    return this.repository.transaction(async (tx) => {
      const key = await this.repository.find(tx, projectId, keyId);
      if (key === undefined) {
        throw new DomainError('not-found', 'There is no such API key in this project.');
      }
      if (await this.repository.revoke(tx, keyId, now)) {
        await this.audit.record(tx, {
          action: 'api-key.revoked',
          projectId,
          target: { id: keyId, name: key.name },
          before: { name: key.name, prefix: key.prefix, scopes: key.scopes },
        });
        key.revokedAt = now;
      }
      return toApiKeyDto(key, now);
    });
  }
}

function expiryOf({ expiresAt }: CreateApiKeyDto, now: Date): Date | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const at = new Date(expiresAt);
  // Not the other way round: 23:59:60 has the right form and is no date.
  if (at > now) return at;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    expiresAt: ['Choose a time in the future.'],
  });
}

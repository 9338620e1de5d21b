import type { ApiKeyDto } from '@ringdown/contracts';

import type { ApiKeyEntity } from './api-key.entity.js';

type KeyLife = Pick<ApiKeyEntity, 'expiresAt' | 'revokedAt'>;

/** Whether a key works now, or why it does not. */
export function stateOf({ expiresAt, revokedAt }: KeyLife, now: Date): ApiKeyDto['state'] {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

export function toApiKeyDto(key: ApiKeyEntity, now: Date): ApiKeyDto {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    state: stateOf(key, now),
    createdBy: key.createdByName,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    lastUsedFrom: key.lastUsedFrom,
  };
}

import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { stateOf } from './api-key.mapper.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { hashKey, isKey } from './secret-key.js';

/** A key that a request shows and that is good. */
export type BearerKey = Pick<ApiKeyEntity, 'id' | 'name' | 'projectId' | 'scopes'>;

/** Reading with a key must not become writing: its last use is written down this seldom. */
const millisecondsBetweenNotes = 60_000;

/** Knows the keys that requests show. */
@Injectable()
export class ApiKeyBearer {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param address the client's IP address.
   * @throws {DomainError} when the key is none, or no good any more; only who has the whole key learns which.
   */
  async getKey(presented: string, address: string): Promise<BearerKey> {
    const key = isKey(presented) ? await this.repository.findByHash(hashKey(presented)) : undefined;
    if (key === undefined) throw refused('There is no such API key.');
    const now = this.clock.now();
    assertActive(key, now);
    await this.noteUse(key, now, address);
    return key;
  }

  private async noteUse(
    { id, lastUsedAt }: ApiKeyEntity,
    at: Date,
    address: string,
  ): Promise<void> {
    const unlessAfter = new Date(at.getTime() - millisecondsBetweenNotes);
    if (lastUsedAt !== null && lastUsedAt > unlessAfter) return;
    await this.repository.touch(id, { at, from: address, unlessAfter });
  }
}

function assertActive(key: ApiKeyEntity, now: Date): void {
  const state = stateOf(key, now);
  switch (state) {
    case 'active':
      return;
    case 'revoked':
      throw refused(`This API key was revoked on ${day(key.revokedAt)}.`);
    case 'expired':
      throw refused(`This API key expired on ${day(key.expiresAt)}.`);
  }
}

/** ISO 8601, in UTC. */
function day(at: Date | null): string {
  return at?.toISOString().slice(0, 10) ?? '';
}

function refused(detail: string): DomainError {
  return new DomainError('api-key-refused', detail);
}

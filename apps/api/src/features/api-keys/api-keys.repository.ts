import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, IsNull, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead } from '../../platform/paging/cursor.js';
import { ApiKeyEntity } from './api-key.entity.js';

const momentPart = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

@Injectable()
export class ApiKeysRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The newest first; one row more than the page shows. */
  list(projectId: string, query: PageQueryDto): Promise<ApiKeyEntity[]> {
    const [createdAt, id] = readCursor(query, [momentPart, idPart]) ?? [];
    const keys = this.dataSource
      .createQueryBuilder(ApiKeyEntity, 'key')
      .where('key.projectId = :projectId', { projectId })
      .orderBy({ 'key.createdAt': 'DESC', 'key.id': 'DESC' })
      .limit(rowsToRead(query));
    if (createdAt !== undefined) {
      keys.andWhere('(key.createdAt, key.id) < (:createdAt, :id)', { createdAt, id });
    }
    return keys.getMany();
  }

  /** Whoever shows a key is told about it, revoked or not. */
  async findByHash(keyHash: Buffer): Promise<ApiKeyEntity | undefined> {
    return (await this.dataSource.manager.findOneBy(ApiKeyEntity, { keyHash })) ?? undefined;
  }

  async touch(id: string, use: { at: Date; from: string; unlessAfter: Date }): Promise<void> {
    await this.dataSource.query(
      `UPDATE api_keys SET last_used_at = $2, last_used_from = $3
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $4)`,
      [id, use.at, use.from, use.unlessAfter],
    );
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  async create(tx: EntityManager, key: Omit<ApiKeyEntity, 'id'>): Promise<ApiKeyEntity> {
    return tx.save(tx.create(ApiKeyEntity, key));
  }

  async find(tx: EntityManager, projectId: string, id: string): Promise<ApiKeyEntity | undefined> {
    return (await tx.findOneBy(ApiKeyEntity, { id, projectId })) ?? undefined;
  }

  /** @returns whether it was not revoked before. */
  async revoke(tx: EntityManager, id: string, revokedAt: Date): Promise<boolean> {
    const { affected } = await tx.update(ApiKeyEntity, { id, revokedAt: IsNull() }, { revokedAt });
    return affected === 1;
  }
}

import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** Any number will do, as long as every process of every version takes the same one. */
const setUpLock = 7_464_638;

@Injectable()
export class SetUpRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Others who want to set up at the same moment wait until the work is done. */
  alone<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [setUpLock]);
      return work(tx);
    });
  }

  async addProject(tx: EntityManager, name: string, ownerId: string): Promise<{ id: string }> {
    const id = randomUUID();
    await tx.query('INSERT INTO projects (id, name) VALUES ($1, $2)', [id, name]);
    await tx.query("INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'owner')", [
      id,
      ownerId,
    ]);
    return { id };
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ProjectDeletionDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { ProjectEntity } from './project.entity.js';

/** What owners set. */
export type ProjectSettings = Pick<ProjectEntity, 'name' | 'masksCallerNumbers'>;

@Injectable()
export class ProjectsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  find(id: string): Promise<ProjectEntity | null> {
    return this.dataSource.manager.findOneBy(ProjectEntity, { id });
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /** Whoever changes the project or its members at the same time waits. */
  findLocked(tx: EntityManager, id: string): Promise<ProjectEntity | null> {
    return tx.findOne(ProjectEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async create(tx: EntityManager, name: string): Promise<ProjectEntity> {
    const project = tx.create(ProjectEntity, { name });
    await tx.insert(ProjectEntity, project);
    return project;
  }

  async update(
    tx: EntityManager,
    id: string,
    { name, masksCallerNumbers }: ProjectSettings,
  ): Promise<void> {
    const version = () => 'version + 1';
    await tx.update(ProjectEntity, { id }, { name, masksCallerNumbers, version });
  }

  /** With all that belongs to it but its calls (ON DELETE CASCADE). */
  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(ProjectEntity, { id });
  }

  async countAll(
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ProjectDeletionDto> {
    const [counted]: [ProjectDeletionDto] = await manager.query(
      `SELECT
         ARRAY(SELECT number FROM routing_numbers WHERE project_id = $1 ORDER BY number) AS "routingNumbers",
         (SELECT count(*)::integer FROM incoming_call_policies WHERE project_id = $1) AS policies,
         (SELECT count(*)::integer FROM call_sms_configs WHERE project_id = $1) AS "callSmsConfigs",
         (SELECT count(*)::integer FROM teams WHERE project_id = $1) AS teams,
         (SELECT count(*)::integer FROM members WHERE project_id = $1) AS members,
         (SELECT count(*)::integer FROM calls WHERE project_id = $1) AS calls,
         (SELECT count(*)::integer FROM calls WHERE project_id = $1 AND ended_at IS NULL) AS "callsUnderWay"`,
      [id],
    );
    return counted;
  }
}

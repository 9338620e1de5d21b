import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  ApplyProjectFileDto,
  PlanProjectFileDto,
  ProjectFileQueryDto,
  ProjectPlanDto,
} from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { toChangeDto, type ProjectChange } from './compare-files.js';
import { FileTexts } from './file-texts.service.js';
import { changedMeanwhile, ProjectChanges } from './project-changes.service.js';
import { ProjectPlanning } from './project-planning.service.js';

/** A project as one file: what it is, what a file would change, and the change itself. */
@Injectable()
export class ProjectFileService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly texts: FileTexts,
    private readonly planning: ProjectPlanning,
    private readonly changes: ProjectChanges,
    private readonly plans: RoutingPlans,
  ) {}

  /** @returns the text of a file that would change nothing. */
  async export(
    projectId: string,
    { format = 'yaml' }: ProjectFileQueryDto,
  ): Promise<{ text: string; contentType: string }> {
    const file = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.planning.present(tx, projectId),
    );
    return {
      text: await this.texts.write(file, format),
      contentType: format === 'json' ? 'application/json' : 'application/yaml',
    };
  }

  async plan(
    projectId: string,
    { file: text, prune = false }: PlanProjectFileDto,
  ): Promise<ProjectPlanDto> {
    const value = await this.texts.read(text);
    const file = () => value;
    const { changes } = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.planning.plan(tx, projectId, { file, prune, lock: false }),
    );
    return toPlanDto(changes);
  }

  /** All of it or nothing; whoever changes the project at the same time comes before or after. */
  async apply(
    projectId: string,
    { file: text, prune = false, planHash }: ApplyProjectFileDto,
  ): Promise<ProjectPlanDto> {
    const value = await this.texts.read(text);
    const file = () => value;
    const plan = await this.dataSource.transaction(async (tx) => {
      const planned = await this.planning.plan(tx, projectId, { file, prune, lock: true });
      const made = toPlanDto(planned.changes);
      if (planHash !== undefined && planHash !== made.planHash) throw changedMeanwhile();
      await this.changes.make(planned.changes, { tx, projectId, state: planned.state });
      return made;
    });
    if (plan.changes.length > 0) await this.plans.refresh();
    return plan;
  }
}

function toPlanDto(planned: readonly ProjectChange[]): ProjectPlanDto {
  const changes = planned.map(toChangeDto);
  const planHash = createHash('sha256').update(JSON.stringify(changes)).digest('hex');
  return { changes, planHash };
}

import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import type {
  CreateProjectDto,
  DeleteProjectDto,
  ProjectDeletionDto,
  ProjectDto,
  UpdateProjectDto,
} from '@ringdown/contracts';

import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { PeopleService } from '../people/people.service.js';
import { assertNumbersReleased } from '../phone-numbers/released-numbers.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { ForgottenProjects } from './forgotten-projects.service.js';
import type { ProjectEntity } from './project.entity.js';
import { ProjectsRepository, type ProjectSettings } from './projects.repository.js';

/** Projects: made by anybody, changed and deleted by their owners. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly repository: ProjectsRepository,
    private readonly people: PeopleService,
    private readonly plans: RoutingPlans,
    private readonly forgotten: ForgottenProjects,
    private readonly audit: AuditLog,
  ) {}

  /** Whoever creates it is its owner. */
  async create({ name }: CreateProjectDto, creator: SignedInUser): Promise<ProjectDto> {
    return this.repository.transaction(async (tx) => {
      const project = await this.repository.create(tx, name);
      await this.audit.record(tx, {
        action: 'project.created',
        projectId: project.id,
        target: { id: project.id, name },
        after: { name },
      });
      await this.people.add(tx, {
        projectId: project.id,
        userId: creator.id,
        name: creator.name,
        email: creator.email,
        role: 'owner',
      });
      return toProjectDto(project);
    });
  }

  async get(projectId: string): Promise<ProjectDto> {
    return toProjectDto(assertFound(await this.repository.find(projectId)));
  }

  /** What is set to what it was is no change. */
  async update(
    projectId: string,
    wanted: Partial<UpdateProjectDto>,
    expected: ExpectedVersion,
  ): Promise<ProjectDto> {
    return this.repository.transaction(async (tx) => {
      const project = assertFound(await this.repository.findLocked(tx, projectId));
      assertVersion(expected, project.version);
      const before = settingsOf(project);
      const { name = before.name, masksCallerNumbers = before.masksCallerNumbers } = wanted;
      const after = { name, masksCallerNumbers };
      if (isDeepStrictEqual(before, after)) return toProjectDto(project);

      await this.repository.update(tx, projectId, after);
      await this.audit.record(tx, {
        action: 'project.updated',
        projectId,
        target: { id: projectId, name },
        before,
        after,
      });
      return Object.assign(toProjectDto(project), after, { version: project.version + 1 });
    });
  }

  /** What a deletion would take with it; nothing is changed. */
  async describeDeletion(projectId: string): Promise<ProjectDeletionDto> {
    return this.repository.countAll(projectId);
  }

  async remove(
    projectId: string,
    { name }: DeleteProjectDto,
    expected: ExpectedVersion,
  ): Promise<void> {
    await this.repository.transaction(async (tx) => {
      const project = assertFound(await this.repository.findLocked(tx, projectId));
      assertVersion(expected, project.version);
      assertMeant(project, name);
      const { callsUnderWay, ...counted } = await this.repository.countAll(projectId, tx);
      assertQuiet(callsUnderWay);
      await assertNumbersReleased(tx, { projectId });

      await this.repository.remove(tx, projectId);
      await this.forgotten.add(tx, projectId);
      await this.audit.record(tx, {
        action: 'project.deleted',
        projectId,
        target: { id: projectId, name: project.name },
        before: {
          name: project.name,
          ...counted,
          // How many say enough: the audit log holds no full phone number.
          routingNumbers: counted.routingNumbers.length,
        },
      });
    });
    await this.plans.refresh();
  }
}

function toProjectDto(project: ProjectEntity): ProjectDto {
  const { id, name, masksCallerNumbers, version, createdAt } = project;
  return { id, name, masksCallerNumbers, version, createdAt: createdAt.toISOString() };
}

function settingsOf({ name, masksCallerNumbers }: ProjectEntity): ProjectSettings {
  return { name, masksCallerNumbers };
}

function assertFound(project: ProjectEntity | null): ProjectEntity {
  if (project !== null) return project;
  throw new DomainError('not-found', 'There is no such project.');
}

function assertMeant(project: ProjectEntity, name: string): void {
  if (project.name === name.trim()) return;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    name: ['This is not the name of the project.'],
  });
}

function assertQuiet(callsUnderWay: number): void {
  if (callsUnderWay === 0) return;
  throw new DomainError(
    'conflict',
    callsUnderWay === 1
      ? 'A call is under way. Wait until it has ended, then delete the project.'
      : `${String(callsUnderWay)} calls are under way. Wait until they have ended, then delete the project.`,
  );
}

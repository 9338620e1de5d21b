import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';
import type {
  CreateTeamDto,
  PageDto,
  PageQueryDto,
  TeamDto,
  UpdateTeamDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { TargetUses } from '../escalation/target-uses.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { toAuditedTeam, toTeamDto, type TeamRow } from './team.mapper.js';
import { TeamsRepository, type TeamKey } from './teams.repository.js';

/** The teams of a project. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly repository: TeamsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly uses: TargetUses,
    private readonly plans: RoutingPlans,
  ) {}

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<TeamDto>> {
    return toPage(await this.repository.list(projectId, query), query, {
      item: toTeamDto,
      cursor: ({ sort_name: name, id }) => [name, id],
    });
  }

  async get(key: TeamKey): Promise<TeamDto> {
    return toTeamDto(assertFound(await this.repository.find(key)));
  }

  /** All of a project, as they are; @param lock keeps them so until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<TeamDto[]> {
    if (lock) await this.repository.lockAll(tx, projectId);
    return (await this.repository.all(tx, projectId)).map(toTeamDto);
  }

  async create(projectId: string, dto: CreateTeamDto): Promise<TeamDto> {
    return this.repository.transaction((tx) => this.createWithin(tx, projectId, dto));
  }

  async createWithin(
    tx: EntityManager,
    projectId: string,
    { name, description = '', userIds = [] }: CreateTeamDto,
  ): Promise<TeamDto> {
    await this.repository.holdPeople(tx, projectId, { named: userIds });
    const teamId = await this.repository.create(tx, projectId, { name, description });
    await this.repository.setMembers(tx, { projectId, teamId }, userIds);
    return this.record(tx, 'team.created', { projectId, teamId });
  }

  async update(
    key: TeamKey,
    dto: Partial<UpdateTeamDto>,
    expected: ExpectedVersion,
  ): Promise<TeamDto> {
    const updated = await this.repository.transaction((tx) =>
      this.updateWithin(tx, key, dto, expected),
    );
    await this.plans.refresh();
    return updated;
  }

  /** What is set to what it was is no change. */
  async updateWithin(
    tx: EntityManager,
    key: TeamKey,
    { userIds, ...fields }: Partial<UpdateTeamDto>,
    expected?: ExpectedVersion,
  ): Promise<TeamDto> {
    const before = assertFound(await this.repository.lock(tx, key));
    assertVersion(expected, before.version);
    if (userIds !== undefined) {
      const present = before.members.map((member) => member.userId);
      await this.repository.holdPeople(tx, key.projectId, { named: userIds, present });
    }
    if (isAsIs(before, { userIds, ...fields })) return toTeamDto(before);

    await this.repository.update(tx, key, { ...fields, updatedAt: this.clock.now() });
    if (userIds !== undefined) await this.repository.setMembers(tx, key, userIds);
    return this.record(tx, 'team.updated', key, before);
  }

  async remove(key: TeamKey, expected: ExpectedVersion): Promise<void> {
    await this.repository.transaction((tx) => this.removeWithin(tx, key, expected));
  }

  async removeWithin(tx: EntityManager, key: TeamKey, expected?: ExpectedVersion): Promise<void> {
    const team = assertFound(await this.repository.lock(tx, key));
    assertVersion(expected, team.version);
    await this.uses.assertUnused(tx, { kind: 'team', id: key.teamId });
    await this.repository.remove(tx, key);
    await this.audit.record(tx, {
      action: 'team.deleted',
      projectId: key.projectId,
      target: { id: key.teamId, name: team.name },
      before: toAuditedTeam(team),
    });
  }

  private async record(
    tx: EntityManager,
    action: 'team.created' | 'team.updated',
    key: TeamKey,
    before?: TeamRow,
  ): Promise<TeamDto> {
    const team = assertFound(await this.repository.find(key, tx));
    await this.audit.record(tx, {
      action,
      projectId: key.projectId,
      target: { id: key.teamId, name: team.name },
      before: before && toAuditedTeam(before),
      after: toAuditedTeam(team),
    });
    return toTeamDto(team);
  }
}

function isAsIs(
  team: TeamRow,
  { name = team.name, description = team.description, userIds }: Partial<UpdateTeamDto>,
): boolean {
  const present = team.members.map(({ userId }) => userId);
  return (
    name === team.name &&
    description === team.description &&
    isDeepStrictEqual(userIds ?? present, present)
  );
}

function assertFound(team: TeamRow | undefined): TeamRow {
  if (team !== undefined) return team;
  throw new DomainError('not-found', 'There is no such team in this project.');
}

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

  async create(
    projectId: string,
    { name, description = '', userIds = [] }: CreateTeamDto,
  ): Promise<TeamDto> {
    return this.repository.transaction(async (tx) => {
      await this.repository.holdPeople(tx, projectId, { named: userIds });
      const teamId = await this.repository.create(tx, projectId, { name, description });
      await this.repository.setMembers(tx, { projectId, teamId }, userIds);
      return this.record(tx, 'team.created', { projectId, teamId });
    });
  }

  /** What is set to what it was is no change. */
  async update(
    key: TeamKey,
    { userIds, ...fields }: Partial<UpdateTeamDto>,
    expected: ExpectedVersion,
  ): Promise<TeamDto> {
    const updated = await this.repository.transaction(async (tx) => {
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
    });
    await this.plans.refresh();
    return updated;
  }

  async remove(key: TeamKey, expected: ExpectedVersion): Promise<void> {
    await this.repository.transaction(async (tx) => {
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

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { TeamMemberEntity } from './team-member.entity.js';
import { TeamEntity, teamName } from './team.entity.js';
import type { TeamRow } from './team.mapper.js';

/** Which team of which project. */
export type TeamKey = { projectId: string; teamId: string };

/** What a person may set on a team itself. */
export type TeamFields = Pick<TeamEntity, 'name' | 'description'>;

const selectTeams = `
  SELECT t.id, t.name, t.description, t.version, t.created_at, t.updated_at,
    lower(t.name) AS sort_name, coalesce(named.members, '[]') AS members
  FROM teams t
  LEFT JOIN LATERAL (
    SELECT json_agg(
      json_build_object('userId', u.id, 'name', u.name, 'phone', first_verified.number)
      ORDER BY tm.position) AS members
    FROM team_members tm
    JOIN users u ON u.id = tm.user_id
    LEFT JOIN LATERAL (
      SELECT p.number FROM phones p
      WHERE p.user_id = u.id AND p.verified_at IS NOT NULL
      ORDER BY p.position, p.created_at, p.id
      LIMIT 1
    ) first_verified ON true
    WHERE tm.team_id = t.id
  ) named ON true
  WHERE t.project_id = $1`;

@Injectable()
export class TeamsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By name, whatever its case; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<TeamRow[]> {
    const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: TeamRow[] = await this.dataSource.query(
      `${selectTeams} AND ($2::text IS NULL OR (lower(t.name), t.id) > ($2, $3::uuid))
       ORDER BY lower(t.name), t.id
       LIMIT $4`,
      [projectId, name, id, rowsToRead(query)],
    );
    return rows;
  }

  async find(
    { projectId, teamId }: TeamKey,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<TeamRow | undefined> {
    const rows: TeamRow[] = await manager.query(`${selectTeams} AND t.id = $2`, [
      projectId,
      teamId,
    ]);
    return rows[0];
  }

  /** All of a project; nobody changes one until the transaction ends. */
  async lockAll(tx: EntityManager, projectId: string): Promise<void> {
    await tx.query('SELECT FROM teams WHERE project_id = $1 ORDER BY id FOR UPDATE', [projectId]);
  }

  async all(tx: EntityManager, projectId: string): Promise<TeamRow[]> {
    const rows: TeamRow[] = await tx.query(selectTeams, [projectId]);
    return rows;
  }

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /**
   * Makes sure that these people stay members until the transaction ends. It comes before anything is written: whoever
   * removes a member holds the member first, and the two would otherwise wait for each other.
   *
   * @param present people whose places are about to be given up, who need not be members any more.
   * @throws {DomainError} when one of those who are named is no member.
   */
  async holdPeople(
    tx: EntityManager,
    projectId: string,
    { named, present = [] }: { named: readonly string[]; present?: readonly string[] },
  ): Promise<void> {
    const rows: { user_id: string }[] = await tx.query(
      `SELECT user_id FROM members WHERE project_id = $1 AND user_id = ANY($2::uuid[])
       ORDER BY user_id FOR KEY SHARE`,
      [projectId, [...named, ...present]],
    );
    const members = new Set(rows.map(({ user_id: id }) => id));
    if (named.every((id) => members.has(id))) return;
    throw new DomainError('invalid-request', 'Some fields need your attention.', {
      userIds: ['Choose people of this project.'],
    });
  }

  /** Whoever changes the team at the same time waits. */
  async lock(tx: EntityManager, { projectId, teamId }: TeamKey): Promise<TeamRow | undefined> {
    await tx.query('SELECT FROM teams WHERE project_id = $1 AND id = $2 FOR NO KEY UPDATE', [
      projectId,
      teamId,
    ]);
    return this.find({ projectId, teamId }, tx);
  }

  async create(tx: EntityManager, projectId: string, fields: TeamFields): Promise<string> {
    const team = tx.create(TeamEntity, { projectId, ...fields });
    await assertNameIsFree(tx.insert(TeamEntity, team));
    return team.id;
  }

  async update(
    tx: EntityManager,
    { projectId, teamId }: TeamKey,
    fields: Partial<TeamFields> & { updatedAt: Date },
  ): Promise<void> {
    await assertNameIsFree(
      tx.update(TeamEntity, { projectId, id: teamId }, { ...fields, version: () => 'version + 1' }),
    );
  }

  /** @param userIds in their order; they are held. */
  async setMembers(
    tx: EntityManager,
    { projectId, teamId }: TeamKey,
    userIds: readonly string[],
  ): Promise<void> {
    await tx.delete(TeamMemberEntity, { teamId, projectId });
    await tx.insert(
      TeamMemberEntity,
      userIds.map((userId, index) => ({ teamId, projectId, userId, position: index + 1 })),
    );
  }

  async remove(tx: EntityManager, { projectId, teamId }: TeamKey): Promise<void> {
    await tx.delete(TeamEntity, { projectId, id: teamId });
  }
}

async function assertNameIsFree(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (brokenUniqueConstraint(error) !== teamName) throw error;
    const sentence = 'Another team of this project has this name.';
    throw new DomainError('conflict', sentence, { name: [sentence] });
  }
}

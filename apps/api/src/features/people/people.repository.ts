import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MemberRole, PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { MemberEntity } from './member.entity.js';
import type { MemberRow } from './member.mapper.js';

/** Which member of which project. */
export type MemberKey = { projectId: string; userId: string };

const selectMembers = `
  SELECT u.id, u.name, u.email, m.role, m.version, m.created_at, coalesce(owned.phones, '[]') AS phones
  FROM members m
  JOIN users u ON u.id = m.user_id
  LEFT JOIN LATERAL (
    SELECT json_agg(
      json_build_object('id', p.id, 'number', p.number, 'verified', p.verified_at IS NOT NULL)
      ORDER BY p.position, p.created_at, p.id) AS phones
    FROM phones p
    WHERE p.user_id = u.id
  ) owned ON true
  WHERE m.project_id = $1`;

@Injectable()
export class PeopleRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By name; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<MemberRow[]> {
    const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: MemberRow[] = await this.dataSource.query(
      `${selectMembers} AND ($2::text IS NULL OR (u.name, u.id) > ($2, $3::uuid))
       ORDER BY u.name, u.id
       LIMIT $4`,
      [projectId, name, id, rowsToRead(query)],
    );
    return rows;
  }

  async find({ projectId, userId }: MemberKey): Promise<MemberRow | undefined> {
    const rows: MemberRow[] = await this.dataSource.query(`${selectMembers} AND u.id = $2`, [
      projectId,
      userId,
    ]);
    return rows[0];
  }

  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<AddressedMember[]> {
    if (lock) await lockMembership(tx, projectId);
    const rows: AddressedMember[] = await tx.query(
      `SELECT m.user_id AS id, u.email FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1`,
      [projectId],
    );
    return rows;
  }

  /** Changes who belongs to a project, one change after the other: of two owners who leave at once, one is the last. */
  change<Result>(projectId: string, work: (members: MembersOfProject) => Promise<Result>) {
    return this.dataSource.transaction(async (tx) => {
      await lockMembership(tx, projectId);
      return work(new MembersOfProject(tx, projectId));
    });
  }
}

async function lockMembership(tx: EntityManager, projectId: string): Promise<void> {
  await tx.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
}

/** A member by their e-mail address. */
export type AddressedMember = { id: string; email: string };

/** A member as far as changes of membership need to know. */
export type KnownMember = {
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  version: number;
};

/** The members of a project that is locked until the transaction ends. */
export class MembersOfProject {
  constructor(
    readonly tx: EntityManager,
    private readonly projectId: string,
  ) {}

  find(userId: string): Promise<KnownMember | undefined> {
    return this.findWhere('u.id', userId);
  }

  /** @param email in lower case. */
  findByEmail(email: string): Promise<KnownMember | undefined> {
    return this.findWhere('u.email', email);
  }

  countOwners(): Promise<number> {
    return this.tx.countBy(MemberEntity, { projectId: this.projectId, role: 'owner' });
  }

  async setRole(userId: string, role: MemberRole): Promise<void> {
    await this.tx.update(
      MemberEntity,
      { projectId: this.projectId, userId },
      { role, version: () => 'version + 1' },
    );
  }

  /** Takes the person off every team, schedule and rule, too: the database sees to it (ON DELETE CASCADE). */
  async remove(userId: string): Promise<void> {
    await this.tx.delete(MemberEntity, { projectId: this.projectId, userId });
  }

  private async findWhere(
    column: 'u.id' | 'u.email',
    value: string,
  ): Promise<KnownMember | undefined> {
    const rows: KnownMember[] = await this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, m.role, m.version
       FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $1 AND ${column} = $2`,
      [this.projectId, value],
    );
    return rows[0];
  }
}

import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { brokenUniqueConstraint } from '../../platform/database/unique-constraint.js';
import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { InvitationEntity, oneForEachAddress } from './invitation.entity.js';
import type { InvitationRow } from './invitation.mapper.js';

/** Which invitation of which project. */
export type InvitationKey = { projectId: string; invitationId: string };

const selectInvitations = `
  SELECT i.id, i.project_id AS "projectId", i.email, i.role, i.token_hash AS "tokenHash",
    i.invited_by AS "invitedBy", i.invited_by_name AS "invitedByName", i.delivery,
    i.sent_at AS "sentAt", i.expires_at AS "expiresAt", m.role AS "senderRole"
  FROM invitations i
  LEFT JOIN members m ON m.project_id = i.project_id AND m.user_id = i.invited_by`;

@Injectable()
export class InvitationsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By address; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<InvitationRow[]> {
    const [email = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: InvitationRow[] = await this.dataSource.query(
      `${selectInvitations}
       WHERE i.project_id = $1 AND ($2::text IS NULL OR (i.email, i.id) > ($2, $3::uuid))
       ORDER BY i.email, i.id
       LIMIT $4`,
      [projectId, email, id, rowsToRead(query)],
    );
    return rows;
  }

  async findByToken(tokenHash: string): Promise<InvitationRow | undefined> {
    const rows: InvitationRow[] = await this.dataSource.query(
      `${selectInvitations} WHERE i.token_hash = $1`,
      [tokenHash],
    );
    return rows[0];
  }

  /** What somebody who holds a link may know besides the invitation itself. */
  async readOffer(
    projectId: string,
    email: string,
  ): Promise<{ projectName: string; hasAccount: boolean }> {
    const rows: { projectName: string; hasAccount: boolean }[] = await this.dataSource.query(
      `SELECT name AS "projectName", EXISTS (SELECT FROM users WHERE email = $2) AS "hasAccount"
       FROM projects WHERE id = $1`,
      [projectId, email],
    );
    return rows[0] ?? { projectName: '', hasAccount: false };
  }

  /** Until the transaction ends nobody else asks this of the address: two projects may invite it at the same time. */
  async hasAccount(tx: EntityManager, email: string): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [email]);
    const rows: unknown[] = await tx.query('SELECT FROM users WHERE email = $1', [email]);
    return rows.length > 0;
  }

  /** Changes the invitations of a project, one change after the other, and while no member changes. */
  change<Result>(projectId: string, work: (invitations: InvitationsOfProject) => Promise<Result>) {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT FROM projects WHERE id = $1 FOR NO KEY UPDATE', [projectId]);
      return work(new InvitationsOfProject(tx, projectId));
    });
  }
}

/** The invitations of a project that is locked until the transaction ends. */
export class InvitationsOfProject {
  constructor(
    readonly tx: EntityManager,
    private readonly projectId: string,
  ) {}

  find(invitationId: string): Promise<InvitationRow | undefined> {
    return this.findWhere('i.id', invitationId);
  }

  /** @returns false when the address is invited already. */
  async add(fields: Omit<InvitationEntity, 'projectId'>): Promise<boolean> {
    try {
      await this.tx.insert(InvitationEntity, { projectId: this.projectId, ...fields });
      return true;
    } catch (error) {
      if (brokenUniqueConstraint(error) === oneForEachAddress) return false;
      throw error;
    }
  }

  async update(id: string, fields: Partial<InvitationEntity>): Promise<void> {
    await this.tx.update(InvitationEntity, { projectId: this.projectId, id }, fields);
  }

  async remove(id: string): Promise<void> {
    await this.tx.delete(InvitationEntity, { projectId: this.projectId, id });
  }

  /** Takes the invitation away and returns it: whoever comes second finds none. */
  async take(tokenHash: string): Promise<InvitationRow | undefined> {
    const row = await this.findWhere('i.token_hash', tokenHash);
    if (row !== undefined) await this.remove(row.id);
    return row;
  }

  async projectName(): Promise<string> {
    const rows: { name: string }[] = await this.tx.query(
      'SELECT name FROM projects WHERE id = $1',
      [this.projectId],
    );
    return rows[0]?.name ?? '';
  }

  private async findWhere(
    column: 'i.id' | 'i.token_hash',
    value: string,
  ): Promise<InvitationRow | undefined> {
    const rows: InvitationRow[] = await this.tx.query(
      `${selectInvitations} WHERE i.project_id = $1 AND ${column} = $2`,
      [this.projectId, value],
    );
    return rows[0];
  }
}

import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@ringdown/contracts';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { currentActing } from '../access/acting.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { differences } from './differences.js';

/** What happened to what. */
export type AuditNote = {
  action: AuditAction;
  /** Null: it concerns a person's own account. */
  projectId: string | null;
  /** Its name as it was then, because it may be renamed or deleted later. */
  target: { id: string; name: string };
  /** As the API shows it, so that a secret, which the API never shows, cannot get here. */
  before?: object | undefined;
  after?: object | undefined;
};

/** Writes who did what, when and from where; the database refuses to change or delete an entry. */
@Injectable()
export class AuditLog {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** For what changes nothing that is stored, such as a test. */
  async recordAlone(note: AuditNote): Promise<void> {
    await this.record(this.dataSource.manager, note);
  }

  /** @param tx the transaction of the change itself: neither is ever there without the other. */
  async record(tx: EntityManager, note: AuditNote): Promise<void> {
    const { actor, address } = currentActing();
    await tx.insert(AuditEntryEntity, {
      projectId: note.projectId,
      actorKind: actor.kind,
      actorId: actor.kind === 'system' ? null : actor.id,
      actorName: actor.kind === 'system' ? 'Ringdown' : actor.name,
      address,
      action: note.action,
      targetId: note.target.id,
      targetName: note.target.name,
      ...differences(note.before, note.after),
    });
  }
}

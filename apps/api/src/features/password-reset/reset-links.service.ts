import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ResetLinkDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { LinkMaker } from './link-maker.service.js';
import { PasswordResetRepository } from './password-reset.repository.js';

/** Links that owners and admins hand over to members who have forgotten their password. */
@Injectable()
export class ResetLinks {
  constructor(
    private readonly repository: PasswordResetRepository,
    private readonly links: LinkMaker,
    private readonly auditLog: AuditLog,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Whoever holds the link has the account: so its maker must govern all that the account can reach. */
  async make(projectId: string, userId: string): Promise<ResetLinkDto> {
    const { actor } = currentActing();
    const askerId = actor.kind === 'person' ? actor.id : null;
    const member = await this.repository.findMember(projectId, { userId, askerId });
    if (member === undefined) {
      throw new DomainError('not-found', 'There is no such member in this project.');
    }
    if (askerId === null) {
      // It would turn into a person: with the link it could sign in as one.
      throw new DomainError('forbidden', 'Only people can do this, signed in; API keys cannot.');
    }
    if (member.id === askerId) {
      throw new DomainError('conflict', 'Change your own password in User Settings › Security.');
    }
    if (!member.isGoverned) {
      throw new DomainError(
        'forbidden',
        `You cannot reset the password of ${member.name}: only who is owner or admin of every project that they belong to can, and only an owner that of an owner.`,
      );
    }
    const { url, expiresAt } = await this.links.makeLink(member.id, askerId);
    await this.auditLog.record(this.dataSource.manager, {
      action: 'account.reset-link-made',
      projectId,
      target: { id: member.id, name: member.name },
    });
    return { url, expiresAt: expiresAt.toISOString() };
  }
}

import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import {
  invitationRules,
  rolesInHandsOf,
  type CreateInvitationDto,
  type InvitationDto,
  type MemberRole,
  type PageDto,
  type PageQueryDto,
  type SentInvitationDto,
} from '@ringdown/contracts';

import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { PeopleService } from '../people/people.service.js';
import { InvitationPost } from './invitation-post.service.js';
import { hashToken, makeToken } from './invitation-token.js';
import { toInvitationDto, type InvitationRow } from './invitation.mapper.js';
import {
  InvitationsRepository,
  type InvitationKey,
  type InvitationsOfProject,
} from './invitations.repository.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Inviting people into a project. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly repository: InvitationsRepository,
    private readonly people: PeopleService,
    private readonly post: InvitationPost,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Also those that have expired: they can be sent again. */
  async list(projectId: string, query: PageQueryDto): Promise<PageDto<InvitationDto>> {
    const now = this.clock.now();
    return toPage(await this.repository.list(projectId, query), query, {
      item: (row) => toInvitationDto(row, now),
      cursor: ({ email, id }) => [email, id],
    });
  }

  async create(
    projectId: string,
    { email, role }: CreateInvitationDto,
  ): Promise<SentInvitationDto> {
    return this.repository.change(projectId, async (invitations) => {
      await this.assertMayGive(role, projectId, invitations);
      this.people.assertNotMadeByKey(role);
      const member = await this.people.findByEmail(invitations.tx, { projectId, email });
      if (member !== undefined) throw refusedEmail(`${member.name} is a member already.`);

      const token = makeToken();
      const id = randomUUID();
      if (!(await invitations.add({ id, email, role, ...this.sending(token) }))) {
        throw refusedEmail('This address is invited already. Send that invitation again.');
      }
      return this.send(invitations, { id, projectId, token });
    });
  }

  /** The link that went out before is void. */
  async resend({ projectId, invitationId }: InvitationKey): Promise<SentInvitationDto> {
    return this.repository.change(projectId, async (invitations) => {
      const invitation = await invitations.find(invitationId);
      if (invitation === undefined) throw noSuchInvitation();
      await this.assertMayGive(invitation.role, projectId, invitations);
      this.people.assertNotMadeByKey(invitation.role);

      const token = makeToken();
      await invitations.update(invitationId, this.sending(token));
      return this.send(invitations, { id: invitationId, projectId, token });
    });
  }

  async withdraw({ projectId, invitationId }: InvitationKey): Promise<void> {
    await this.repository.change(projectId, async (invitations) => {
      const invitation = await invitations.find(invitationId);
      if (invitation === undefined) throw noSuchInvitation();
      await this.assertMayGive(invitation.role, projectId, invitations);

      await invitations.remove(invitationId);
      const { id, email, role } = invitation;
      await this.audit.record(invitations.tx, {
        action: 'invitation.withdrawn',
        projectId,
        target: { id, name: email },
        before: { email, role },
      });
    });
  }

  /** What every sending sets anew. */
  private sending(token: string) {
    const { actor } = currentActing();
    const sentAt = this.clock.now();
    return {
      tokenHash: hashToken(token),
      invitedBy: actor.kind === 'person' ? actor.id : null,
      invitedByName: actor.kind === 'system' ? 'Ringdown' : actor.name,
      delivery: this.post.delivery,
      sentAt,
      expiresAt: new Date(sentAt.getTime() + invitationRules.days * dayMilliseconds),
    };
  }

  private async send(
    invitations: InvitationsOfProject,
    { id, projectId, token }: { id: string; projectId: string; token: string },
  ): Promise<SentInvitationDto> {
    const row = await getRow(invitations, id);
    const { actor } = currentActing();
    const link = await this.post.deliver(invitations.tx, row, {
      token,
      senderId: actor.kind === 'system' ? projectId : actor.id,
      projectName: await invitations.projectName(),
    });
    const { email, role, delivery } = row;
    await this.audit.record(invitations.tx, {
      action: 'invitation.sent',
      projectId,
      target: { id, name: email },
      after: { email, role, delivery },
    });
    return Object.assign(toInvitationDto(row, this.clock.now()), { link });
  }

  private async assertMayGive(
    role: MemberRole,
    projectId: string,
    { tx }: InvitationsOfProject,
  ): Promise<void> {
    const own = await this.people.roleOfActor(tx, projectId);
    if (rolesInHandsOf(own).includes(role)) return;
    throw new DomainError(
      'forbidden',
      role === 'owner' && own === 'admin'
        ? 'Only an owner may invite owners.'
        : `As ${own} you may not invite people. Ask an owner or admin of the project.`,
    );
  }
}

async function getRow(invitations: InvitationsOfProject, id: string): Promise<InvitationRow> {
  const row = await invitations.find(id);
  if (row === undefined) throw noSuchInvitation();
  return row;
}

function refusedEmail(sentence: string): DomainError {
  return new DomainError('conflict', sentence, { email: [sentence] });
}

function noSuchInvitation(): DomainError {
  return new DomainError('not-found', 'There is no such invitation in this project.');
}

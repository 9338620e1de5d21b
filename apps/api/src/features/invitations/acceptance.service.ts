import { Injectable } from '@nestjs/common';
import type { AcceptInvitationDto, InvitationOfferDto, MeDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { actAs } from '../../platform/access/acting.js';
import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Accounts } from '../access/accounts.service.js';
import { SignInService } from '../access/sign-in.service.js';
import { PeopleService } from '../people/people.service.js';
import { hashToken } from './invitation-token.js';
import { stateOf, type InvitationRow } from './invitation.mapper.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Accepting an invitation, for whoever holds its link. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly repository: InvitationsRepository,
    private readonly people: PeopleService,
    private readonly accounts: Accounts,
    private readonly signIn: SignInService,
    private readonly clock: Clock,
  ) {}

  async describe(token: string): Promise<InvitationOfferDto> {
    const { email, role, projectId } = await this.getOpen(token);
    const { projectName, hasAccount } = await this.repository.readOffer(projectId, email);
    return { projectName, role, email, hasAccount };
  }

  /** For somebody who is new here: makes the account, too, and signs in. */
  async acceptAsNew(
    { token, name, password }: AcceptInvitationDto,
    client: ClientHeaders,
  ): Promise<{ me: MeDto; cookies: string[] }> {
    await this.getOpen(token);
    const passwordHash = await this.accounts.hash(password);
    const email = await this.useUp(token, async (tx, invitation) => {
      if (await this.repository.hasAccount(tx, invitation.email)) {
        throw new DomainError(
          'sign-in-required',
          `There is an account for ${invitation.email} already. Sign in with it, then open the link again.`,
        );
      }
      const account = { name, email: invitation.email, passwordHash };
      // Only what came by mail proves that the address is theirs.
      const emailVerified = invitation.delivery === 'mail';
      const { id } = await this.accounts.create(tx, { ...account, emailVerified });
      actAs({ kind: 'person', id, name });
      await this.join(tx, invitation, { id, name, email: invitation.email });
      return invitation.email;
    });
    const { body, cookies } = await this.signIn.signIn({ email, password }, client);
    if ('needs' in body) throw new Error('A new account cannot have a second factor.');
    return { me: body, cookies };
  }

  /** For somebody who has an account and is signed in with it. */
  async acceptAs(user: SignedInUser, token: string): Promise<MeDto> {
    await this.useUp(token, async (tx, invitation) => {
      if (invitation.email !== user.email) {
        throw new DomainError(
          'forbidden',
          `This invitation is for ${invitation.email}, and you are signed in as ${user.email}. Sign in with that address.`,
        );
      }
      await this.join(tx, invitation, user);
    });
    return this.signIn.describe(user);
  }

  private async join(
    tx: EntityManager,
    { projectId, role, invitedByName }: InvitationRow,
    { id, name, email }: SignedInUser,
  ): Promise<void> {
    if ((await this.people.findByEmail(tx, { projectId, email })) !== undefined) {
      throw new DomainError('conflict', 'You are a member of this project already.');
    }
    await this.people.add(tx, {
      projectId,
      userId: id,
      name,
      email,
      role,
      invitedBy: invitedByName,
    });
  }

  /** Of two who accept at the same moment, one finds the invitation gone. */
  private async useUp<Result>(
    token: string,
    work: (tx: EntityManager, invitation: InvitationRow) => Promise<Result>,
  ): Promise<Result> {
    const tokenHash = hashToken(token);
    const { projectId } = await this.getOpen(token);
    return this.repository.change(projectId, async (invitations) =>
      work(invitations.tx, this.opened(await invitations.take(tokenHash))),
    );
  }

  private async getOpen(token: string): Promise<InvitationRow> {
    return this.opened(await this.repository.findByToken(hashToken(token)));
  }

  private opened(invitation: InvitationRow | undefined): InvitationRow {
    if (invitation !== undefined && stateOf(invitation, this.clock.now()) === 'open') {
      return invitation;
    }
    // The same whatever the reason: a link tells nothing but what it is good for.
    throw new DomainError(
      'not-found',
      'This invitation is not valid any more: it was used, withdrawn or sent again, or it is too old. Ask for a new one.',
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { InvitationDelivery } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { invitationMail } from './invitation-mail.js';
import { linkOf } from './invitation-token.js';
import type { InvitationRow } from './invitation.mapper.js';
import { SendingLimits } from './sending-limits.service.js';

/** Brings invitations to people: by mail where there is a mail server, otherwise through the hands of whoever invites. */
@Injectable()
export class InvitationPost {
  constructor(
    private readonly mail: Mail,
    private readonly limits: SendingLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  get delivery(): InvitationDelivery {
    return this.mail.isConfigured ? 'mail' : 'link';
  }

  /**
   * @param tx the mail leaves when it is committed.
   * @returns the link, if it is to be handed over by hand.
   */
  async deliver(
    tx: EntityManager,
    invitation: InvitationRow,
    { token, senderId, projectName }: { token: string; senderId: string; projectName: string },
  ): Promise<string | null> {
    const link = linkOf(this.environment.publicUrl, token);
    if (invitation.delivery === 'link') return link;
    const { email, role, invitedByName, expiresAt } = invitation;
    await this.limits.count(tx, { email, senderId });
    await this.mail.send(
      invitationMail({ email, role, invitedByName, expiresAt, projectName, link }),
      { within: tx },
    );
    return null;
  }
}

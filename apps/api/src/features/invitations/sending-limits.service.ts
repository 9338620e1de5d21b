import { Injectable } from '@nestjs/common';
import { invitationRules } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { InvitationSendingEntity } from './invitation-sending.entity.js';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Whoever may invite must not be able to flood a mailbox, nor many of them, through us. */
@Injectable()
export class SendingLimits {
  constructor(private readonly clock: Clock) {}

  /**
   * Counts a mail that is about to leave.
   *
   * @throws {DomainError} when there have been too many.
   */
  async count(tx: EntityManager, sending: { email: string; senderId: string }): Promise<void> {
    const sentAt = this.clock.now();
    // The projects of two senders are locked apart from each other; their mails to one address are not.
    await tx.query(
      'SELECT pg_advisory_xact_lock(hashtext(key)) FROM unnest(ARRAY[$1, $2]) AS key ORDER BY key',
      [sending.email, sending.senderId],
    );
    await tx.query('DELETE FROM invitation_sendings WHERE sent_at <= $1', [
      new Date(sentAt.getTime() - dayMilliseconds),
    ]);
    const [counts]: [{ toAddress: number; fromSender: number; lately: number }] = await tx.query(
      `SELECT count(*) FILTER (WHERE email = $1)::integer AS "toAddress",
         count(*) FILTER (WHERE sender_id = $2)::integer AS "fromSender",
         count(*) FILTER (WHERE email = $1 AND sent_at > $3)::integer AS lately
       FROM invitation_sendings WHERE email = $1 OR sender_id = $2`,
      [
        sending.email,
        sending.senderId,
        new Date(sentAt.getTime() - invitationRules.secondsBetween * 1000),
      ],
    );
    assertFew(counts, sending.email);
    await tx.insert(InvitationSendingEntity, { ...sending, sentAt });
  }
}

function assertFew(
  { toAddress, fromSender, lately }: { toAddress: number; fromSender: number; lately: number },
  email: string,
): void {
  if (lately > 0) {
    throw tooMany(`An invitation was just sent to ${email}. Wait a minute, then send it again.`);
  }
  if (toAddress >= invitationRules.aDayToOneAddress) {
    throw tooMany(`${email} has been sent too many invitations today. Try again tomorrow.`);
  }
  if (fromSender >= invitationRules.aDayFromOneSender) {
    throw tooMany('You have sent too many invitations today. Try again tomorrow.');
  }
}

function tooMany(detail: string): DomainError {
  return new DomainError('too-many-requests', detail);
}

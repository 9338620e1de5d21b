import { Transform } from 'class-transformer';
import { IsEmail, IsIn, Matches, MaxLength } from 'class-validator';

import type { MemberRole } from './me.js';
import { IsNewPassword } from './password.js';
import { memberRoles } from './permissions.js';
import { IsOneLine } from './plain-text.js';

/** How long an invitation is good, and how often one is sent. */
export const invitationRules = {
  days: 7,
  secondsBetween: 60,
  aDayToOneAddress: 5,
  aDayFromOneSender: 50,
} as const;

/** How an invitation reaches somebody: by mail, or by a link that is handed over by hand. */
export type InvitationDelivery = 'link' | 'mail';

/** An invitation that nobody has accepted yet. All times are ISO 8601 in UTC. */
export class InvitationDto {
  id!: string;
  /** In lower case. */
  email!: string;
  role!: MemberRole;
  /** The name of whoever sent it last. */
  invitedBy!: string;
  delivery!: InvitationDelivery;
  /** `void`: whoever sent it may not give this role any more. Sent again, it is open again. */
  state!: 'open' | 'expired' | 'void';
  sentAt!: string;
  expiresAt!: string;
}

/** An invitation that has just been sent. */
export class SentInvitationDto extends InvitationDto {
  /** To be handed over in private, and shown this once; null when it goes out by mail. */
  link!: string | null;
}

/** Invites somebody into the project. */
export class CreateInvitationDto {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  )
  @IsEmail({}, { message: 'Write an e-mail address.' })
  @MaxLength(320, { message: 'Write an e-mail address.' })
  email!: string;

  @IsIn(memberRoles, { message: 'Choose owner, admin, responder or viewer.' })
  role!: MemberRole;
}

/** What an invitation's link holds. It travels in bodies only, so that no log of addresses ever shows it. */
export class InvitationTokenDto {
  @Matches(/^[\w-]{43}$/, { message: 'This link is not complete. Copy the whole of it.' })
  token!: string;
}

/** What somebody is invited to. */
export class InvitationOfferDto {
  projectName!: string;
  role!: MemberRole;
  email!: string;
  /** Whether somebody with this address can sign in here already. */
  hasAccount!: boolean;
}

/** Accepts an invitation as a person who is new here; the answer is a `MeDto` and sets the session cookie. */
export class AcceptInvitationDto extends InvitationTokenDto {
  @IsOneLine({ least: 1, most: 100, message: 'Write your name, in at most 100 characters.' })
  name!: string;

  @IsNewPassword()
  password!: string;
}

import { IsEmail, Matches, MaxLength } from 'class-validator';

import type { MeDto } from './me.js';
import { IsNewPassword, IsPassword } from './password.js';
import { IsRecoveryCode, IsTwoFactorCode } from './two-factor-code.js';

/** Signs a person in; the answer is a `SignInAnswer`. */
export class SignInDto {
  @IsEmail({}, { message: 'Write your e-mail address.' })
  email!: string;

  @IsPassword()
  password!: string;
}

/** The password was right, and a code is still needed; a cookie remembers this until then. */
export class TwoFactorNeededDto {
  needs!: 'two-factor-code';
  /** ISO 8601 in UTC: afterwards the password is asked for again. */
  expiresAt!: string;
}

/** What a right password leads to: 200 with the person who is signed in, or 202 when a code is still needed. */
export type SignInAnswer = MeDto | TwoFactorNeededDto;

/** The second step of signing in, by the authenticator app. */
export class SignInCodeDto {
  @IsTwoFactorCode()
  code!: string;
}

/** The second step of signing in, without the authenticator app. */
export class SignInRecoveryCodeDto {
  @IsRecoveryCode()
  recoveryCode!: string;
}

/** Which ways to sign in this installation offers. */
export class SignInMethodsDto {
  /** Null: there is none. `name` is for the button, as in "Sign in with Example". */
  singleSignOn!: { name: string } | null;
  /** Whether a forgotten password can be reset by mail; otherwise an owner or admin makes a link. */
  resetsByMail!: boolean;
}

/** Asks for a link by mail that sets a new password. The answer is the same whether the address is known or not. */
export class ForgotPasswordDto {
  @IsEmail({}, { message: 'Write your e-mail address.' })
  @MaxLength(320, { message: 'Write your e-mail address.' })
  email!: string;
}

/** Sets a new password with the token of a link, which is good for one hour and one use. */
export class ResetPasswordDto {
  @Matches(/^[\w-]{20,100}$/, { message: 'This link is not complete. Copy the whole of it.' })
  token!: string;

  @IsNewPassword()
  password!: string;
}

/** A link that sets a new password for a member; to be handed over in private. */
export class ResetLinkDto {
  url!: string;
  /** ISO 8601 in UTC. */
  expiresAt!: string;
}

/** What the page says after `?problem=` when single sign-on has failed. */
export const singleSignOnProblems = {
  'single-sign-on-off': 'Single sign-on is not set up here.',
  'single-sign-on-cancelled': 'The sign-in was cancelled. Try again, or use your password.',
  'single-sign-on-expired': 'The sign-in took too long or was begun in another window. Try again.',
  'single-sign-on-failed':
    'The single sign-on provider could not be reached or gave an answer that cannot be trusted. Try again, or tell your operator.',
  'single-sign-on-email-unverified':
    'Your single sign-on account has no confirmed e-mail address, so it cannot be told who you are here.',
  'single-sign-on-unknown':
    'Nobody here has the e-mail address of your single sign-on account. Ask an owner or admin of your project to invite you.',
} as const;

/** Why single sign-on has failed. */
export type SingleSignOnProblem = keyof typeof singleSignOnProblems;

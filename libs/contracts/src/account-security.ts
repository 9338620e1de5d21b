import { IsIn } from 'class-validator';

import { IsNewPassword, IsPassword } from './password.js';
import { IsTwoFactorCode } from './two-factor-code.js';

/** How the account of the person who is signed in is protected. */
export class AccountSecurityDto {
  /** False: the person signs in through single sign-on alone. */
  hasPassword!: boolean;
  /** Whether the person has signed in through single sign-on. */
  usesSingleSignOn!: boolean;
  twoFactor!: { enabled: boolean; recoveryCodesLeft: number };
}

/** A browser in which the person is signed in. All times are ISO 8601 in UTC. */
export class SessionDto {
  id!: string;
  /** Such as "Firefox on Windows". */
  device!: string;
  /** The client's IP address; null when it is not known. */
  address!: string | null;
  createdAt!: string;
  /** Exact to some minutes. */
  lastUsedAt!: string;
  expiresAt!: string;
  /** Whether it is the one that asks. */
  current!: boolean;
}

/** Signs out elsewhere, or everywhere. */
export class EndSessionsDto {
  @IsIn(['others', 'all'], { message: 'Say others or all.' })
  which!: 'others' | 'all';
}

/** Sets a new password; all other sessions end. */
export class ChangePasswordDto {
  @IsPassword()
  currentPassword!: string;

  @IsNewPassword()
  newPassword!: string;
}

/** Proves once more who is there, before something that matters. */
export class ConfirmPasswordDto {
  @IsPassword()
  password!: string;
}

/** Shown once, and in force only when a code of the app has confirmed it. */
export class TwoFactorSetUpDto {
  /** otpauth://… for the QR code. */
  uri!: string;
  /** The same for typing, in base32. */
  secret!: string;
  recoveryCodes!: string[];
}

/** Proves that the authenticator app was set up; from then on it is asked for at sign-in. */
export class ConfirmTwoFactorDto {
  @IsTwoFactorCode()
  code!: string;
}

/** Shown once; those before are void. */
export class RecoveryCodesDto {
  recoveryCodes!: string[];
}

import { Injectable } from '@nestjs/common';
import type {
  ConfirmPasswordDto,
  ConfirmTwoFactorDto,
  RecoveryCodesDto,
  TwoFactorSetUpDto,
} from '@ringdown/contracts';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { AccountLog } from '../access/account-log.service.js';
import { Authentication } from '../access/authentication.service.js';
import { UsedCodes } from '../access/used-codes.service.js';
import type { Secured } from './account-security.service.js';
import { PasswordProof } from './password-proof.service.js';
import { refusalOf } from './refusal.js';

/** A person's second factor: an authenticator app, and recovery codes for the day it is lost. */
@Injectable()
export class TwoFactor {
  constructor(
    private readonly authentication: Authentication,
    private readonly proof: PasswordProof,
    private readonly usedCodes: UsedCodes,
    private readonly log: AccountLog,
  ) {}

  async setUp(
    user: SignedInUser,
    { password }: ConfirmPasswordDto,
    client: ClientHeaders,
  ): Promise<Secured<TwoFactorSetUpDto>> {
    const { body, cookies } = await this.proof.ask(user, client, 'password', () =>
      this.authentication.enableTwoFactor(password, client),
    );
    const uri = String(body['totpURI']);
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    return {
      body: { uri, secret, recoveryCodes: body['backupCodes'] as string[] },
      cookies,
    };
  }

  async confirm(
    user: SignedInUser,
    { code }: ConfirmTwoFactorDto,
    client: ClientHeaders,
  ): Promise<Secured<void>> {
    const answer = await this.authentication.confirmTwoFactor(code, client);
    if (!answer.isOk) throw refusalOf(answer.code, 'code');
    await this.usedCodes.use(user.id, code);
    await this.log.record('account.two-factor-enabled', user);
    return { body: undefined, cookies: answer.cookies };
  }

  async disable(
    user: SignedInUser,
    { password }: ConfirmPasswordDto,
    client: ClientHeaders,
  ): Promise<Secured<void>> {
    const { cookies } = await this.proof.ask(user, client, 'password', () =>
      this.authentication.disableTwoFactor(password, client),
    );
    await this.log.record('account.two-factor-disabled', user);
    return { body: undefined, cookies };
  }

  async renewRecoveryCodes(
    user: SignedInUser,
    { password }: ConfirmPasswordDto,
    client: ClientHeaders,
  ): Promise<Secured<RecoveryCodesDto>> {
    const { body, cookies } = await this.proof.ask(user, client, 'password', () =>
      this.authentication.renewRecoveryCodes(password, client),
    );
    await this.log.record('account.recovery-codes-renewed', user);
    return { body: { recoveryCodes: body['backupCodes'] as string[] }, cookies };
  }
}

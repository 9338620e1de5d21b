import { Injectable } from '@nestjs/common';
import type { AccountSecurityDto, ChangePasswordDto } from '@ringdown/contracts';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { AccountLog } from '../access/account-log.service.js';
import { Accounts } from '../access/accounts.service.js';
import { Authentication } from '../access/authentication.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordProof } from './password-proof.service.js';

/** What an answer brings, and the cookies that go with it: most changes begin a new session. */
export type Secured<Body> = { body: Body; cookies: string[] };

/** How a person's account is protected, and its password. */
@Injectable()
export class AccountSecurity {
  constructor(
    private readonly authentication: Authentication,
    private readonly proof: PasswordProof,
    private readonly credentials: CredentialsRepository,
    private readonly accounts: Accounts,
    private readonly log: AccountLog,
  ) {}

  async describe({ id }: SignedInUser): Promise<AccountSecurityDto> {
    const { hasPassword, usesSingleSignOn, twoFactorEnabled } = await this.credentials.get(id);
    const recoveryCodesLeft = twoFactorEnabled
      ? await this.authentication.countRecoveryCodes(id)
      : 0;
    return {
      hasPassword,
      usesSingleSignOn,
      twoFactor: { enabled: twoFactorEnabled, recoveryCodesLeft },
    };
  }

  async changePassword(
    user: SignedInUser,
    { currentPassword, newPassword }: ChangePasswordDto,
    client: ClientHeaders,
  ): Promise<Secured<void>> {
    const { cookies } = await this.proof.ask(user, client, 'currentPassword', () =>
      this.authentication.changePassword({ currentPassword, newPassword }, client),
    );
    await this.accounts.forgetProofs(user.id);
    await this.log.record('account.password-changed', user);
    return { body: undefined, cookies };
  }
}

import { Injectable } from '@nestjs/common';
import type { ResetPasswordDto } from '@ringdown/contracts';

import { actAs } from '../../platform/access/acting.js';
import type { ClientHeaders } from '../../platform/access/client-headers.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AccountLog } from '../access/account-log.service.js';
import { Accounts } from '../access/accounts.service.js';
import { Authentication } from '../access/authentication.service.js';
import { GuessingLimits, type Guess } from '../access/guessing-limits.service.js';
import { PasswordResetRepository } from './password-reset.repository.js';

/** Sets a new password for whoever holds the token of a reset link. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly authentication: Authentication,
    private readonly accounts: Accounts,
    private readonly limits: GuessingLimits,
    private readonly log: AccountLog,
    private readonly repository: PasswordResetRepository,
  ) {}

  async reset({ token, password }: ResetPasswordDto, client: ClientHeaders): Promise<void> {
    const guess: Guess = { what: 'reset-token', address: client.address };
    this.limits.begin(guess);
    const found = await this.authentication.findReset(token);
    if (found === undefined) throw isOver();
    const { user, madeBy } = found;
    // Who has made the link may have it still, and may have lost in the meantime what let them.
    if (madeBy !== null && !(await this.repository.governs(madeBy, user.id))) throw isOver();
    const answer = await this.authentication.resetPassword(token, password, client);
    // Somebody else was faster with the same link.
    if (!answer.isOk) throw isOver();
    this.limits.succeeded(guess);

    const via = madeBy === null ? 'mail' : 'link';
    if (via === 'mail') await this.accounts.proveAddress(user.id);
    actAs({ kind: 'person', id: user.id, name: user.name });
    await this.log.record('account.password-reset', user, { after: { via } });
  }
}

function isOver(): DomainError {
  return new DomainError(
    'not-found',
    'This link is not valid any more: it was used, or it is older than an hour. Ask for a new one.',
  );
}

import { Injectable } from '@nestjs/common';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AccountLog } from '../access/account-log.service.js';
import type { AuthAnswer } from '../access/authentication.service.js';
import { GuessingLimits, type Guess } from '../access/guessing-limits.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { refusalOf } from './refusal.js';

/** Asks for the password once more, and lets nobody guess it in a browser that was left open. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly limits: GuessingLimits,
    private readonly credentials: CredentialsRepository,
    private readonly log: AccountLog,
  ) {}

  /** @param field where the password stands in the request. */
  async ask(
    user: SignedInUser,
    client: ClientHeaders,
    field: string,
    change: () => Promise<AuthAnswer>,
  ): Promise<AuthAnswer> {
    if (!(await this.credentials.get(user.id)).hasPassword) {
      throw new DomainError(
        'conflict',
        'You have no password here, because you sign in through single sign-on. Its provider takes care of this.',
      );
    }
    const guess: Guess = { what: 'password', account: user.email, address: client.address };
    this.limits.begin(guess, () => this.log.guessingStopped(user.email));
    const answer = await change();
    if (answer.code !== 'INVALID_PASSWORD') this.limits.succeeded(guess);
    if (!answer.isOk) throw refusalOf(answer.code, field);
    return answer;
  }
}

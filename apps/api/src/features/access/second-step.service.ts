import { Injectable } from '@nestjs/common';
import type { SignInCodeDto, SignInRecoveryCodeDto } from '@ringdown/contracts';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { asCookieHeader, type AuthAnswer } from './auth-answer.js';
import { Authentication } from './authentication.service.js';
import { GuessingLimits, type Guess } from './guessing-limits.service.js';
import { SignInService, userOf, type SignedIn } from './sign-in.service.js';
import { UsedCodes } from './used-codes.service.js';

/** Signing in when the password was right and a code is needed, too. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly authentication: Authentication,
    private readonly limits: GuessingLimits,
    private readonly usedCodes: UsedCodes,
    private readonly signIn: SignInService,
  ) {}

  async withCode({ code }: SignInCodeDto, client: ClientHeaders): Promise<SignedIn> {
    const answer = await this.tryCode(client, () =>
      this.authentication.signInWithCode(code, client),
    );
    const user = userOf(answer);
    if (!(await this.usedCodes.use(user.id, code))) {
      // Nobody has seen the session yet; it ends before it is told.
      await this.authentication.signOut({ ...client, cookie: asCookieHeader(answer.cookies) });
      throw new DomainError(
        'sign-in-required',
        'This code was used already. Wait for the next one, and sign in again.',
      );
    }
    return this.signIn.complete(answer, 'app code');
  }

  async withRecoveryCode(
    { recoveryCode }: SignInRecoveryCodeDto,
    client: ClientHeaders,
  ): Promise<SignedIn> {
    const answer = await this.tryCode(client, () =>
      this.authentication.signInWithRecoveryCode(recoveryCode, client),
    );
    return this.signIn.complete(answer, 'recovery code');
  }

  private async tryCode(
    client: ClientHeaders,
    ask: () => Promise<AuthAnswer>,
  ): Promise<AuthAnswer> {
    const guess: Guess = { what: 'two-factor-code', address: client.address };
    this.limits.begin(guess);
    const answer = await ask();
    if (!answer.isOk) throw refusalOfCode(answer.code);
    this.limits.succeeded(guess);
    return answer;
  }
}

function refusalOfCode(code: string | undefined): DomainError {
  switch (code) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return new DomainError('invalid-request', 'This code is wrong, or was used already.');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return new DomainError(
        'too-many-requests',
        'Too many attempts. Wait 15 minutes, then try again.',
      );
    default:
      return new DomainError(
        'sign-in-required',
        'This took too long or too many attempts. Sign in with your password again.',
      );
  }
}

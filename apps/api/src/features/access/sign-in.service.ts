import { Injectable } from '@nestjs/common';
import type { MeDto, SignInAnswer, SignInDto } from '@ringdown/contracts';

import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AccountLog, type WayIn } from './account-log.service.js';
import type { AuthAnswer } from './auth-answer.js';
import { secondsForTwoFactorCode } from './auth-options.js';
import { Authentication } from './authentication.service.js';
import { GuessingLimits, type Guess } from './guessing-limits.service.js';
import { MembershipRepository } from './membership.repository.js';

/** What goes into the answer, and the cookies that go with it. */
export type SignedIn<Body = MeDto> = { body: Body; cookies: string[] };

/** Signing in and out, and who is signed in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly authentication: Authentication,
    private readonly limits: GuessingLimits,
    private readonly memberships: MembershipRepository,
    private readonly log: AccountLog,
    private readonly clock: Clock,
  ) {}

  async signIn(
    { email, password }: SignInDto,
    client: ClientHeaders,
  ): Promise<SignedIn<SignInAnswer>> {
    const guess: Guess = { what: 'password', account: email, address: client.address };
    this.limits.begin(guess, () => this.log.guessingStopped(email));
    const answer = await this.authentication.signIn(email, password, client);
    if (!answer.isOk) {
      throw new DomainError('sign-in-required', 'The e-mail address or the password is wrong.');
    }
    this.limits.succeeded(guess);

    if (answer.body['twoFactorRedirect'] === true) {
      const expiresAt = new Date(this.clock.now().getTime() + secondsForTwoFactorCode * 1000);
      return {
        body: { needs: 'two-factor-code', expiresAt: expiresAt.toISOString() },
        cookies: answer.cookies,
      };
    }
    return this.complete(answer, 'password');
  }

  /** The last thing of every way to sign in. */
  async complete(answer: AuthAnswer, by: WayIn): Promise<SignedIn> {
    const user = userOf(answer);
    await this.log.signedIn(user, by);
    return { body: await this.describe(user), cookies: answer.cookies };
  }

  /** Ends the session; the cookies that are returned take it from the browser. */
  async signOut(client: ClientHeaders): Promise<string[]> {
    return (await this.authentication.signOut(client)).cookies;
  }

  async describe({ id, name, email }: SignedInUser): Promise<MeDto> {
    return { id, name, email, projects: await this.memberships.listProjects(id) };
  }
}

export function userOf({ body }: AuthAnswer): SignedInUser {
  return body['user'] as SignedInUser;
}

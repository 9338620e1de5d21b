import { Injectable } from '@nestjs/common';
import type { MeDto, SignInDto } from '@ringdown/contracts';

import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Authentication, type ClientHeaders } from './authentication.service.js';
import { MembershipRepository } from './membership.repository.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Signing in and out, and who is signed in. */
@Injectable()
export class SignInService {
  constructor(
    private readonly authentication: Authentication,
    private readonly attempts: SignInAttempts,
    private readonly memberships: MembershipRepository,
  ) {}

  async signIn(
    { email, password }: SignInDto,
    client: ClientHeaders,
  ): Promise<{ me: MeDto; cookies: string[] }> {
    this.attempts.begin(email, client.address);
    const answer = await this.authentication.signIn(email, password, client);
    if (answer.status === 401) {
      throw new DomainError('sign-in-required', 'The e-mail address or the password is wrong.');
    }
    assertOk(answer);
    this.attempts.succeeded(email, client.address);

    const { user } = (await answer.json()) as { user: SignedInUser };
    return { me: await this.describe(user), cookies: answer.headers.getSetCookie() };
  }

  /** Ends the session; the cookies that are returned take it from the browser. */
  async signOut(client: ClientHeaders): Promise<string[]> {
    const answer = await this.authentication.signOut(client);
    assertOk(answer);
    return answer.headers.getSetCookie();
  }

  async describe({ id, name, email }: SignedInUser): Promise<MeDto> {
    return { id, name, email, projects: await this.memberships.listProjects(id) };
  }
}

function assertOk(answer: Response): void {
  if (!answer.ok) throw new Error(`better-auth answered ${String(answer.status)}`);
}

import { randomBytes } from 'node:crypto';

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { GenericOAuthConfig } from 'better-auth/plugins';
import type pg from 'pg';
import { DataSource } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import type { ClientHeaders } from '../../platform/access/client-headers.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { MasterKey } from '../../platform/secrets/master-key.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { Accounts } from './accounts.service.js';
import { asCookieHeader, readAnswer, type AuthAnswer } from './auth-answer.js';
import {
  basePath,
  clientAddress,
  cookiePrefix,
  passwordAuth,
  providerAuth,
  secondsOfResetLink,
  type AuthSettings,
} from './auth-options.js';

/** A session that is valid now, and the cookies that prolong it when it is time. */
export type FoundSession = { id: string; user: SignedInUser; cookies: string[] };

export type { AuthAnswer } from './auth-answer.js';
import { signInSecret } from './sign-in-secret.js';

type Handler = { handler: (request: Request) => Promise<Response> };

/** Passwords, second factors, sessions and their cookies: the only place that knows better-auth. */
@Injectable()
export class Authentication implements OnModuleInit {
  private readonly settings: AuthSettings;
  private readonly auth: ReturnType<typeof passwordAuth>;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    masterKey: MasterKey,
    accounts: Accounts,
    @InjectDataSource() dataSource: DataSource,
  ) {
    this.settings = {
      origin: new URL(environment.publicUrl).origin,
      secret: signInSecret(masterKey),
      pool: poolOf(dataSource),
      beforeLinking: (userId) => accounts.clearUnproven(userId),
      afterReset: (userId) => accounts.forgetProofs(userId),
    };
    this.auth = passwordAuth(this.settings);
  }

  async onModuleInit(): Promise<void> {
    await this.auth.$context;
  }

  signIn(email: string, password: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/sign-in/email', client, { email, password });
  }

  /** The second step; who is meant stands in the cookie of the first. */
  signInWithCode(code: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/verify-totp', withoutSession(client), { code });
  }

  signInWithRecoveryCode(code: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/verify-backup-code', withoutSession(client), { code });
  }

  signOut(client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/sign-out', client, {});
  }

  /** Ends all sessions and begins a new one. */
  changePassword(
    passwords: { currentPassword: string; newPassword: string },
    client: ClientHeaders,
  ): Promise<AuthAnswer> {
    return this.post('/change-password', client, { ...passwords, revokeOtherSessions: true });
  }

  enableTwoFactor(password: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/enable', client, { password });
  }

  confirmTwoFactor(code: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/verify-totp', client, { code });
  }

  disableTwoFactor(password: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/disable', client, { password });
  }

  renewRecoveryCodes(password: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/two-factor/generate-backup-codes', client, { password });
  }

  /** Only for somebody who has a second factor. */
  async countRecoveryCodes(userId: string): Promise<number> {
    const { backupCodes } = await this.auth.api.viewBackupCodes({ body: { userId } });
    return backupCodes.length;
  }

  /**
   * A token that sets a new password once; only its hash is kept.
   *
   * @param options.madeBy the id of who hands it over; null: it goes to the account's own address.
   */
  async makeResetToken(
    userId: string,
    { madeBy, now }: { madeBy: string | null; now: Date },
  ): Promise<{ token: string; expiresAt: Date }> {
    const { internalAdapter } = await this.auth.$context;
    const beginning = madeBy === null ? 'mail' : `link-${madeBy.replaceAll('-', '')}`;
    const token = `${beginning}-${randomBytes(32).toString('base64url')}`;
    const expiresAt = new Date(now.getTime() + secondsOfResetLink * 1000);
    const identifier = `reset-password:${token}`;
    await internalAdapter.createVerificationValue({ identifier, value: userId, expiresAt });
    return { token, expiresAt };
  }

  /** Whose token it is and how they came by it, while it is good. */
  async findReset(
    token: string,
  ): Promise<{ user: SignedInUser; madeBy: string | null } | undefined> {
    const { internalAdapter } = await this.auth.$context;
    const proof = await internalAdapter.findVerificationValue(`reset-password:${token}`);
    const user = proof === null ? null : await internalAdapter.findUserById(proof.value);
    // The token's beginning is part of what is hashed, so that nobody can write another.
    if (user === null) return undefined;
    const [, madeBy = null] = /^link-([0-9a-f]{32})-/.exec(token) ?? [];
    return { user, madeBy };
  }

  /** Ends all sessions of the account. */
  resetPassword(token: string, newPassword: string, client: ClientHeaders): Promise<AuthAnswer> {
    return this.post('/reset-password', client, { token, newPassword });
  }

  async findSession(cookie: string): Promise<FoundSession | undefined> {
    const { response, headers } = await this.auth.api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    if (response === null) return undefined;
    const { id, name, email } = response.user;
    return {
      id: response.session.id,
      user: { id, name, email },
      cookies: headers.getSetCookie(),
    };
  }

  /** Who has just been signed in, by the cookies that the browser is about to get. */
  async findNewUser(cookies: readonly string[]): Promise<SignedInUser> {
    const session = await this.findSession(asCookieHeader(cookies));
    if (session === undefined) throw new Error('Nobody has been signed in.');
    return session.user;
  }

  /** Signs people in by what another server says of them. */
  withProvider(provider: GenericOAuthConfig) {
    const auth = providerAuth(this.settings, provider);
    return {
      /** The answer names the provider's address that the browser is to go to. */
      begin: async (
        urls: { callbackURL: string; errorCallbackURL: string },
        client: ClientHeaders,
      ): Promise<AuthAnswer> => {
        const body = { provider: provider.providerId, ...urls };
        return readAnswer(await this.ask(auth, '/sign-in/social', client, body));
      },
      /** The answer leads to one of the two addresses that were given at the beginning. */
      finish: (query: string, client: ClientHeaders): Promise<Response> =>
        this.ask(auth, `/callback/${provider.providerId}?${query}`, client),
    };
  }

  private async post(path: string, client: ClientHeaders, body: object): Promise<AuthAnswer> {
    return readAnswer(await this.ask(this.auth, path, client, body));
  }

  private ask(
    auth: Handler,
    path: string,
    client: ClientHeaders,
    body?: object,
  ): Promise<Response> {
    const headers = new Headers({ [clientAddress]: client.address });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (client.cookie !== undefined) headers.set('cookie', client.cookie);
    if (client.userAgent !== undefined) headers.set('user-agent', client.userAgent);
    return auth.handler(
      new Request(`${this.settings.origin}${basePath}${path}`, {
        headers,
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      }),
    );
  }
}

/** Whether the request shows a session of ours, valid or not. */
export function hasSessionCookie(cookie: string | undefined): cookie is string {
  return cookie?.includes(`${cookiePrefix}.session_token=`) === true;
}

/** An old session must not speak for the one that is being signed in. */
function withoutSession(client: ClientHeaders): ClientHeaders {
  const cookies = (client.cookie ?? '').split(/;\s*/);
  return { ...client, cookie: cookies.filter((each) => !hasSessionCookie(each)).join('; ') };
}

/** TypeORM's own pool, so that sign-in takes no connection from the calls. */
function poolOf(dataSource: DataSource): pg.Pool {
  const driver: { master?: pg.Pool } = dataSource.driver as object;
  if (driver.master === undefined) throw new Error('The data source is not connected.');
  return driver.master;
}

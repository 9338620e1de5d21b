import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { betterAuth } from 'better-auth';
import type pg from 'pg';
import { DataSource } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import type { SignedInUser } from '../../platform/access/signed-in-user.js';
import { MasterKey } from '../../platform/secrets/master-key.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { hashPassword, isPassword } from './password-hasher.js';

const basePath = '/api/auth';
/** Ours alone: better-auth would otherwise believe whatever `X-Forwarded-For` the client writes. */
const clientAddress = 'x-ringdown-client-address';
const cookiePrefix = 'ringdown';

/** What a browser sent, as far as sign-in needs it. */
export type ClientHeaders = {
  cookie: string | undefined;
  userAgent: string | undefined;
  address: string;
};

/** A session that is valid now, and the cookies that prolong it when it is time. */
export type FoundSession = { user: SignedInUser; cookies: string[] };

/** Passwords, sessions and their cookies: the only place that knows better-auth. */
@Injectable()
export class Authentication implements OnModuleInit {
  private readonly origin: string;
  private readonly auth: ReturnType<typeof createAuth>;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    masterKey: MasterKey,
    @InjectDataSource() dataSource: DataSource,
  ) {
    this.origin = new URL(environment.publicUrl).origin;
    this.auth = createAuth({
      origin: this.origin,
      secret: masterKey.derive('sessions').toString('base64url'),
      pool: poolOf(dataSource),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.auth.$context;
  }

  signIn(email: string, password: string, client: ClientHeaders): Promise<Response> {
    return this.ask('/sign-in/email', client, { email, password });
  }

  signOut(client: ClientHeaders): Promise<Response> {
    return this.ask('/sign-out', client, {});
  }

  async findSession(cookie: string): Promise<FoundSession | undefined> {
    const { response, headers } = await this.auth.api.getSession({
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    if (response === null) return undefined;
    const { id, name, email } = response.user;
    return { user: { id, name, email }, cookies: headers.getSetCookie() };
  }

  private ask(path: string, client: ClientHeaders, body: object): Promise<Response> {
    const headers = new Headers({
      'content-type': 'application/json',
      [clientAddress]: client.address,
    });
    if (client.cookie !== undefined) headers.set('cookie', client.cookie);
    if (client.userAgent !== undefined) headers.set('user-agent', client.userAgent);
    return this.auth.handler(
      new Request(`${this.origin}${basePath}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }),
    );
  }
}

/** Whether the request shows a session of ours, valid or not. */
export function hasSessionCookie(cookie: string | undefined): cookie is string {
  return cookie?.includes(`${cookiePrefix}.session_token=`) === true;
}

function createAuth(options: { origin: string; secret: string; pool: pg.Pool }) {
  const logger = new Logger('sign-in');
  return betterAuth({
    appName: 'Ringdown',
    baseURL: options.origin,
    basePath,
    secret: options.secret,
    database: options.pool,
    trustedOrigins: [options.origin],
    telemetry: { enabled: false },
    // `SignInAttempts` limits them, by account as well as by address.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => logger.error(message) },
    advanced: {
      cookiePrefix,
      useSecureCookies: options.origin.startsWith('https:'),
      // `AccessGuard` has made the check, with the same rule for every route of the API.
      disableCSRFCheck: true,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddress] },
      // The migrations own the schema.
      database: { generateId: 'uuid', validateSchema: false },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: isPassword },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
  });
}

/** TypeORM's own pool, so that sign-in takes no connection from the calls. */
function poolOf(dataSource: DataSource): pg.Pool {
  const driver: { master?: pg.Pool } = dataSource.driver as object;
  if (driver.master === undefined) throw new Error('The data source is not connected.');
  return driver.master;
}

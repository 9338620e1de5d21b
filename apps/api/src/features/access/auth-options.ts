import { Logger } from '@nestjs/common';
import { passwordLength } from '@ringdown/contracts';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { genericOAuth, twoFactor, type GenericOAuthConfig } from 'better-auth/plugins';
import type pg from 'pg';

import { hashPassword, isPassword } from './password-hasher.js';

export const basePath = '/api/auth';
/** Ours alone: better-auth would otherwise believe whatever `X-Forwarded-For` the client writes. */
export const clientAddress = 'x-ringdown-client-address';
export const cookiePrefix = 'ringdown';
export const secondsForTwoFactorCode = 600;
export const secondsOfResetLink = 3600;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
/** Under which names our tables keep what better-auth calls otherwise. */
const columns = {
  users: { emailVerified: 'email_verified', ...times },
  sessions: {
    userId: 'user_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    ...times,
  },
  accounts: {
    userId: 'user_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...times,
  },
  verifications: { expiresAt: 'expires_at', ...times },
  twoFactors: {
    userId: 'user_id',
    backupCodes: 'backup_codes',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
};

export type AuthSettings = {
  origin: string;
  secret: string;
  pool: pg.Pool;
  /** Is told before single sign-on is joined to an account. */
  beforeLinking: (userId: string) => Promise<void>;
  /** Is told after a reset. */
  afterReset: (userId: string) => Promise<void>;
};

/** Passwords and second factors. */
export function passwordAuth(settings: AuthSettings) {
  return betterAuth({
    ...authOptions(settings),
    plugins: [
      twoFactor({
        issuer: 'Ringdown',
        twoFactorCookieMaxAge: secondsForTwoFactorCode,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { modelName: 'two_factors', fields: columns.twoFactors },
        },
      }),
    ],
  });
}

/** Single sign-on: an instance of its own, because a provider that does not answer would hold up every password. */
export function providerAuth(settings: AuthSettings, provider: GenericOAuthConfig) {
  return betterAuth({
    ...authOptions(settings),
    plugins: [genericOAuth({ config: [provider] })],
  });
}

function authOptions({ origin, secret, pool, beforeLinking, afterReset }: AuthSettings) {
  const logger = new Logger('sign-in');
  return {
    appName: 'Ringdown',
    baseURL: origin,
    basePath,
    secret,
    database: pool,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // `GuessingLimits` limits them, by account as well as by address.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => logger.error(message) },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
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
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: { hash: hashPassword, verify: isPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: secondsOfResetLink,
      onPasswordReset: ({ user }) => afterReset(user.id),
    },
    user: { modelName: 'users', fields: columns.users },
    session: {
      modelName: 'sessions',
      // How exactly `SessionDto.lastUsedAt` tells.
      updateAge: 600,
      fields: columns.sessions,
    },
    account: {
      modelName: 'accounts',
      fields: columns.accounts,
      updateAccountOnSignIn: false,
      storeStateStrategy: 'cookie',
      // The provider must have confirmed the address; `beforeLinking` deals with one that we have not.
      accountLinking: { enabled: true, requireLocalEmailVerified: false, trustedProviders: [] },
    },
    verification: {
      modelName: 'verifications',
      fields: columns.verifications,
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      account: {
        create: {
          before: async (account) => {
            if (account.providerId === 'credential') return;
            await beforeLinking(account.userId);
            // We never act at the provider, so its tokens are of no use to us.
            const tokens = { accessToken: null, refreshToken: null, idToken: null };
            return { data: { ...account, ...tokens } };
          },
        },
      },
    },
  } satisfies BetterAuthOptions;
}

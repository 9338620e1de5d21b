import { isAbsolute, resolve } from 'node:path';

import { isLoopback, originOf } from './origin.js';

/** Everything that an operator may set; `.env.example` explains each variable. */
export type Environment = {
  port: number;
  host: string;
  dataDir: string;
  /** Unset: we start our own PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** The address at which Twilio reaches us, without a trailing slash. */
  publicUrl: string;
  /** 32 bytes from which every key of ours is derived; unset: kept in a file in `dataDir`. */
  secretKey: Buffer | undefined;
  /** Proxies whose X-Forwarded-For is believed: addresses or ranges, as Fastify takes them. */
  trustedProxies: string[];
  /** Origins that a call/SMS config may name as its API base URL; the demo's sandbox is one of them. */
  allowedApiBaseUrls: string[];
  /** Unset: nobody gets mail; links are handed over by people instead. */
  smtp: SmtpSettings | undefined;
  /** Unset: people sign in with a password only. */
  singleSignOn: SingleSignOnSettings | undefined;
  /** How many requests to the API a client may make a minute. */
  requestsPerMinute: number;
  /** Whether outgoing webhooks may lead to this machine and network, over http, too. */
  webhooksMayReachPrivateNetworks: boolean;
  dashboardDir: string | undefined;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  logFile: string | undefined;
  demo: DemoSettings | undefined;
};

/** The mail server that takes our messages on. */
export type SmtpSettings = { url: string; from: string };

/** The OpenID Connect provider that vouches for people. */
export type SingleSignOnSettings = {
  /** As it stands in the provider's discovery document. */
  issuer: string;
  clientId: string;
  /** Unset: a public client, protected by PKCE alone. */
  clientSecret: string | undefined;
  /** For the button: "Sign in with …". */
  name: string;
};

/** What the demo project is made of; the launcher of `npm start` invents it once. */
export type DemoSettings = {
  accountSid: string;
  authToken: string;
  phoneNumber: string;
  email: string;
  password: string;
  /** Address of the sandbox, which stands in for Twilio. */
  sandboxUrl: string;
};

/** Thrown at boot with every problem at once, one a line. */
export class EnvironmentError extends Error {}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/**
 * Reads the environment; the only place that does.
 *
 * @throws {EnvironmentError} that lists every wrong variable.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const problems: string[] = [];
  const text = (name: string) => {
    const value = variables[name]?.trim();
    return value === '' ? undefined : value;
  };
  const url = (name: string, protocols: readonly string[]) => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) {
      return value.replace(/\/+$/, '');
    }
    problems.push(`${name} must be an address that starts with ${protocols.join('// or ')}//.`);
    return undefined;
  };
  const path = (name: string) => {
    const value = text(name);
    return value === undefined || isAbsolute(value) ? value : resolve(value);
  };
  const required = (name: string) => {
    const value = text(name);
    if (value === undefined) problems.push(`${name} must be set when DEMO=1.`);
    return value ?? '';
  };
  const whole = (name: string, bounds: Bounds) => readWhole(text(name), name, bounds, problems);

  const port = whole('PORT', { least: 0, most: 65_535, otherwise: 3000 });
  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!isLogLevel(logLevel)) problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
  const secretKey = text('SECRET_KEY');
  if (secretKey !== undefined && !/^[0-9a-f]{64}$/i.test(secretKey)) {
    problems.push('SECRET_KEY must be 64 hexadecimal digits (openssl rand -hex 32).');
  }

  const environment: Environment = {
    port,
    host: text('HOST') ?? '127.0.0.1',
    dataDir: path('DATA_DIR') ?? resolve('.data'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    publicUrl: url('PUBLIC_URL', ['http:', 'https:']) ?? `http://127.0.0.1:${String(port)}`,
    secretKey: secretKey === undefined ? undefined : Buffer.from(secretKey, 'hex'),
    trustedProxies: (text('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter((each) => each !== ''),
    allowedApiBaseUrls: [],
    smtp: readSmtp(
      { url: url('SMTP_URL', ['smtp:', 'smtps:']), from: text('MAIL_FROM') },
      problems,
    ),
    singleSignOn: readSingleSignOn(
      {
        issuer: url('OIDC_ISSUER', ['http:', 'https:']),
        clientId: text('OIDC_CLIENT_ID'),
        clientSecret: text('OIDC_CLIENT_SECRET'),
        name: text('OIDC_NAME'),
      },
      problems,
    ),
    requestsPerMinute: whole('REQUESTS_PER_MINUTE', { least: 1, most: 1_000_000, otherwise: 600 }),
    webhooksMayReachPrivateNetworks: text('WEBHOOKS_TO_PRIVATE_NETWORKS') === '1',
    dashboardDir: path('DASHBOARD_DIR'),
    logLevel: isLogLevel(logLevel) ? logLevel : 'info',
    logFile: path('LOG_FILE'),
    demo:
      text('DEMO') === '1'
        ? {
            accountSid: required('DEMO_ACCOUNT_SID'),
            authToken: required('DEMO_AUTH_TOKEN'),
            phoneNumber: required('DEMO_PHONE_NUMBER'),
            email: required('DEMO_EMAIL'),
            password: required('DEMO_PASSWORD'),
            sandboxUrl: url('SANDBOX_URL', ['http:', 'https:']) ?? 'http://127.0.0.1:4010',
          }
        : undefined,
  };
  environment.allowedApiBaseUrls = [
    ...readApiBaseUrls(text('ALLOWED_API_BASE_URLS') ?? '', problems),
    ...(environment.demo === undefined ? [] : [new URL(environment.demo.sandboxUrl).origin]),
  ];
  if (problems.length > 0) throw new EnvironmentError(problems.join('\n'));
  return environment;
}

function readSmtp(
  { url, from }: { url: string | undefined; from: string | undefined },
  problems: string[],
): SmtpSettings | undefined {
  if (url !== undefined && from !== undefined) return { url, from };
  if (url !== undefined) problems.push('MAIL_FROM must be set when SMTP_URL is.');
  if (from !== undefined) problems.push('SMTP_URL must be set when MAIL_FROM is.');
  return undefined;
}

/** Plain http only on this machine: whoever could alter the discovery document could sign in as anybody. */
function readSingleSignOn(
  given: { [Setting in keyof SingleSignOnSettings]: string | undefined },
  problems: string[],
): SingleSignOnSettings | undefined {
  const { issuer, clientId, clientSecret, name = 'single sign-on' } = given;
  if (issuer?.startsWith('http:') === true && !isLoopback(issuer)) {
    problems.push('OIDC_ISSUER must start with https://; http:// is for this machine only.');
  }
  if (issuer !== undefined && clientId !== undefined) {
    return { issuer, clientId, clientSecret, name };
  }
  if (issuer !== undefined) problems.push('OIDC_CLIENT_ID must be set when OIDC_ISSUER is.');
  if (clientId !== undefined) problems.push('OIDC_ISSUER must be set when OIDC_CLIENT_ID is.');
  return undefined;
}

type Bounds = { least: number; most: number; otherwise: number };

function readWhole(
  text: string | undefined,
  name: string,
  { least, most, otherwise }: Bounds,
  problems: string[],
): number {
  const value = Number(text ?? otherwise);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  problems.push(`${name} must be a whole number from ${least} to ${most}.`);
  return otherwise;
}

/** Origins, separated by commas; plain http only on this machine, because tokens travel there. */
function readApiBaseUrls(list: string, problems: string[]): string[] {
  const addresses = list.split(/[\s,]+/).filter((each) => each !== '');
  const isAcceptable = (address: string) => {
    const origin = originOf(address);
    return origin !== undefined && (origin.startsWith('https:') || isLoopback(origin));
  };
  if (!addresses.every(isAcceptable)) {
    problems.push(
      'ALLOWED_API_BASE_URLS must list addresses like https://api.carrier.example, without a path; http:// only for this machine.',
    );
  }
  return addresses.flatMap((address) => originOf(address) ?? []);
}

function isLogLevel(value: string): value is Environment['logLevel'] {
  return (logLevels as readonly string[]).includes(value);
}

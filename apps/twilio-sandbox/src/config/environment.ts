import { resolve } from 'node:path';

/** Everything that can be set from outside. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Where the API is, without a trailing slash. */
  readonly publicUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly phoneNumber: string;
  readonly logFile: string | undefined;
}

/** Thrown at start with every problem at once, in whole sentences. */
export class EnvironmentError extends Error {}

/** Reads the environment; the only place that does. Throws an EnvironmentError that names every wrong variable. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const problems: string[] = [];
  const text = (name: string, fallback = '') => {
    const value = variables[name]?.trim() ?? '';
    return value === '' ? fallback : value;
  };
  const matching = (name: string, rule: { pattern: RegExp; wants: string }, fallback?: string) => {
    const value = text(name, fallback);
    if (value === '') problems.push(`${name} must be set.`);
    else if (!rule.pattern.test(value)) problems.push(`${name} must be ${rule.wants}.`);
    return value;
  };

  const port = Number(text('SANDBOX_PORT', '4010'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('SANDBOX_PORT must be a whole number from 0 to 65535.');
  const publicUrl = text('PUBLIC_URL', 'http://127.0.0.1:3000').replace(/\/+$/, '');
  if (!/^https?:/.test(publicUrl) || !URL.canParse(publicUrl))
    problems.push('PUBLIC_URL must be an address that starts with http:// or https://.');
  const logFile = text('LOG_FILE');
  const environment: Environment = {
    port,
    host: text('HOST', '127.0.0.1'),
    publicUrl,
    accountSid: matching('DEMO_ACCOUNT_SID', {
      pattern: /^AC[0-9a-f]{32}$/,
      wants: 'AC and 32 hexadecimal digits',
    }),
    authToken: matching('DEMO_AUTH_TOKEN', { pattern: /^\S+$/, wants: 'without spaces' }),
    phoneNumber: matching(
      'DEMO_PHONE_NUMBER',
      { pattern: /^\+[1-9]\d{6,14}$/, wants: 'a number in international form (+12025550100)' },
      '+12025550100',
    ),
    logFile: logFile === '' ? undefined : resolve(logFile),
  };
  if (problems.length > 0) throw new EnvironmentError(problems.join(' '));
  return environment;
}

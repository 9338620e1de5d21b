import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { EnvironmentError, readEnvironment } from './environment.js';

function problems(variables: Record<string, string>): string[] {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      demo: undefined,
    });
  });

  it('says all that is wrong with it at once', () => {
    expect(
      problems({
        PORT: 'many',
        DATABASE_URL: 'mysql://x',
        PUBLIC_URL: 'example.com',
        SECRET_KEY: 'short',
        LOG_LEVEL: 'loud',
        DEMO: '1',
      }).map((problem) => problem.split(' ')[0]),
    ).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SECRET_KEY',
      'DATABASE_URL',
      'PUBLIC_URL',
      'DEMO_ACCOUNT_SID',
      'DEMO_AUTH_TOKEN',
      'DEMO_PHONE_NUMBER',
      'DEMO_EMAIL',
      'DEMO_PASSWORD',
    ]);
  });

  it.each(['-1', '65536', '3.5', 'NaN'])('refuses the port %s', (PORT) => {
    expect(problems({ PORT })).toEqual(['PORT must be a whole number from 0 to 65535.']);
  });

  it.each(['0', '-1', '1.5', 'many'])('refuses %s requests a minute', (REQUESTS_PER_MINUTE) => {
    expect(problems({ REQUESTS_PER_MINUTE })).toEqual([
      'REQUESTS_PER_MINUTE must be a whole number from 1 to 1000000.',
    ]);
  });

  it('is explained variable by variable in .env.example', () => {
    const asked = new Set<string>();
    const variables = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => {
          asked.add(String(name));
          return name === 'DEMO' ? '1' : 'x';
        },
      },
    );
    expect(() => readEnvironment(variables)).toThrow(EnvironmentError);

    const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const explained = example.match(/^[A-Z_]+(?==)/gm);
    expect(explained?.toSorted()).toEqual([...asked].sort());
  });

  it('lists the API base URLs that configs may name, the sandbox of the demo among them', () => {
    const demo = Object.fromEntries(
      ['ACCOUNT_SID', 'AUTH_TOKEN', 'PHONE_NUMBER', 'EMAIL', 'PASSWORD'].map((name) => [
        `DEMO_${name}`,
        'x',
      ]),
    );

    expect(readEnvironment({}).allowedApiBaseUrls).toEqual([]);
    expect(
      readEnvironment({
        DEMO: '1',
        ...demo,
        SANDBOX_URL: 'http://127.0.0.1:4999/',
        ALLOWED_API_BASE_URLS: 'https://API.Carrier.example:443/, http://localhost:8080',
      }).allowedApiBaseUrls,
    ).toEqual(['https://api.carrier.example', 'http://localhost:8080', 'http://127.0.0.1:4999']);
  });

  it.each([
    'carrier.example',
    'http://carrier.example',
    'http://127.0.0.1.carrier.example',
    'https://carrier.example/api',
    'https://user:secret@carrier.example',
    'ftp://carrier.example',
    'https://carrier.example, x',
  ])('refuses %s as an API base URL', (ALLOWED_API_BASE_URLS) => {
    expect(problems({ ALLOWED_API_BASE_URLS })).toHaveLength(1);
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'ringdown@example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'https://mail.example.com', MAIL_FROM: 'ringdown@example.com' }, 'SMTP_URL'],
    [{ OIDC_ISSUER: 'https://id.example.com' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_CLIENT_ID: 'ringdown' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'http://id.example.com', OIDC_CLIENT_ID: 'ringdown' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'http://127.0.0.1.example.com', OIDC_CLIENT_ID: 'ringdown' }, 'OIDC_ISSUER'],
  ])('refuses %o', (variables, wrong) => {
    expect(problems(variables)[0]?.split(' ')[0]).toBe(wrong);
  });

  it('takes an issuer with plain http on this machine', () => {
    expect(
      readEnvironment({ OIDC_ISSUER: 'http://127.0.0.1:9000/', OIDC_CLIENT_ID: 'ringdown' }),
    ).toMatchObject({
      singleSignOn: {
        issuer: 'http://127.0.0.1:9000',
        clientId: 'ringdown',
        name: 'single sign-on',
      },
    });
  });

  it('takes a blank variable for an unset one', () => {
    expect(readEnvironment({ DATABASE_URL: ' ', PUBLIC_URL: '' }).databaseUrl).toBeUndefined();
  });

  it('drops the slash at the end of the public address', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://hotline.example/' }).publicUrl).toBe(
      'https://hotline.example',
    );
  });
});

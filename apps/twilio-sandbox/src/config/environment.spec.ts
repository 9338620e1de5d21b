import { describe, expect, it } from 'vitest';

import { EnvironmentError, readEnvironment } from './environment.js';

const least = { DEMO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, DEMO_AUTH_TOKEN: 'token' };

describe('the environment', () => {
  it('needs no more than the account', () => {
    expect(readEnvironment(least)).toEqual({
      port: 4010,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      accountSid: least.DEMO_ACCOUNT_SID,
      authToken: 'token',
      phoneNumber: '+12025550100',
      logFile: undefined,
    });
  });

  it('lets every setting be made', () => {
    const environment = readEnvironment({
      ...least,
      SANDBOX_PORT: '4011',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://ringdown.example.com/',
      DEMO_PHONE_NUMBER: '+442079460000',
      LOG_FILE: '/var/log/sandbox.log',
    });

    expect(environment).toMatchObject({
      port: 4011,
      host: '0.0.0.0',
      publicUrl: 'https://ringdown.example.com',
      phoneNumber: '+442079460000',
      logFile: '/var/log/sandbox.log',
    });
  });

  it('says at once everything that is wrong', () => {
    const read = () =>
      readEnvironment({
        DEMO_ACCOUNT_SID: 'AC1',
        SANDBOX_PORT: 'x',
        PUBLIC_URL: 'ringdown',
        DEMO_PHONE_NUMBER: '112',
      });

    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(
      'SANDBOX_PORT must be a whole number from 0 to 65535. ' +
        'PUBLIC_URL must be an address that starts with http:// or https://. ' +
        'DEMO_ACCOUNT_SID must be AC and 32 hexadecimal digits. ' +
        'DEMO_AUTH_TOKEN must be set. ' +
        'DEMO_PHONE_NUMBER must be a number in international form (+12025550100).',
    );
  });
});

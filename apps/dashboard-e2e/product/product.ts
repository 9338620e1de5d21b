import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { freePorts } from './free-ports.js';
import { apiEnvironment, root, runPrograms } from './run-programs.js';

/** Where the product runs, and who may sign in. */
export type Product = {
  dashboardUrl: string;
  phonesUrl: string;
  email: string;
  password: string;
  /** The carrier's account that the demo uses, as the sandbox knows it. */
  account: { sid: string; authToken: string; phoneNumber: string };
};

/**
 * Starts the built API, with a PostgreSQL of its own, and the built sandbox, with a fresh demo project.
 *
 * @param logs a directory for what the programs have to say.
 */
export async function startProduct(
  logs: string,
): Promise<{ product: Product; stop: () => Promise<void> }> {
  await mkdir(logs, { recursive: true });
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const product: Product = {
    dashboardUrl: `http://127.0.0.1:${port}`,
    phonesUrl: `http://127.0.0.1:${sandboxPort}`,
    email: 'demo@ringdown.example',
    password: randomBytes(12).toString('base64url'),
    account: {
      sid: `AC${randomBytes(16).toString('hex')}`,
      authToken: randomBytes(16).toString('hex'),
      phoneNumber: '+12025550100',
    },
  };
  const stop = await runPrograms((directory) => {
    const env = {
      ...apiEnvironment({ directory, port, publicUrl: product.dashboardUrl }),
      ...demo(product, sandboxPort),
    };
    return [
      {
        name: 'The API',
        main: join(root, 'apps/api/dist/main.js'),
        log: join(logs, 'api.log'),
        env,
      },
      {
        name: 'The sandbox',
        main: join(root, 'apps/twilio-sandbox/dist/main.js'),
        log: join(logs, 'sandbox.log'),
        env,
      },
    ];
  });
  return { product, stop };
}

/** The same variables that `npm start` sets. */
function demo(product: Product, sandboxPort: number): Record<string, string> {
  return {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_URL: product.phonesUrl,
    DEMO: '1',
    DEMO_ACCOUNT_SID: product.account.sid,
    DEMO_AUTH_TOKEN: product.account.authToken,
    DEMO_PHONE_NUMBER: product.account.phoneNumber,
    DEMO_EMAIL: product.email,
    DEMO_PASSWORD: product.password,
  };
}

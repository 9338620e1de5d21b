import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePorts } from './free-ports.js';
import { Program } from './program.js';

/** Where the product runs, and who may sign in. */
export type Product = {
  dashboardUrl: string;
  phonesUrl: string;
  email: string;
  password: string;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Starts the built API, with a PostgreSQL of its own, and the built sandbox, with a fresh demo project.
 *
 * @param logs an existing directory for what the programs have to say.
 */
export async function startProduct(
  logs: string,
): Promise<{ product: Product; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'ringdown-browser-'));
  const programs: Program[] = [];
  const stop = async () => {
    const stopped = await Promise.allSettled(programs.map((program) => program.stop()));
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    const failure = stopped.find((each) => each.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  };

  try {
    // PostgreSQL refuses to run as root, so that another user has to get in.
    await chmod(directory, 0o755);
    await mkdir(logs, { recursive: true });
    const [port = 0, sandboxPort = 0] = await freePorts(2);
    const product: Product = {
      dashboardUrl: `http://127.0.0.1:${port}`,
      phonesUrl: `http://127.0.0.1:${sandboxPort}`,
      email: 'demo@ringdown.example',
      password: randomBytes(12).toString('base64url'),
    };
    const env = environment({ product, directory, port, sandboxPort });
    programs.push(
      new Program({
        name: 'The API',
        root,
        main: join(root, 'apps/api/dist/main.js'),
        log: join(logs, 'api.log'),
        env,
      }),
      new Program({
        name: 'The sandbox',
        root,
        main: join(root, 'apps/twilio-sandbox/dist/main.js'),
        log: join(logs, 'sandbox.log'),
        env,
      }),
    );
    await Promise.all(programs.map((program) => program.ready()));
    return { product, stop };
  } catch (error) {
    // Why it did not start is the news, not that what had ended could not be stopped.
    await stop().catch(() => undefined);
    throw error;
  }
}

/** The same variables that `npm start` sets. */
function environment(options: {
  product: Product;
  directory: string;
  port: number;
  sandboxPort: number;
}): Record<string, string> {
  const { product, directory, port, sandboxPort } = options;
  return {
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    HOST: '127.0.0.1',
    DATA_DIR: directory,
    DATABASE_URL: '',
    SECRET_KEY: '',
    PUBLIC_URL: product.dashboardUrl,
    SANDBOX_URL: product.phonesUrl,
    DASHBOARD_DIR: join(root, 'apps/dashboard/dist'),
    DEMO: '1',
    DEMO_ACCOUNT_SID: `AC${randomBytes(16).toString('hex')}`,
    DEMO_AUTH_TOKEN: randomBytes(16).toString('hex'),
    DEMO_PHONE_NUMBER: '+12025550100',
    DEMO_EMAIL: product.email,
    DEMO_PASSWORD: product.password,
  };
}

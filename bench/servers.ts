import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { apiNodeFlags } from '../tools/api-node-flags.mjs';
import { account } from './twilio-form.ts';

/** A server under load. */
export type Server = { name: string; url: string; stop: () => Promise<void> };

/** Who signs in to the demo project. */
export const demoOwner = { email: 'demo@ringdown.example', password: 'not a secret of anybody' };

const root = join(import.meta.dirname, '..');

/** The API as `npm start` runs it, with the demo project, on a database of its own. */
export async function startRingdown(
  databaseUrl: string,
  dataDir: string,
  port = '3901',
): Promise<Server> {
  const child = fork(join(root, 'apps/api/dist/main.js'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: apiNodeFlags,
    env: {
      ...process.env,
      PORT: port,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_FILE: join(dataDir, 'api.log'),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      // One client asks as often as it can here.
      REQUESTS_PER_MINUTE: '1000000',
      DEMO: '1',
      DEMO_ACCOUNT_SID: account.sid,
      DEMO_AUTH_TOKEN: account.authToken,
      DEMO_PHONE_NUMBER: account.routingNumber,
      DEMO_EMAIL: demoOwner.email,
      DEMO_PASSWORD: demoOwner.password,
    },
  });
  await ready(child);
  return { name: 'Ringdown', url: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

/** The bare server that Ringdown is measured against. */
export async function startYardstick(databaseUrl: string): Promise<Server> {
  const port = '3902';
  const child = fork(join(import.meta.dirname, 'yardstick.ts'), [databaseUrl, port]);
  await ready(child);
  return { name: 'yardstick', url: `http://127.0.0.1:${port}`, stop: () => end(child) };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: { type: string; text?: string }) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'failed') reject(new Error(message.text));
    });
    child.once('exit', () => {
      reject(new Error('A server under load has ended.'));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

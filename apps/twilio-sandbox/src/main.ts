import { fileURLToPath } from 'node:url';

import { restListener, WallClock } from '@ringdown/twilio-simulator';

import { demoPhones } from './config/demo-phones.js';
import { readEnvironment } from './config/environment.js';
import { createSandboxServer } from './http/server.js';
import { report } from './launcher.js';
import { describeListenError } from './listen-error.js';
import { Sandbox } from './sandbox.js';

/** Starts the sandbox. Any failure is one clear sentence and exit code 1. */
async function main(): Promise<void> {
  const { port, host, logFile, ...demo } = readEnvironment(process.env);
  const sandbox = new Sandbox({ ...demo, clock: new WallClock(), phones: demoPhones });
  const app = await createSandboxServer({
    sandbox,
    rest: restListener(sandbox.simulator),
    host,
    pageDirectory: fileURLToPath(new URL('page/', import.meta.url)),
    logFile,
  });

  const stop = async () => {
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  // Our launcher is gone: do not linger without it.
  process.once('disconnect', () => void stop());

  const address = await app.listen({ port, host }).catch((error: unknown) => {
    throw describeListenError(error, host, port);
  });
  await report({ type: 'ready', text: `The phones are on ${address}` });
}

main().catch(async (error: unknown) => {
  await report({ type: 'failed', text: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});

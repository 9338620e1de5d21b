import { join } from 'node:path';

import { createApp } from './app.js';
import { readEnvironment, type Environment } from './config/environment.js';
import { openDatabase, type OpenDatabase } from './database/open-database.js';
import { seedDemo } from './demo/seed-demo.js';
import { createLogger } from './platform/logging/app-logger.js';
import { loadMasterKey } from './platform/secrets/master-key.js';
import { SecretBox } from './platform/secrets/secret-box.js';
import { report } from './report.js';

const longestStopMilliseconds = 12_000;

/** Boots the API: environment, database, schema, demo, HTTP. Any failure is one clear sentence and exit code 1. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const database = await openDatabase({
    url: environment.databaseUrl,
    directory: join(environment.dataDir, 'postgres'),
    onProgress: (text) => report({ type: 'progress', text }),
  });
  try {
    await serve(environment, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Fills the database for a demo, listens, and ends cleanly when told to. */
async function serve(environment: Environment, database: OpenDatabase): Promise<void> {
  if (environment.demo !== undefined) {
    const key = loadMasterKey(environment.secretKey, environment.dataDir);
    await seedDemo({
      databaseUrl: database.url,
      demo: environment.demo,
      secrets: new SecretBox(key),
    });
  }
  const app = await createApp({
    environment: { ...environment, databaseUrl: database.url },
    logger: createLogger(environment),
  });

  const stop = async () => {
    // Whatever hangs, the process ends; the journal's spool is on disk.
    setTimeout(() => process.exit(1), longestStopMilliseconds).unref();
    await app.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  // Our launcher is gone: do not linger without it.
  process.once('disconnect', () => void stop());

  await app.listen(environment.port, environment.host);
  report({ type: 'ready' });
}

main().catch((error: unknown) => {
  report({ type: 'failed', text: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});

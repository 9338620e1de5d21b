import { setTimeout as sleep } from 'node:timers/promises';

import { Client, DatabaseError } from 'pg';

import { findBinaries } from './embedded/binaries.js';
import { openCluster, superuser } from './embedded/cluster.js';
import { lockDirectory } from './embedded/directory-lock.js';
import { findHome, prepareDirectory } from './embedded/home.js';
import { plainSentence } from './embedded/plain-sentence.js';
import { adoptOrStart, stopPostmaster, type LaunchOptions } from './embedded/postmaster.js';

export type EmbeddedPostgresOptions = {
  /** A directory of the database's own; made if it is not there. */
  directory: string;
  /** Hears what takes a while, and later when PostgreSQL died and is started again. */
  onProgress?: (text: string) => void;
  /** PostgreSQL settings for tests. */
  settings?: Readonly<Record<string, string>>;
};

export type EmbeddedPostgres = {
  /** Holds the password: never log it. */
  url: string;
  /** True when PostgreSQL was still running from a Ringdown that was killed. */
  adopted: boolean;
  /** Stops PostgreSQL and frees the directory; close the connections first. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL from the npm package's programs, and starts it again on the same port if it dies.
 *
 * @throws an Error whose message is one plain sentence for the operator.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    const directory = prepareDirectory(options.directory);
    const unlock = await lockDirectory(directory);
    try {
      return await startLocked(directory, unlock, options);
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw plainSentence(options.directory, error);
  }
}

async function startLocked(
  directory: string,
  unlock: () => void,
  { onProgress: say = () => undefined, settings = {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const home = findHome(directory, say);
  const binaries = findBinaries(home.account, say);
  const password = await openCluster(home, binaries, say);
  const launch = { home, binaries, settings, port: undefined, say };
  const first = await adoptOrStart(launch);
  const urlOf = (database: string) =>
    `postgres://${superuser}:${password}@127.0.0.1:${String(first.port)}/${database}`;
  try {
    await createDatabaseOnce(urlOf);
  } catch (error) {
    await stopPostmaster(first);
    throw error;
  }
  const stop = keepRunning(first, launch);
  return {
    url: urlOf('ringdown'),
    adopted: first.adopted,
    stop: async () => {
      await stop();
      unlock();
    },
  };
}

async function createDatabaseOnce(urlOf: (database: string) => string): Promise<void> {
  try {
    await connectTo(urlOf('ringdown'), () => undefined);
  } catch (error) {
    if (!hasCode(error, '3D000')) throw error;
    await connectTo(urlOf('postgres'), (client) => client.query('CREATE DATABASE ringdown'));
  }
}

async function connectTo(url: string, use: (client: Client) => unknown): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const client = new Client({ connectionString: url, ssl: false, application_name: 'ringdown' });
    try {
      await client.connect();
      await use(client);
      return;
    } catch (error) {
      // "The database system is starting up": an adopted one may be recovering from a crash of its own.
      if (!hasCode(error, '57P03') || Date.now() > giveUpAt) throw error;
      await sleep(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof DatabaseError && error.code === code;
}

/** Restarts PostgreSQL whenever it ends, until the returned function stops it for good. */
function keepRunning(
  first: Awaited<ReturnType<typeof adoptOrStart>>,
  launch: LaunchOptions,
): () => Promise<void> {
  let current = first;
  let isStopping = false;
  let starting: Promise<unknown> = Promise.resolve();

  const watch = async () => {
    let pauseMs = 500;
    for (;;) {
      await current.exited;
      if (isStopping) return;
      launch.say('PostgreSQL ended by itself; starting it again');
      const attempt = adoptOrStart({ ...launch, port: first.port });
      starting = attempt.catch(() => undefined);
      try {
        current = await attempt;
        pauseMs = 500;
      } catch (error) {
        launch.say(plainSentence(launch.home.directory, error).message);
        await sleep(pauseMs, undefined, { ref: false });
        pauseMs = Math.min(pauseMs * 2, 60_000);
      }
    }
  };
  void watch();

  return async () => {
    isStopping = true;
    await starting;
    await stopPostmaster(current);
  };
}

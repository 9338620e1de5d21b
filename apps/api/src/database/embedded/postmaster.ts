import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Binaries } from './binaries.js';
import { cleanEnvironment, identity } from './cluster.js';
import type { Home } from './home.js';
import { disownDeadPostmaster, isPostmasterOf, readPostmasterFile } from './postmaster-file.js';

/** A running PostgreSQL, started by us or found running. */
export type Postmaster = { pid: number; port: number; adopted: boolean; exited: Promise<void> };

export type LaunchOptions = {
  home: Home;
  binaries: Binaries;
  /** PostgreSQL settings beyond ours, which win over them. */
  settings: Readonly<Record<string, string>>;
  /** The port to come back on; undefined: any free one. */
  port: number | undefined;
  say: (text: string) => void;
};

const patienceMs = 60_000;

/** Takes over the PostgreSQL that a killed Ringdown left behind, else starts one. */
export async function adoptOrStart(options: LaunchOptions): Promise<Postmaster> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const found = await findReady(options.home.cluster, giveUpAt);
    if (found !== undefined) return found;
    disownDeadPostmaster(options.home.cluster);
    const attempt = await launch(options);
    if (typeof attempt !== 'string') return attempt;
    // The processes of a server that was just killed are on their way out, or another program took the port.
    const willPass = /lock file .* already exists|shared memory block|address already in use/i;
    if (!willPass.test(attempt) || Date.now() > giveUpAt) throw startError(options.home, attempt);
    await sleep(250);
  }
}

/** Stops it as a clean shutdown; if that takes too long, in the way that recovers at the next start. */
export async function stopPostmaster({ pid, exited }: Postmaster): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone already
    }
    if (await isWithin(exited, waitMs)) return;
  }
}

/** One that is starting or stopping is waited for: until it is ready or gone. */
async function findReady(cluster: string, giveUpAt: number): Promise<Postmaster | undefined> {
  for (;;) {
    const file = readPostmasterFile(cluster);
    if (file === undefined || !isPostmasterOf(cluster, file.pid)) return undefined;
    if (file.isReady) {
      const { pid, port } = file;
      return { pid, port, adopted: true, exited: goneFor(cluster, pid) };
    }
    if (Date.now() > giveUpAt) {
      throw new Error(
        `An earlier PostgreSQL (process ${String(file.pid)}) still holds ${cluster} and is neither ready nor gone; stop it and start again.`,
      );
    }
    await sleep(100);
  }
}

async function goneFor(cluster: string, pid: number): Promise<void> {
  while (isPostmasterOf(cluster, pid)) await sleep(250, undefined, { ref: false });
}

/** Starts PostgreSQL; resolves to its log when it gives up before it is ready. */
async function launch(options: LaunchOptions): Promise<Postmaster | string> {
  const { home } = options;
  const port = options.port ?? (await freePort());
  const logStart = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
  const child = spawnPostgres(options, port);
  const exited = once(child, 'exit').then(() => undefined);
  const { pid } = child;
  if (pid === undefined) return exited.then(() => 'the program could not be run');

  const startedAt = Date.now();
  let hasTold = false;
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPostmasterFile(home.cluster);
    if (file?.pid === pid && file.isReady) {
      child.unref();
      return { pid, port, adopted: false, exited };
    }
    if (!hasTold && Date.now() - startedAt > 5_000) {
      options.say('PostgreSQL is still recovering what it had not yet tidied up');
      hasTold = true;
    }
    await sleep(15);
  }
  return readFileSync(home.log).subarray(logStart).toString('utf8');
}

function spawnPostgres({ home, binaries, settings }: LaunchOptions, port: number): ChildProcess {
  const log = openSync(home.log, 'a', 0o600);
  try {
    const all = { ...ownSettings, ...settings, port: String(port) };
    return spawn(
      binaries.postgres,
      [
        '-D',
        home.cluster,
        ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: home.base,
        env: cleanEnvironment,
        stdio: ['ignore', log, log],
        // Its own group: Ctrl-C in a terminal must not reach it before we have closed our connections.
        detached: true,
        ...identity(home.account),
      },
    );
  } finally {
    closeSync(log);
  }
}

const ownSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  jit: 'off',
};

function startError(home: Home, log: string): Error {
  const said = /(?:FATAL|PANIC): +(.*)/.exec(log)?.[1] ?? log.trim().split('\n').at(-1) ?? '';
  return new Error(
    `PostgreSQL cannot start with the database in ${home.directory}: ${said}; its log is ${home.log}.`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function isWithin(event: Promise<void>, waitMs: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(waitMs, false, { signal: timer.signal }).catch(() => false);
  const inTime = await Promise.race([event.then(() => true), late]);
  timer.abort();
  return inTime;
}

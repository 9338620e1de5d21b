import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { findProcess } from './running-process.js';

/** What a running PostgreSQL writes into its cluster about itself. */
export type PostmasterFile = { pid: number; port: number; isReady: boolean };

/** Reads `postmaster.pid`; undefined when there is none or it is not whole yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const lines = readLines(cluster);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port, isReady: lines?.[7]?.trim() === 'ready' };
}

/** True while that process is the PostgreSQL of this very cluster and not a stranger with a reused number. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  // Only the first process keeps its command line; PostgreSQL's other processes rename themselves.
  return findProcess(pid)?.command.includes(`-D ${cluster} `) ?? false;
}

/**
 * Makes PostgreSQL see that the process named in `postmaster.pid` is dead, even where a stranger or a zombie has
 * that number. The file itself stays: its shared memory key is how PostgreSQL finds left-over children that
 * still write to the cluster.
 */
export function disownDeadPostmaster(cluster: string): void {
  const lines = readLines(cluster);
  if (lines === undefined) return;
  const noSuchProcess = '2147483646';
  writeFileSync(fileOf(cluster), [noSuchProcess, ...lines.slice(1)].join('\n'));
}

function readLines(cluster: string): string[] | undefined {
  try {
    return readFileSync(fileOf(cluster), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

function fileOf(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findProcess } from './running-process.js';

const patienceMilliseconds = 1000;

/**
 * Reserves the directory for this process until the returned function is called. A process that died without
 * calling it does not hold the directory any more.
 *
 * @throws with one plain sentence when another living process holds it.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const path = join(directory, 'ringdown.lock');
  const mine = `${String(process.pid)}\n${findProcess(process.pid)?.startedAt ?? ''}\n`;
  const draft = `${path}.${String(process.pid)}`;

  await outwaitDyingHolder(path);
  // At once after the look: nothing of ours can come in between.
  refuseLivingHolder(directory, path);
  rmSync(path, { force: true });
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    // A hard link appears at once, with its content, and never replaces a file that is there.
    linkSync(draft, path);
  } catch (error) {
    refuseLivingHolder(directory, path);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }

  // Two processes may both have found the same dead holder and the slower one removed the faster one's lock.
  await sleep(50);
  if (readHolder(path) !== mine) refuseLivingHolder(directory, path);
  return () => {
    if (readHolder(path) === mine) rmSync(path, { force: true });
  };
}

/** A process that was killed a moment ago may still be seen; one that lives on is refused. */
async function outwaitDyingHolder(path: string): Promise<void> {
  for (let waited = 0; waited < patienceMilliseconds && isHeld(path); waited += 50) await sleep(50);
}

function readHolder(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isHeld(path: string): boolean {
  const [pid = '', startedAt] = readHolder(path)?.split('\n') ?? [];
  return /^\d+$/.test(pid) && findProcess(Number(pid))?.startedAt === startedAt;
}

function refuseLivingHolder(directory: string, path: string): void {
  if (!isHeld(path)) return;
  const [pid = ''] = readHolder(path)?.split('\n') ?? [];
  throw new Error(
    `Another Ringdown (process ${pid}) is already using the database in ${directory}; stop it first or set DATA_DIR to another directory.`,
  );
}

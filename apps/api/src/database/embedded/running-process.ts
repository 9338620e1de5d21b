import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells one process from a later one that was given the same number. */
export type RunningProcess = { command: string; startedAt: string };

/**
 * Looks a process up; undefined when it is gone. A zombie counts as gone: in a container whose first process
 * never reaps, a killed PostgreSQL would otherwise look alive for ever.
 */
export function findProcess(pid: number): RunningProcess | undefined {
  if (!exists(pid)) return undefined;
  return process.platform === 'linux' ? readProc(pid) : readPs(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readProc(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name, in brackets, may itself hold brackets and spaces; what follows the last one is fixed.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .join(' ')
      .trim();
    return { command, startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function readPs(pid: number): RunningProcess | undefined {
  const ps = (column: string) => {
    const options = { encoding: 'utf8' } as const;
    return spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], options).stdout.trim();
  };
  const state = ps('stat');
  if (state === '' || state.startsWith('Z')) return undefined;
  return { command: ps('command'), startedAt: ps('lstart') };
}

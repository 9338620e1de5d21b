import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Program, type ProgramSettings } from './program.js';

/** The repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs programs on a data directory of their own, until `stop` is called; resolves when all are ready. */
export async function runPrograms(
  settingsIn: (directory: string) => Omit<ProgramSettings, 'root'>[],
): Promise<() => Promise<void>> {
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
    for (const settings of settingsIn(directory)) programs.push(new Program({ root, ...settings }));
    await Promise.all(programs.map((program) => program.ready()));
    return stop;
  } catch (error) {
    // Why it did not start is the news, not that what had ended could not be stopped.
    await stop().catch(() => undefined);
    throw error;
  }
}

/** What every API is told, whatever it is to hold. */
export function apiEnvironment(options: {
  directory: string;
  port: number;
  publicUrl: string;
}): Record<string, string> {
  const { directory, port, publicUrl } = options;
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: directory,
    // All tests share a session or two.
    REQUESTS_PER_MINUTE: '1000000',
    DATABASE_URL: '',
    SECRET_KEY: '',
    PUBLIC_URL: publicUrl,
    DASHBOARD_DIR: join(root, 'apps/dashboard/dist'),
  };
}

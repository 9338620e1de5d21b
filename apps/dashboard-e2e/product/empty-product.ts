import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePorts } from './free-ports.js';
import { apiEnvironment, root, runPrograms } from './run-programs.js';

/** An installation that nobody has set up yet. */
export type EmptyProduct = {
  dashboardUrl: string;
  /** What the operator reads in the log. */
  readSetUpCode: () => Promise<string>;
};

/** Starts the built API with an empty database and no demo. It does not know itself by a local name, so that it asks for the set-up code. */
export async function startEmptyProduct(
  logs: string,
): Promise<{ product: EmptyProduct; stop: () => Promise<void> }> {
  await mkdir(logs, { recursive: true });
  const log = join(logs, 'empty-api.log');
  const [port = 0] = await freePorts(1);
  const dashboardUrl = `http://set-up.localhost:${port}`;
  const stop = await runPrograms((directory) => [
    {
      name: 'The API without a demo',
      main: join(root, 'apps/api/dist/main.js'),
      log,
      env: { ...apiEnvironment({ directory, port, publicUrl: dashboardUrl }), DEMO: '' },
    },
  ]);
  const readSetUpCode = async () => {
    const codes = (await readFile(log, 'utf8')).matchAll(/set-up code ([2-9A-Z-]{19})/g);
    const [, code] = [...codes].at(-1) ?? [];
    if (code === undefined) throw new Error(`There is no set-up code in ${log}.`);
    return code;
  };
  return { product: { dashboardUrl, readSetUpCode }, stop };
}

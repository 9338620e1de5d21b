import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

import { run } from './run.mjs';
import { installed, PlainError, root } from './workspace.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of a Chromium that runs, installed if there is none.
 *
 * @param {(text: string) => void} say
 */
export async function findOrInstallChromium(say) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (works(chosen)) return chosen;
    throw new PlainError(`CHROMIUM_PATH is ${chosen}, which is not a Chromium that runs.`);
  }
  const found = findChromium();
  if (found !== undefined) return found;
  for (const install of installers()) {
    say(`Installing Chromium: ${install.map((command) => command.join(' ')).join(' && ')}`);
    if (!(await runAll(install))) continue;
    const fresh = findChromium();
    if (fresh !== undefined) return fresh;
  }
  throw new PlainError(
    'no Chromium was found and none could be installed; install one and set CHROMIUM_PATH to its path.',
  );
}

function findChromium() {
  const directories = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => directory !== '');
  const onPath = names.flatMap((name) => directories.map((directory) => join(directory, name)));
  return [...onPath, playwrightsOwn()].find(works);
}

function playwrightsOwn() {
  const { chromium } = createRequire(join(root, 'package.json'))('@playwright/test');
  return String(chromium.executablePath());
}

/**
 * Some systems put a placeholder in its place that only tells how to get the real one.
 *
 * @param {string} path
 */
function works(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

/** @returns {string[][][]} each a sequence of commands, the likeliest to succeed first */
function installers() {
  const playwright = [installed('playwright'), 'install', 'chromium'];
  const withSystemLibraries = [...playwright.slice(0, 2), '--with-deps', 'chromium'];
  if (process.getuid?.() === 0) {
    const wait = ['-o', 'DPkg::Lock::Timeout=120'];
    const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];
    const apt = [
      ['apt-get', ...wait, 'update'],
      ['apt-get', ...wait, 'install', '-y', '--no-install-recommends', ...packages],
    ];
    return [apt, [withSystemLibraries]];
  }
  // Without a password at hand sudo would wait for one for ever.
  const canBecomeRoot = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return canBecomeRoot ? [[withSystemLibraries], [playwright]] : [[playwright]];
}

/** @param {string[][]} commands */
async function runAll(commands) {
  for (const [program = '', ...programArguments] of commands) {
    const { isOk, output } = await run(program, programArguments, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (isOk) continue;
    process.stderr.write(output);
    return false;
  }
  return true;
}

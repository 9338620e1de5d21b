import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './run.mjs';
import { installed, PlainError, root } from './workspace.mjs';

const lockFile = join(root, 'package-lock.json');
const marker = join(root, 'node_modules', '.ringdown-installed');

/**
 * Makes node_modules what package-lock.json says, and does nothing when it is.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
export async function install(progress) {
  const wanted = fingerprint();
  if (existsSync(installed('node')) && (readIfThere(marker) === wanted || wasInstalledByHand())) {
    writeFileSync(marker, wanted);
    return;
  }
  progress.step('Installing packages with npm ci; this takes about a minute');
  // Dev dependencies also where NODE_ENV=production: they build the product and hold its Node.js.
  const options = [
    'ci',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
  ];
  const [program, ...before] = npm();
  const { isOk, output } = await run(program, [...before, ...options]);
  progress.pause();
  if (!isOk) {
    process.stderr.write(output);
    throw new PlainError('npm ci failed; what it said is above.');
  }
  if (output.trim() !== '' && /warn|error/i.test(output)) process.stderr.write(output);
  writeFileSync(marker, wanted);
}

/**
 * The npm that runs us, else the one on the PATH; never through the node inside node_modules, which npm ci removes.
 *
 * @returns {[string, ...string[]]}
 */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const isNpm = script !== undefined && node !== undefined && /npm-cli\.[cm]?js$/.test(script);
  return isNpm ? [node, script] : ['npm'];
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** True when npm's own record of node_modules has everything that the lock asks for. */
function wasInstalledByHand() {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const there = JSON.parse(record).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(
    ([path, entry]) => {
      if (path === '') return true;
      // Other platforms' packages are in the lock and rightly missing here.
      if (there[path] === undefined) return entry.optional === true || entry.devOptional === true;
      return there[path].version === entry.version;
    },
  );
}

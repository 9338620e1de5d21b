import { randomBytes, randomInt } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { PlainError, root } from './workspace.mjs';

/**
 * @typedef {object} DemoSettings
 * @property {string} accountSid
 * @property {string} authToken
 * @property {string} phoneNumber
 * @property {{ email: string, password: string }} signIn
 */

/**
 * Makes the data directory, and on the first start invents what the demo project is made of.
 *
 * @returns {{ directory: string, logs: string, demo: DemoSettings }}
 */
export function openDataDirectory() {
  const directory = resolve(root, process.env.DATA_DIR?.trim() || '.data');
  const logs = join(directory, 'logs');
  const demoFile = join(directory, 'demo.json');
  try {
    makeDirectory(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    accessSync(logs, constants.W_OK | constants.X_OK);
    if (!existsSync(demoFile)) {
      const draft = `${demoFile}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify(inventDemo(), null, 2)}\n`, { mode: 0o600 });
      renameSync(draft, demoFile);
    }
    return { directory, logs, demo: JSON.parse(readFileSync(demoFile, 'utf8')) };
  } catch (error) {
    throw new PlainError(whyNot(error, directory, demoFile));
  }
}

/**
 * Node's own recursive mkdir never returns where the file system refuses with ENOENT, as /proc does.
 *
 * @param {string} path
 */
function makeDirectory(path) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}

/** @returns {DemoSettings} */
function inventDemo() {
  return {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
    phoneNumber: '+12025550100',
    signIn: { email: 'demo@ringdown.example', password: inventPassword() },
  };
}

/** Easy to read out and to type: `tuvo-kemi-raso-9431`, about 50 bits. */
function inventPassword() {
  /** @param {string} letters */
  const one = (letters) => letters[randomInt(letters.length)];
  const word = () => [1, 2].map(() => `${one('bdfgklmnprstvz')}${one('aeiou')}`).join('');
  return [word(), word(), word(), randomInt(1_000, 10_000)].join('-');
}

/**
 * @param {unknown} error
 * @param {string} directory
 * @param {string} demoFile
 */
function whyNot(error, directory, demoFile) {
  if (error instanceof SyntaxError) {
    return `${demoFile} is damaged; remove it and the data directory's database to start the demo anew.`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `the disk that holds the data directory ${directory} is full; free some space and start again.`;
  }
  return `the data directory ${directory} cannot be created, read or written (${code}). Mend its rights or set DATA_DIR to another one.`;
}

import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root directory. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const bin = join(root, 'node_modules', '.bin');

/**
 * Path of a program that npm installed; `node` is the Node.js that Ringdown runs on, whatever ran us.
 *
 * @param {string} name
 */
export function installed(name) {
  return join(bin, name);
}

/**
 * Our own environment, with the installed programs first on the PATH.
 *
 * @param {Record<string, string>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** An error whose message is all that the person at the terminal needs: no stack is shown. */
export class PlainError extends Error {}

/**
 * Prints one sentence for a PlainError and the stack for what nobody foresaw.
 *
 * @param {unknown} error
 */
export function report(error) {
  const text =
    error instanceof PlainError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`ringdown: ${String(text)}\n`);
}

/** Refuses a Node.js that cannot even run npm's part; what runs later is the Node.js that npm installs. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainError(
    `Node.js 20.19 or later is needed, and this is ${process.versions.node}. Get a newer one from https://nodejs.org.`,
  );
}

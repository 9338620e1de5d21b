import { spawn } from 'node:child_process';

import { environment, root } from './workspace.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} programArguments
 * @param {{ env?: Record<string, string>, shows?: boolean }} [options] `shows` lets it write to our own output;
 *   otherwise what it says is kept and given back
 * @returns {Promise<{ isOk: boolean, output: string }>}
 */
export function run(program, programArguments, { env = {}, shows = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, programArguments, {
      cwd: root,
      env: environment(env),
      stdio: ['ignore', shows ? 'inherit' : 'pipe', shows ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      running.delete(child);
      resolve({ isOk: false, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ isOk: code === 0, output });
    });
  });
}

/** Ends what `run` is still waiting for. */
export function interrupt() {
  for (const child of running) child.kill('SIGTERM');
}

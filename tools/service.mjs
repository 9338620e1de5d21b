import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

import { environment, installed, PlainError, root } from './workspace.mjs';

const patienceMs = 15_000;

/** One of the programs that `npm start` runs. It speaks to us over IPC and ends when we do. */
export class Service {
  #name;
  #child;
  #log;
  /** @type {string | undefined} */
  #failure;
  #isStopping = false;

  /** Resolves when it says that it is ready; rejects with one sentence when it ends before. */
  ready;
  /** Resolves, to one sentence, when it ends without having been told to. */
  died;
  #exited;

  /**
   * @param {{ name: string, main: string, log: string, env: Record<string, string>, nodeFlags?: string[], onProgress: (text: string) => void }} options
   */
  constructor({ name, main, log, env, onProgress, nodeFlags = [] }) {
    this.#name = name;
    this.#log = log;
    // What it prints before its own log is open, or while it crashes, must not be lost.
    const logDescriptor = openSync(log, 'a', 0o600);
    this.#child = spawn(installed('node'), [...nodeFlags, main], {
      cwd: root,
      env: environment({ ...env, LOG_FILE: log }),
      stdio: ['ignore', logDescriptor, logDescriptor, 'ipc'],
      // Its own group: Ctrl-C reaches us alone, and we stop everything in order.
      detached: true,
    });
    closeSync(logDescriptor);

    /** @type {Promise<string>} */
    const ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    this.#exited = ended;
    this.died = new Promise((resolve) => {
      void ended.then((how) => {
        if (!this.#isStopping) resolve(this.#sentence(how));
      });
    });
    this.ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message) => {
        const { type, text } = /** @type {{ type?: string, text?: string }} */ (message);
        if (type === 'progress' && text !== undefined) onProgress(text);
        if (type === 'failed') this.#failure = text;
        if (type === 'ready') resolve(undefined);
      });
      void this.died.then((sentence) => reject(new PlainError(sentence)));
    });
  }

  async stop() {
    this.#isStopping = true;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    await this.#exited;
    clearTimeout(timer);
  }

  /** @param {string} how */
  #sentence(how) {
    return this.#failure ?? `${this.#name} stopped unexpectedly (${how}); its log is ${this.#log}.`;
  }
}

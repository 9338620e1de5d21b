import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

const stopMilliseconds = 15_000;

export type ProgramSettings = {
  /** How it is called in an error: `The API`. */
  name: string;
  /** The repository's root directory. */
  root: string;
  main: string;
  log: string;
  env: Readonly<Record<string, string>>;
};

/** One of the product's programs, run as `npm start` runs it: it speaks over IPC and ends when we do. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  #failure: string | undefined;
  #hasEnded = false;

  constructor(private readonly settings: ProgramSettings) {
    const { root, main, log, env } = settings;
    const output = openSync(log, 'a');
    this.#child = spawn(join(root, 'node_modules/.bin/node'), [main], {
      cwd: root,
      env: { ...process.env, ...env, LOG_FILE: log },
      stdio: ['ignore', output, output, 'ipc'],
      // Its own group: Ctrl-C reaches us alone, and we stop everything in order.
      detached: true,
    });
    closeSync(output);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', ({ message }) => resolve(message));
      this.#child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
    });
    void this.#ended.then(() => {
      this.#hasEnded = true;
    });
  }

  /** Resolves when the program says that it is ready; rejects when it ends before. */
  async ready(): Promise<void> {
    const saysReady = new Promise<void>((resolve) => {
      this.#child.on('message', (message: { type: string; text?: string }) => {
        if (message.type === 'failed') this.#failure = message.text;
        if (message.type === 'ready') resolve();
      });
    });
    const endsBefore = this.#ended.then((how) => {
      throw new Error(this.#failure ?? this.#whatHappened(how));
    });
    await Promise.race([saysReady, endsBefore]);
  }

  /** Rejects when there was nothing left to stop: then the tests have been talking to nobody. */
  async stop(): Promise<void> {
    if (this.#hasEnded) throw new Error(this.#whatHappened(await this.#ended));
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), stopMilliseconds);
    if (this.#child.kill('SIGTERM')) await once(this.#child, 'exit');
    clearTimeout(killer);
  }

  #whatHappened(how: string): string {
    return `${this.settings.name} stopped by itself (${how}); its log is ${this.settings.log}.`;
  }
}

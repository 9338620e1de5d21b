const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Tells what is going on: one plain line a step, with the seconds since the start. A terminal also sees a spinner,
 * which never reaches a log.
 */
export class Progress {
  #startedAt = Date.now();
  #isTerminal = process.stdout.isTTY === true && process.env.CI === undefined;
  /** @type {NodeJS.Timeout | undefined} */
  #spinner;

  constructor() {
    // Whoever reads our output may go away before we do; that alone must not stop a hotline.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  /** @param {string} text */
  step(text) {
    this.pause();
    process.stdout.write(`[${this.#seconds().padStart(6)} s] ${text}\n`);
    if (!this.#isTerminal) return;
    let frame = 0;
    this.#spinner = setInterval(() => {
      process.stdout.write(`\r${frames[frame++ % frames.length] ?? ''} ${this.#seconds()} s`);
    }, 100);
    this.#spinner.unref();
  }

  /** Takes the spinner away, so that something else can be printed. */
  pause() {
    if (this.#spinner === undefined) return;
    clearInterval(this.#spinner);
    this.#spinner = undefined;
    process.stdout.write('\r\u001b[K');
  }

  #seconds() {
    return ((Date.now() - this.#startedAt) / 1000).toFixed(1);
  }
}

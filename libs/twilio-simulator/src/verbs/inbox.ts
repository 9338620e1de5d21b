import type { Cancel } from '../clock/simulator-clock.js';
import type { Leg } from '../call/leg.js';
import type { Waker } from '../call/wait.js';

/** Something a handset's owner put in while a Gather listened. */
export type Input = { readonly key: string } | { readonly words: string };

/** Keeps what is put in, so that keys pressed in one go are not lost between two waits. */
export class Inbox {
  readonly #waiting: Input[] = [];
  readonly #cancels: Cancel[];
  #wake?: (input: Input) => void;

  constructor(leg: Leg, kinds: readonly string[]) {
    this.#cancels = [
      ...(kinds.includes('dtmf')
        ? [
            leg.keyPressed.listen((key) => {
              this.#take({ key });
            }),
          ]
        : []),
      ...(kinds.includes('speech')
        ? [
            leg.spoken.listen((words) => {
              this.#take({ words });
            }),
          ]
        : []),
    ];
  }

  /** Wakes with the next input. */
  readonly next: Waker<Input> = (wake) => {
    const waiting = this.#waiting.shift();
    if (waiting) wake(waiting);
    else this.#wake = wake;
    return () => {
      this.#wake = undefined;
    };
  };

  close(): void {
    for (const cancel of this.#cancels) cancel();
  }

  #take(input: Input): void {
    const wake = this.#wake;
    this.#wake = undefined;
    if (wake) wake(input);
    else this.#waiting.push(input);
  }
}

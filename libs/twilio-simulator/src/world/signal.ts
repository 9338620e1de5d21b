import type { Cancel } from '../clock/simulator-clock.js';

/** Something that happens and can be listened to; listeners are called at once, in the order they came. */
export class Signal<T = void> {
  #listeners = new Set<(value: T) => void>();

  listen(listener: (value: T) => void): Cancel {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(value: T): void {
    // A copy, because a listener may go, or add another, while it is called.
    for (const listener of [...this.#listeners]) listener(value);
  }
}

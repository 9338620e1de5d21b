import { setImmediate } from 'node:timers/promises';

/** So long may one piece of work keep the process from everything else: a caller who waits must not notice. */
const sliceMs = 8;

let queue: Promise<void> = Promise.resolve();

/**
 * Lets others go on. Whoever asks at the same time waits in line, so that many long pieces of work together hold a
 * call up no longer than one of them.
 */
export function nextTurn(): Promise<void> {
  queue = queue.then(() => setImmediate());
  return queue;
}

/** The same items; work that takes long, be it here or on whoever asks for them, is cut into slices. */
export async function* inTurns<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let start = performance.now();
  for (const item of items) {
    if (performance.now() - start > sliceMs) {
      await nextTurn();
      start = performance.now();
    }
    yield item;
  }
}

import type { Cancel, SimulatorClock } from '../clock/simulator-clock.js';

/** Arranges for `wake` to be called when something happens; gives back how to stop listening. */
export type Waker<T> = (wake: (value: T) => void) => Cancel;

/** The wait ended because its time was up. */
export const timeIsUp = Symbol('time is up');

/** Waits for the first waker, at most so many milliseconds (`undefined`: as long as it takes). */
export function firstOf<T>(
  clock: SimulatorClock,
  milliseconds: number | undefined,
  wakers: readonly Waker<T>[],
): Promise<T | typeof timeIsUp> {
  return new Promise((resolve) => {
    const cancels: Cancel[] = [];
    let isDone = false;
    const wake = (value: T | typeof timeIsUp) => {
      isDone = true;
      cancels.forEach((cancel) => {
        cancel();
      });
      resolve(value);
    };
    if (milliseconds !== undefined)
      cancels.push(
        clock.after(milliseconds, () => {
          wake(timeIsUp);
        }),
      );
    for (const waker of wakers) {
      if (!isDone) cancels.push(waker(wake));
    }
  });
}

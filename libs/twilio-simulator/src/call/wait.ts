import type { Cancel, SimulatorClock } from '../clock/simulator-clock.js';
import type { Signal } from '../world/signal.js';
import type { Leg } from './leg.js';

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
    const state = { isDone: false };
    const wake = (value: T | typeof timeIsUp) => {
      state.isDone = true;
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
      if (!state.isDone) cancels.push(waker(wake));
    }
  });
}

/** Wakes at the next signal. */
export function once(signal: Signal): Waker<true> {
  return (wake) =>
    signal.listen(() => {
      wake(true);
    });
}

/** Wakes at the end of a leg, at once when it is over already. */
export function endOf(leg: Leg): Waker<true> {
  return (wake) => {
    if (leg.isOver) wake(true);
    return once(leg.ended)(wake);
  };
}

import type { Cancel, SimulatorClock } from './simulator-clock.js';

/** Real time, for a simulator that people play with. */
export class WallClock implements SimulatorClock {
  now(): Date {
    return new Date();
  }

  after(milliseconds: number, task: () => void | Promise<void>): Cancel {
    const timer = setTimeout(() => void task(), milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}

/** Takes back something that was planned; calling it twice does nothing. */
export type Cancel = () => void;

/** The simulator's only source of time; every wait and every delay goes through it. */
export interface SimulatorClock {
  now(): Date;
  /** Runs the task once, after so many milliseconds of this clock's time. */
  after(milliseconds: number, task: () => void | Promise<void>): Cancel;
  /** Tells the clock that work (an HTTP exchange) is under way; a virtual clock stands still until it is done. */
  during<T>(work: Promise<T>): Promise<T>;
}

import type { Instant } from '@ringdown/on-call';

/** Takes back what was planned. */
export type Cancel = () => void;

type Task = { at: Instant; run: () => void };

/** Time that jumps from one thing that is planned to the next. */
export class SimulatedTime {
  private tasks: Task[] = [];

  constructor(private instant: Instant) {}

  get now(): Instant {
    return this.instant;
  }

  /** Tasks of the same instant keep the order in which they were planned. */
  after(seconds: number, run: () => void): Cancel {
    const task: Task = { at: this.instant + Math.round(seconds * 1000), run };
    const later = this.tasks.findIndex(({ at }) => at > task.at);
    this.tasks.splice(later === -1 ? this.tasks.length : later, 0, task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  }

  /** Runs until nothing is planned any more. */
  run(): void {
    for (let task = this.tasks.shift(); task !== undefined; task = this.tasks.shift()) {
      this.instant = task.at;
      task.run();
    }
  }

  /** Forgets all that is planned. */
  stop(): void {
    this.tasks = [];
  }
}

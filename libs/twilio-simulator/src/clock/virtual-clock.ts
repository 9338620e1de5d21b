import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Duration, milliseconds } from './duration.js';
import type { Cancel, SimulatorClock } from './simulator-clock.js';

interface Timer {
  readonly at: number;
  readonly task: () => void | Promise<void>;
}

/** Sockets that are already readable need a few turns of the event loop to reach their listeners. */
const turnsUntilQuiet = 3;

/** Simulated time that stands still unless a test advances it. */
export class VirtualClock implements SimulatorClock {
  #now: number;
  #timers: Timer[] = [];
  #underWay = new Set<Promise<unknown>>();
  #others: (() => Promise<void>)[] = [];
  #listeners: ((now: Date) => void)[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(start: Date = new Date('2026-01-05T09:00:00Z')) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(delay: number, task: () => void | Promise<void>): Cancel {
    const timer: Timer = { at: this.#now + Math.max(0, delay), task };
    // Timers of the same instant keep the order in which they were set.
    const later = this.#timers.findIndex((other) => other.at > timer.at);
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = work
      .then(ignore, ignore)
      .then(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
    return work;
  }

  /** Makes the clock also wait for work it cannot see, such as the job queue of the API under test. */
  alsoWaitFor(isQuiet: () => Promise<void>): Cancel {
    this.#others.push(isQuiet);
    return () => {
      this.#others = this.#others.filter((other) => other !== isQuiet);
    };
  }

  /** Tells the time now and whenever it changes, before anything happens at it: for a process with a clock of its own. */
  alsoTell(listener: (now: Date) => void): Cancel {
    this.#listeners.push(listener);
    listener(this.now());
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** Runs every task that falls due, in order, awaiting the HTTP exchanges they start, then stops at now + duration. */
  advance(duration: Duration): Promise<void> {
    return this.#inTurn(async () => {
      const end = this.#now + milliseconds(duration);
      await this.#runUntil(end, () => false);
      this.#moveTo(end);
    });
  }

  /** Advances until the condition holds; throws once `limit` of simulated time has gone by. */
  advanceUntil(condition: () => boolean, limit: Duration = '5m'): Promise<void> {
    return this.#inTurn(async () => {
      const end = this.#now + milliseconds(limit);
      if (await this.#runUntil(end, condition)) return;
      this.#moveTo(end);
      if (condition()) return;
      const left = `${String(this.#timers.length)} tasks are still planned`;
      throw new Error(
        `Not true after ${String(limit)} of simulated time (now ${this.now().toISOString()}, ${left}): ${String(condition)}`,
      );
    });
  }

  /** Awaits everything in flight and everything that is due now. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /** Two tests' advances never interleave: the second begins where the first ended. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(ignore);
    return result;
  }

  #moveTo(at: number): void {
    this.#now = at;
    for (const listener of this.#listeners) listener(this.now());
  }

  async #runUntil(end: number, isEnough: () => boolean): Promise<boolean> {
    await this.#quiet();
    while (!isEnough()) {
      const timer = this.#timers[0];
      if (!timer || timer.at > end) return false;
      this.#timers.shift();
      this.#moveTo(Math.max(this.#now, timer.at));
      const work = timer.task();
      if (work) await this.during(work);
      await this.#quiet();
    }
    return true;
  }

  async #quiet(): Promise<void> {
    do {
      for (let turn = 0; turn < turnsUntilQuiet; turn++) await nextTurn();
      while (this.#underWay.size > 0) await Promise.race(this.#underWay);
      for (const other of this.#others) await other();
      await nextTurn();
    } while (this.#underWay.size > 0);
  }
}

function ignore(): void {
  // A failure is reported to whoever started the work.
}

import { setTimeout as realDelay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { milliseconds } from './duration.js';
import { VirtualClock } from './virtual-clock.js';

const start = new Date('2026-03-01T12:00:00Z');

describe('the virtual clock', () => {
  it('stands still unless it is advanced', async () => {
    const clock = new VirtualClock(start);
    await clock.settle();

    expect(clock.now()).toEqual(start);
    await clock.advance('90s');
    expect(clock.now()).toEqual(new Date('2026-03-01T12:01:30Z'));
  });

  it('runs tasks in the order they fall due, and those of one instant in the order they were set', async () => {
    const clock = new VirtualClock(start);
    const done: string[] = [];
    const at = (name: string) => () => {
      done.push(`${name} ${clock.now().toISOString().slice(14, 19)}`);
    };
    clock.after(3_000, at('c'));
    clock.after(1_000, () => {
      at('a')();
      clock.after(1_000, at('b'));
    });
    clock.after(3_000, at('d'));
    clock.after(60_000, at('late'));

    await clock.advance('10s');

    expect(done).toEqual(['a 00:01', 'b 00:02', 'c 00:03', 'd 00:03']);
  });

  it('does not run what was cancelled', async () => {
    const clock = new VirtualClock(start);
    let ran = false;
    const cancel = clock.after(10, () => {
      ran = true;
    });
    cancel();

    await clock.advance('1s');

    expect(ran).toBe(false);
  });

  it('stands still while work is under way, however long that really takes', async () => {
    const clock = new VirtualClock(start);
    const seen: number[] = [];
    clock.after(1_000, () => {
      void clock.during(realDelay(20)).then(() => {
        seen.push(clock.now().getTime() - start.getTime());
      });
    });
    clock.after(2_000, () => {
      seen.push(2_000);
    });

    await clock.advance('5s');

    expect(seen).toEqual([1_000, 2_000]);
  });

  it('also waits for work it is told of', async () => {
    const clock = new VirtualClock(start);
    let isQuiet = false;
    clock.alsoWaitFor(async () => {
      await realDelay(5);
      isQuiet = true;
    });

    await clock.settle();

    expect(isQuiet).toBe(true);
  });

  it('tells the time before anything happens at it', async () => {
    const clock = new VirtualClock(start);
    const told: string[] = [];
    const stop = clock.alsoTell((now) => told.push(now.toISOString().slice(14, 19)));
    clock.after(1_000, () => {
      told.push('task');
    });

    await clock.advance('2s');
    stop();
    await clock.advance('2s');

    expect(told).toEqual(['00:00', '00:01', 'task', '00:02']);
  });

  it('advances until something is true, and says so when it never is', async () => {
    const clock = new VirtualClock(start);
    let count = 0;
    const tick = () => {
      count++;
      clock.after(1_000, tick);
    };
    tick();

    await clock.advanceUntil(() => count === 10);

    expect(clock.now().getTime() - start.getTime()).toBe(9_000);
    await expect(clock.advanceUntil(() => count < 0, '30s')).rejects.toThrow(
      /Not true after 30s of simulated time .*1 tasks/,
    );
  });
});

describe('durations', () => {
  it.each([
    [250, 250],
    ['500ms', 500],
    ['1.5s', 1_500],
    ['2m', 120_000],
    ['1h', 3_600_000],
  ] as const)('%s is %i ms', (duration, expected) => {
    expect(milliseconds(duration)).toBe(expected);
  });

  it('must have a unit they know', () => {
    expect(() => milliseconds('3 days' as '3s')).toThrow(/not a duration/);
  });
});

import { describe, expect, it } from 'vitest';
import { WallClock } from './wall-clock.js';

describe('the wall clock', () => {
  it('runs tasks in real time, and not those that were cancelled', async () => {
    const clock = new WallClock();
    const ran: string[] = [];
    const began = clock.now().getTime();
    clock.after(5, () => {
      ran.push('cancelled');
    })();
    await new Promise<void>((resolve) => {
      clock.after(20, () => {
        ran.push('kept');
        resolve();
      });
    });

    expect(ran).toEqual(['kept']);
    expect(clock.now().getTime() - began).toBeGreaterThanOrEqual(19);
    expect(await clock.during(Promise.resolve('work'))).toBe('work');
  });
});

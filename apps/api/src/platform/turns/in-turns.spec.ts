import { describe, expect, it } from 'vitest';

import { turnsDuring } from '../../testing/loop-turns.js';
import { inTurns } from './in-turns.js';

/** Work of two milliseconds for each number. */
function* busy(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) {
    const start = performance.now();
    while (performance.now() - start < 2);
    yield number;
  }
}

async function all(items: AsyncIterable<number>): Promise<number[]> {
  const collected: number[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('work in turns', () => {
  it('yields all items in their order', async () => {
    expect(await all(inTurns(busy(12)))).toEqual(Array.from({ length: 12 }, (_, index) => index));
  });

  it('lets others go on after some milliseconds', async () => {
    expect(await turnsDuring(all(inTurns(busy(50))))).toBeGreaterThanOrEqual(8);
  });

  it('lets others go on after each slice, however many pieces of work are under way', async () => {
    const works = Array.from({ length: 10 }, () => all(inTurns(busy(10))));

    expect(await turnsDuring(Promise.all(works))).toBeGreaterThanOrEqual(15);
  });
});

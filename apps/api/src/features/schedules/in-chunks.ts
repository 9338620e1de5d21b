import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { Interval } from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';

const chunkMs = 7 * 86_400_000;

/** How many segments and people one answer holds. */
const mostInAnswer = 100_000;

/** What is left of the room in one answer. */
export class Room {
  private left = mostInAnswer;

  /** @throws {DomainError} when it is more than an answer holds. */
  take(size: number): void {
    this.left -= size;
    if (this.left >= 0) return;
    const message = 'This is more than one answer holds. Ask for a shorter period.';
    throw new DomainError('invalid-request', message, { to: [message] });
  }
}

/** The first item of its kind in a period, looked for week by week. */
export async function findInChunks<Item extends Interval>(
  period: Interval,
  ask: (chunk: Interval) => readonly Item[],
  isWanted: (item: Item) => boolean,
): Promise<Item | undefined> {
  for (let { from } = period; from < period.to; from += chunkMs) {
    const found = ask({ from, to: Math.min(from + chunkMs, period.to) }).find(isWanted);
    if (found !== undefined) return found;
    await setImmediate();
  }
  return undefined;
}

/**
 * What a question to a schedule yields for a period, asked week by week, so that other requests get their turn in
 * between; neighbours that are alike are joined where the weeks meet.
 */
export async function inChunks<Item extends Interval>(
  period: Interval,
  ask: (chunk: Interval) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  for (let { from } = period; from < period.to; from += chunkMs) {
    const [first, ...others] = ask({ from, to: Math.min(from + chunkMs, period.to) });
    const last = items.at(-1);
    if (first !== undefined && last !== undefined && continues(last, first)) {
      items[items.length - 1] = { ...last, to: first.to };
    } else if (first !== undefined) {
      items.push(first);
    }
    for (const item of others) items.push(item);
    await setImmediate();
  }
  return items;
}

function continues<Item extends Interval>(last: Item, next: Item): boolean {
  return (
    last.to === next.from &&
    isDeepStrictEqual({ ...last, from: 0, to: 0 }, { ...next, from: 0, to: 0 })
  );
}

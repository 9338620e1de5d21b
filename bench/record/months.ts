import {
  firstIdOf,
  monthAfter,
  monthOf,
  startOf,
} from '../../apps/api/dist/database/call-month.js';

type Month = { name: string; firstId: string; start: Date; end: Date };

/** Two years of them: this one up to now, and those before it. */
export const months: readonly Month[] = lastMonths(24);

function lastMonths(count: number): Month[] {
  const now = new Date();
  return Array.from({ length: count }, (_, place) => {
    const name = monthOf(startOf(monthOf(now), place + 1 - count));
    const end = new Date(Math.min(startOf(monthAfter(name)).getTime(), now.getTime()));
    return { name, firstId: firstIdOf(name), start: startOf(name), end };
  });
}

import { routes } from '@ringdown/contracts';

import { months } from './months.ts';
import type { Seeded } from './seed.ts';

/** What somebody looks at, and how the dashboard asks for it. */
export type Question = readonly [what: string, path: string];

/** The first page of each filter of the logs, the live board and the statistics. */
export function questions({ projectId, policyIds, responderId, caller }: Seeded): Question[] {
  const calls = routes.calls(projectId);
  const ago = (place: number) => months.at(-place);
  const lastMonth = {
    from: ago(2)?.start.toISOString() ?? '',
    to: ago(2)?.end.toISOString() ?? '',
  };
  const logs: [string, Record<string, string>][] = [
    ['all calls', {}],
    ['completed', { status: 'completed' }],
    ['a message left', { status: 'voicemail-left' }],
    ['blocked (there are none)', { status: 'blocked' }],
    ['a policy', { policyId: policyIds[1] ?? '' }],
    ['a responder', { responderId }],
    ['a responder who missed it', { responderId, status: 'no-answer' }],
    ['nobody has heard of them', { responderId: '00000000-0000-4000-8000-999999999999' }],
    ['a caller', { q: caller }],
    ['part of a number', { q: caller.slice(-5) }],
    ['the beginning of all numbers', { q: '+49301' }],
    ['no such number', { q: '+4477777' }],
    ['a name', { q: 'Customer 3' }],
    ['test calls', { testCalls: 'only' }],
    [
      'a month of a year ago',
      { from: ago(13)?.start.toISOString() ?? '', to: ago(13)?.end.toISOString() ?? '' },
    ],
  ];
  const ask = (path: string, query: Record<string, string>) =>
    `${path}?${new URLSearchParams(query).toString()}`;
  const statistics = routes.statistics(projectId);
  return [
    ...logs.map(([what, query]): Question => [`logs: ${what}`, ask(calls, query)]),
    ['live board', routes.liveBoard(projectId)],
    ['statistics of last month', ask(statistics, { ...lastMonth, timeZone: 'UTC' })],
    [
      'statistics of last month, a policy',
      ask(statistics, { ...lastMonth, timeZone: 'UTC', policyId: policyIds[0] ?? '' }),
    ],
  ];
}

const rounds = 30;

/** For days of the statistics to be made after the first look at them. */
export const settlingMs = 15_000;

/**
 * Asks both in turns, so that whatever else the machine does hits both alike.
 *
 * @returns milliseconds in the middle of many tries, after a first one that does not count.
 */
export async function timeInTurns(asks: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = asks.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, ask] of asks.entries()) {
      const begin = performance.now();
      await ask();
      times[place]?.push(performance.now() - begin);
    }
    // What takes seconds is known after a few.
    if (round >= 3 && times.some((each) => (each.at(-1) ?? 0) > 1000)) break;
  }
  return times.map((each) => {
    const sorted = each.slice(1).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  });
}

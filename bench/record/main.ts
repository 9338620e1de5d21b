/** `npm run bench -- record`: the same questions to a record of a thousand calls and to one of a million. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { startDatabases } from '../databases.ts';
import { startRingdown } from '../servers.ts';
import { signIn } from '../sign-in.ts';
import { dropOldestMonth } from './drop-month.ts';
import { questions, settlingMs, timeInTurns } from './questions.ts';
import { seed } from './seed.ts';

const many = Number(process.env.RINGDOWN_CALLS ?? 1_000_000);
const sizes = [1000, many] as const;

const { directory, createDatabase, stop } = await startDatabases();
const servers = [];
try {
  const asks = [];
  for (const [place, calls] of sizes.entries()) {
    const databaseUrl = await createDatabase(`record_${String(calls)}`);
    const server = await startRingdown(
      databaseUrl,
      join(directory, String(calls)),
      String(3911 + place),
    );
    servers.push(server);
    const begin = performance.now();
    const ask = await signIn(server);
    const seeded = await seed(databaseUrl, ask, calls);
    const seconds = (performance.now() - begin) / 1000;
    console.log(
      `${String(calls)} calls of ten attempts each, filled in within ${seconds.toFixed(0)} s.`,
    );
    asks.push({ databaseUrl, ask, questions: questions(seeded) });
  }
  const [few, million] = asks;
  if (few === undefined || million === undefined) throw new Error('There are two records.');
  const rows = [];
  // The first look has days of the statistics made.
  for (const { ask, questions: each } of [few, million]) {
    for (const [, path] of each) await ask('GET', path);
  }
  await setTimeout(settlingMs);
  for (const [place, [what, path]] of few.questions.entries()) {
    const other = million.questions[place]?.[1] ?? '';
    const [ofFew = NaN, ofMany = NaN] = await timeInTurns([
      () => few.ask('GET', path),
      () => million.ask('GET', other),
    ]);
    rows.push({
      'first page': what,
      [`${String(sizes[0])} calls, ms`]: ofFew.toFixed(1),
      [`${String(many)} calls, ms`]: ofMany.toFixed(1),
      ratio: (ofMany / ofFew).toFixed(2),
    });
  }
  console.table(rows);
  console.log(await dropOldestMonth(million.databaseUrl));
} finally {
  for (const server of servers) await server.stop();
  await stop();
}

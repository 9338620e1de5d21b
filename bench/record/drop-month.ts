import pg from 'pg';

import { CallMonthsRepository } from '../../apps/api/dist/features/call-months/call-months.repository.js';
import { months } from './months.ts';

/** Drops the oldest month while calls are written, and says how long that took and how long a call waited for it. */
export async function dropOldestMonth(databaseUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const name = months[0]?.name ?? '';
  const repository = new CallMonthsRepository(pool);
  let isOver = false;
  let longest = 0;
  const writer = async () => {
    while (!isOver) {
      const begin = performance.now();
      await pool.query(
        `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at)
         VALUES (gen_random_uuid(), gen_random_uuid(), 'AC1', 'CA1', now())`,
      );
      longest = Math.max(longest, performance.now() - begin);
    }
  };
  const writing = writer();
  const begin = performance.now();
  await repository.drop(['calls', 'call_attempts', 'call_journal'], name, () => Promise.resolve());
  const milliseconds = performance.now() - begin;
  isOver = true;
  await writing;
  await pool.end();
  return `A month was dropped in ${milliseconds.toFixed(0)} ms; meanwhile no call waited longer than ${longest.toFixed(0)} ms to be written.`;
}

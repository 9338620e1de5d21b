import type pg from 'pg';

/** Every row of every table, the job queue's included, as text: where a secret must not be found. */
export async function storedLines(pool: pg.Pool): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'graphile_worker') AND table_type = 'BASE TABLE'`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(
      `SELECT each::text AS line FROM ${name} each`,
    );
    lines.push(...rows.map(({ line }) => line));
  }
  return lines;
}

import type pg from 'pg';

/** Every row that belongs to a project, as text, table by table: two dumps are equal when nothing has changed. */
export async function projectRows(pool: pg.Pool, projectId: string): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I', table_name) AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'project_id' ORDER BY 1`,
  );
  const parts = [
    `SELECT 'projects' AS name, each::text AS line FROM projects each WHERE id = $1`,
    ...tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, each::text AS line FROM ${name} each WHERE project_id = $1`,
    ),
    `SELECT 'phones', each::text FROM phones each
     WHERE user_id IN (SELECT user_id FROM members WHERE project_id = $1)`,
    `SELECT 'sessions', id::text FROM sessions
     WHERE user_id IN (SELECT user_id FROM members WHERE project_id = $1)`,
    `SELECT 'users', each::text FROM users each
     WHERE id IN (SELECT user_id FROM members WHERE project_id = $1)`,
  ];
  const { rows } = await pool.query<{ name: string; line: string }>(
    `SELECT name, line FROM (${parts.join(' UNION ALL ')}) all_rows ORDER BY name, line`,
    [projectId],
  );
  return rows.map(({ name, line }) => `${name} ${line}`);
}

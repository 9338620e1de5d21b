import type pg from 'pg';

/** A value in the database, and where it stands: `public.sessions.token`. */
export type StoredValue = { place: string; text: string };

const ofOurs = "n.nspname !~ '^(pg_|information_schema$)'";

/** Every value of every column of every table, whoever made it; times are left out, because any digits may be in them. */
export async function storedValues(pool: pg.Pool): Promise<StoredValue[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string; type: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, a.attname AS column,
       format_type(a.atttypid, NULL) AS type
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p', 'm', 'f') AND ${ofOurs}
     ORDER BY 1, a.attnum`,
  );
  const values: StoredValue[] = [];
  for (const { table, column, type } of columns.filter((each) => !/^(time|date)/.test(each.type))) {
    const { rows } = await pool.query<{ text: string | null }>(
      `SELECT "${column}"::text AS text FROM ${table} WHERE "${column}" IS NOT NULL`,
    );
    const place = `${table}.${column}`;
    values.push(...rows.map(({ text }) => ({ place, text: readable(text ?? '', type) })));
  }
  return values;
}

/** Bytes are looked at as the text that they may be, and as they are. */
function readable(text: string, type: string): string {
  if (type !== 'bytea') return text;
  return `${text} ${Buffer.from(text.slice(2), 'hex').toString('latin1')}`;
}

/** From now on every row that is written is kept, so that also what is deleted again can be searched. */
export async function keepEveryWrite(pool: pg.Pool): Promise<() => Promise<StoredValue[]>> {
  const { rows: tables } = await pool.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${ofOurs}`,
  );
  await pool.query(
    `CREATE SCHEMA kept;
     CREATE TABLE kept.writes (place text, row jsonb);
     CREATE FUNCTION kept.keep() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         INSERT INTO kept.writes VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, to_jsonb(NEW));
         RETURN NULL;
       END $$`,
  );
  for (const { table } of tables) {
    await pool.query(
      `CREATE TRIGGER keep AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION kept.keep()`,
    );
  }
  return async () => {
    const { rows } = await pool.query<StoredValue>(
      'SELECT place, row::text AS text FROM kept.writes',
    );
    await pool.query('DROP SCHEMA kept CASCADE');
    return rows;
  };
}

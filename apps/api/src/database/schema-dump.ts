import type pg from 'pg';

/**
 * The schema as PostgreSQL knows it, in an order that does not depend on how it came about. It stands in git so
 * that a change shows what its migration does. Of what is kept in parts it has the whole.
 */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const statements: string[] = [];
  for (const query of [functions, tables, indexes, triggers]) {
    const { rows } = await pool.query<{ statement: string }>(query);
    statements.push(...rows.map(({ statement }) => `${statement.trimEnd()};\n`));
  }
  return [
    '-- What the migrations amount to. Written by schema-dump.ts; do not edit.\n',
    ...statements,
  ].join('\n');
}

const functions = `
  SELECT pg_get_functiondef(oid) AS statement
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  ORDER BY proname COLLATE "C"`;

const tables = `
  WITH lines AS (
    SELECT a.attrelid AS relation, 1 AS part, a.attnum AS place, '' AS name,
      format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' NOT NULL' END,
        CASE
          WHEN a.attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY'
          WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(d.adbin, d.adrelid))
          ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
        END) AS line
    FROM pg_attribute a
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
    SELECT conrelid, 2, 0, conname, format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype <> 'n'
  )
  SELECT format(E'CREATE TABLE %I (\\n  %s\\n)%s', c.relname,
    string_agg(l.line, E',\\n  ' ORDER BY l.part, l.place, l.name COLLATE "C"),
    ' PARTITION BY ' || pg_get_partkeydef(c.oid)) AS statement
  FROM pg_class c JOIN lines l ON l.relation = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT c.relispartition
  GROUP BY c.oid, c.relname
  ORDER BY c.relname COLLATE "C"`;

const indexes = `
  SELECT replace(indexdef, ' ON ONLY ', ' ON ') AS statement
  FROM pg_indexes
  WHERE schemaname = 'public'
    AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I.%I', schemaname, tablename)::regclass)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
  ORDER BY tablename COLLATE "C", indexname COLLATE "C"`;

const triggers = `
  SELECT pg_get_triggerdef(t.oid) AS statement
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND NOT c.relispartition
  ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C"`;

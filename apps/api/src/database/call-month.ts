/**
 * A month (UTC) of the record, as the ids of its calls have it in their second group: `2611` is November 2026. The
 * tens of years go on after 9 with a to f, until 2159.
 */
export type CallMonth = string;

export function monthOf(at: Date): CallMonth {
  const years = at.getUTCFullYear() - 2000;
  const month = String(at.getUTCMonth() + 1).padStart(2, '0');
  return `${Math.floor(years / 10).toString(16)}${String(years % 10)}${month}`;
}

export function monthAfter(month: CallMonth): CallMonth {
  return monthOf(startOf(month, 1));
}

/** The instant at which the month begins, or another one so many months later. */
export function startOf(month: CallMonth, later = 0): Date {
  return new Date(Date.UTC(yearOf(month), Number(month.slice(2)) - 1 + later));
}

/** The month in an id; undefined for ids that have none, such as those written before there were any. */
export function monthOfId(callId: string): CallMonth | undefined {
  return callId.startsWith(prefix) ? callId.slice(prefix.length, prefix.length + 4) : undefined;
}

/** The least id that a call of the month can have; all of them are below that of the month after it. */
export function firstIdOf(month: CallMonth): string {
  return `${prefix}${month}-0000-0000-000000000000`;
}

/** The name of the month's part of a table, such as `calls_202611`; there is one for ids without a month, too. */
export function partOf(table: string, month: CallMonth | undefined): string {
  if (month === undefined) return `${table}_without_month`;
  return `${table}_${String(yearOf(month))}${month.slice(2)}`;
}

/**
 * SQL in which a name in braces, such as `{calls}`, is the month's part of a table: of one call nothing stands
 * elsewhere, and to say so spares PostgreSQL a look at every month.
 */
export function inMonth(month: CallMonth | undefined, sql: string): string {
  return sql.replace(/\{(\w+)\}/g, (_, table: string) => partOf(table, month));
}

/** No id made at random begins like this. */
const prefix = '00000000-';

function yearOf(month: CallMonth): number {
  return 2000 + Number.parseInt(month.charAt(0), 16) * 10 + Number(month.charAt(1));
}

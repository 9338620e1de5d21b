import type { AuditEntryDto } from '@ringdown/contracts';

const columns: Record<string, (entry: AuditEntryDto) => string> = {
  time: ({ at }) => at,
  'actor kind': ({ actor }) => actor.kind,
  'actor id': ({ actor }) => actor.id ?? '',
  actor: ({ actor }) => actor.name,
  address: ({ address }) => address ?? '',
  action: ({ action }) => action,
  'target id': ({ target }) => target.id,
  target: ({ target }) => target.name,
  before: ({ before }) => (before === null ? '' : JSON.stringify(before)),
  after: ({ after }) => (after === null ? '' : JSON.stringify(after)),
  entry: ({ id }) => id,
};

/** The first line of the file. */
export const csvHeader = line(Object.keys(columns));

/** An entry as a line of RFC 4180, safe to open in a spreadsheet. */
export function csvLine(entry: AuditEntryDto): string {
  return line(Object.values(columns).map((column) => column(entry)));
}

function line(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(harmless(field))).join(',')}\r\n`;
}

/**
 * Spreadsheets take what begins like this for a formula, and would run it: names are chosen by people. The
 * apostrophe makes it text (OWASP, "CSV Injection").
 */
function harmless(field: string): string {
  return /^[=+\-@\t\r\n]/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

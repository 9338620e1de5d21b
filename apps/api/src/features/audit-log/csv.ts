import type { AuditEntryDto } from '@ringdown/contracts';

import { csvRow } from '../../platform/csv/csv-row.js';

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
export const csvHeader = csvRow(Object.keys(columns));

/** An entry as a line of RFC 4180, safe to open in a spreadsheet. */
export function csvLine(entry: AuditEntryDto): string {
  return csvRow(Object.values(columns).map((column) => column(entry)));
}

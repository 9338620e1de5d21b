import { csvRow } from '../../platform/csv/csv-row.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import type { CallRecord } from './call-record.js';
import { toCallDto } from './call.mapper.js';

type Column = (call: CallRecord, numbers: ShownNumbers) => string | number | null;

const columns: Record<string, Column> = {
  'started (UTC)': ({ startedAt }) => startedAt.toISOString(),
  'accepted (UTC)': ({ acceptedAt }) => acceptedAt?.toISOString() ?? null,
  'ended (UTC)': ({ endedAt }) => endedAt?.toISOString() ?? null,
  status: ({ status }) => status,
  policy: ({ policyName }) => policyName,
  caller: (call, numbers) => toCallDto(call, numbers).caller,
  'caller name': (call, numbers) => toCallDto(call, numbers).callerName,
  'number called': ({ routingNumber }) => routingNumber,
  'answered by': ({ answererName }) => answererName,
  'wait seconds': (call, numbers) => toCallDto(call, numbers).waitSeconds,
  'talk seconds': (call, numbers) => toCallDto(call, numbers).talkSeconds,
  'recorded seconds': (call, numbers) => toCallDto(call, numbers).recordingSeconds,
  attempts: ({ attemptCount }) => attemptCount,
  'test call': ({ isTest }) => (isTest ? 'yes' : 'no'),
  cost: ({ costState, costs }) =>
    costState === 'known' ? costs.map(({ amount }) => amount).join(' + ') : null,
  currency: ({ costState, costs }) =>
    costState === 'known' ? costs.map(({ unit }) => unit).join(' + ') : null,
  call: ({ id }) => id,
  "carrier's id": ({ callSid }) => callSid,
};

/** The first line of the file; the mark before it tells spreadsheets that the text is UTF-8. */
export const callsCsvHeader = `\uFEFF${csvRow(Object.keys(columns))}`;

export function callsCsvRow(call: CallRecord, numbers: ShownNumbers): string {
  return csvRow(Object.values(columns).map((column) => String(column(call, numbers) ?? '')));
}

import type { AuditEntryDto } from '@ringdown/contracts';

import { readableSeconds } from '../../components/duration';
import { readableValue } from '../../components/form/readable-value';

/** One field of an entry in words; `was` and `is` are undefined where there was or is nothing of the kind. */
export type FieldChange = { label: string; was: string | undefined; is: string | undefined };

/** Fields whose own name says too little. Every other one is called by its name in words. */
const labels: Readonly<Record<string, string>> = {
  userIds: 'people',
  targets: 'rings',
  rules: 'order of the rules',
  phones: 'order of the phones',
  accountSid: 'Account SID',
  authToken: 'Auth Token',
  secondAuthToken: 'second Auth Token',
  apiBaseUrl: 'API base URL',
  apiKeySid: 'API key SID',
  apiKeySecret: 'API key secret',
  callSmsConfig: 'call/SMS config',
  greetingMessage: 'greeting',
  to: 'sent to',
};

/** What changed, field by field, in the order of the entry. */
export function fieldChanges({ before, after }: AuditEntryDto): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  fields.delete('id');
  return [...fields].map((field) => ({
    label: labels[field] ?? inWords(field),
    was: said(field, before),
    is: said(field, after),
  }));
}

/** The changes in one line, where they are few and short enough: "escalate after 30 s → 60 s". */
export function summaryOf({ before, after, ...entry }: AuditEntryDto): string {
  if (before === null || after === null) return '';
  const changes = fieldChanges({ before, after, ...entry });
  const short = changes.filter(({ was = '', is = '' }) => `${was}${is}`.length <= 80);
  if (changes.length > 2 || short.length < changes.length) {
    return new Intl.ListFormat('en').format(changes.map(({ label }) => label));
  }
  return changes
    .map(({ label, was, is }) => `${label} ${was === undefined ? '' : `${was} → `}${is ?? 'none'}`)
    .join('; ');
}

function said(field: string, fields: Record<string, unknown> | null): string | undefined {
  if (fields === null || !Object.hasOwn(fields, field)) return undefined;
  const value = fields[field];
  if (field.endsWith('Seconds') && typeof value === 'number') return readableSeconds(value);
  return readableValue(value);
}

/** `escalateAfterSeconds` is "escalate after": the value says the unit. */
function inWords(field: string): string {
  return field
    .replace(/Seconds$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

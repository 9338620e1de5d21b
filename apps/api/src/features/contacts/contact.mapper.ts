import type { ContactDto } from '@ringdown/contracts';

import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { lastTwoDigits, type ShownNumbers } from '../../telephony/shown-numbers.js';

/** A contact as the database tells it. */
export type ContactRow = {
  id: string;
  name: string;
  number: string;
  note: string;
  version: number;
  created_at: Date;
  updated_at: Date;
};

export function toContactDto(row: ContactRow, numbers: ShownNumbers): ContactDto {
  return {
    id: row.id,
    name: numbers.text(row.name),
    number: numbers.number(row.number),
    note: numbers.text(row.note),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** What an entry of the audit log is about. */
export function auditedTarget({ id, name }: ContactRow): { id: string; name: string } {
  return { id, name: lastTwoDigits.text(name) };
}

/** As the audit log tells it: it is kept for ever, and a number is somebody's own. */
export function toAuditedContact({ name, number, note }: ContactRow): object {
  const { text } = lastTwoDigits;
  return { name: text(name), number: maskedPhone(number), note: text(note) };
}

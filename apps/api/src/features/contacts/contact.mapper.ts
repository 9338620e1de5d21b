import type { ContactDto } from '@ringdown/contracts';

import { maskedPhone } from '../../platform/audit/masked-phone.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';

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
    name: row.name,
    number: numbers.number(row.number),
    note: numbers.text(row.note),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** As the audit log tells it: it is kept for ever, and a number is somebody's own. */
export function toAuditedContact({ name, number, note }: ContactRow): object {
  return { name, number: maskedPhone(number), note };
}

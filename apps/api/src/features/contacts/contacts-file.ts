import { contactsFileBounds, CreateContactDto } from '@ringdown/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

import { readCsv, type CsvRow } from '../../platform/csv/read-csv.js';
import { inTurns } from '../../platform/turns/in-turns.js';
import type { FiledContact } from './contacts.repository.js';

/** What a file says, and what is wrong with it, a sentence for each wrong line. */
type ContactsFile = { contacts: FiledContact[]; problems: string[] };

/** Whoever has that many wrong lines begins with these. */
const mostProblems = 20;

const { lines: mostLines } = contactsFileBounds;

/** Reads lines of name, number and, if wanted, note; a first line of these titles is left out. */
export async function readContactsFile(file: string): Promise<ContactsFile> {
  const contacts: FiledContact[] = [];
  const wrong: string[] = [];
  const lineOfNumber = new Map<string, number>();
  let rows = 0;
  for await (const row of inTurns(readCsv(file))) {
    if (isTitles(row)) continue;
    rows += 1;
    if (rows > mostLines) return tooLong();
    const { contact, problems } = readRow(row);
    const earlier = lineOfNumber.get(contact.number);
    lineOfNumber.set(contact.number, earlier ?? row.line);
    if (problems.length === 0 && earlier !== undefined) {
      problems.push(`This number stands on line ${String(earlier)} already.`);
    }
    if (problems.length > 0) wrong.push(`Line ${String(row.line)}: ${problems.join(' ')}`);
    contacts.push(contact);
  }
  return { contacts, problems: rows === 0 ? ['There is no contact in this file.'] : few(wrong) };
}

function readRow({ fields }: CsvRow): { contact: FiledContact; problems: string[] } {
  const [name = '', number = '', note, ...others] = fields;
  const contact = plainToInstance(CreateContactDto, { name, number, note });
  const problems = validateSync(contact).flatMap(({ constraints = {} }) => [
    ...new Set(Object.values(constraints)),
  ]);
  if (others.some((field) => field !== '')) {
    problems.push('A line has a name, a number and, if wanted, a note; put quotes around commas.');
  }
  return {
    contact: { name: contact.name, number: contact.number, note: contact.note ?? null },
    problems,
  };
}

function isTitles({ line, fields: [first = '', second = ''] }: CsvRow): boolean {
  return line === 1 && /^name$/i.test(first) && /^(?:phone )?number$|^phone$/i.test(second);
}

function tooLong(): ContactsFile {
  const most = mostLines.toLocaleString('en');
  return { contacts: [], problems: [`A file holds at most ${most} contacts: import it in parts.`] };
}

function few(problems: readonly string[]): string[] {
  const more = problems.length - mostProblems;
  return more <= 0
    ? [...problems]
    : [...problems.slice(0, mostProblems), `So it is with ${String(more)} more lines.`];
}

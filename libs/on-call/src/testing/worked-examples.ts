import { readFileSync } from 'node:fs';

import { Temporal } from 'temporal-polyfill';

import {
  checkSchedule,
  finalSchedule,
  loadPerPerson,
  whoIsOnCall,
  type Instant,
  type Reason,
  type Schedule,
} from '../index.js';
import { readInstant, readSchedule } from './schedule-words.js';

type Table = readonly (readonly string[])[];

/** A schedule of the page, and what the page says about it. */
export interface WorkedExample {
  readonly title: string;
  readonly schedule: Schedule;
  readonly tables: readonly Table[];
}

const page = new URL('../../../../docs/on-call-schedules.md', import.meta.url);

/** The rules of the page, and its examples: each a block that writes a schedule down, and the tables below it. */
export function readPage(): { rules: string[]; examples: WorkedExample[] } {
  const sections = readFileSync(page, 'utf8')
    .split(/^###? /m)
    .slice(1);
  const examples = sections.flatMap((section) => {
    const [title = '', ...paragraphs] = section.split('\n\n');
    return examplesOf(title, paragraphs);
  });
  return { rules: readFileSync(page, 'utf8').match(/(?<=^### ).*$/gm) ?? [], examples };
}

function examplesOf(title: string, paragraphs: readonly string[]): WorkedExample[] {
  const examples: { title: string; schedule: Schedule; tables: Table[] }[] = [];
  for (const paragraph of paragraphs) {
    const text = /^```schedule\n(?<text>.*)\n```$/s.exec(paragraph.trim())?.groups?.text;
    if (text !== undefined) examples.push({ title, schedule: readSchedule(text), tables: [] });
    if (paragraph.startsWith('|')) examples.at(-1)?.tables.push(cellsOf(paragraph));
  }
  return examples;
}

function cellsOf(table: string): Table {
  return table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** The table as the library would have written it; the period is that of the page's own rows. */
export function answerOf(schedule: Schedule, [head = [], ...rows]: Table): Table {
  const [first] = head;
  switch (first) {
    case 'From':
      return [head, ...segmentRows(schedule, head, rows)];
    case 'At':
      return [head, ...rows.map(([at = '']) => [at, whoAt(schedule, readInstant(at))])];
    case 'Person':
      return [head, ...loadRows(schedule, head)];
    case 'Refused':
      return [
        head,
        ...checkSchedule(schedule).map(({ path, message }) => [`\`${path}\``, message]),
      ];
    default:
      throw new Error(`What does a table of "${String(first)}" say?`);
  }
}

function segmentRows(schedule: Schedule, head: readonly string[], rows: Table): string[][] {
  const from = readInstant(rows[0]?.[0] ?? '');
  const to = readInstant(rows.at(-1)?.[1] ?? '');
  return finalSchedule(schedule, from, to).map((segment) => [
    clockAt(schedule.timeZone, segment.from),
    clockAt(schedule.timeZone, segment.to),
    String((segment.to - segment.from) / 3_600_000),
    names(segment.people),
    ...(head.includes('Why') ? [why(segment.reason)] : []),
  ]);
}

/** The period stands in the head: `Hours from … to …`. */
function loadRows(schedule: Schedule, [, period = '']: readonly string[]): string[][] {
  const [from = '', to = ''] = period.replace('Hours from ', '').split(' to ');
  return loadPerPerson(schedule, readInstant(from), readInstant(to)).map(({ person, hours }) => [
    person,
    String(hours),
  ]);
}

function why({ kind, layerIds, overrideIds }: Reason): string {
  const because = [
    ...layerIds.map((id) => `layer ${id}`),
    ...overrideIds.map((id) => `override ${id}`),
  ];
  return [...(kind === 'gap' ? ['gap'] : []), ...because].join(', ');
}

const whoAt = (schedule: Schedule, at: Instant) => names(whoIsOnCall(schedule, at).people);

const names = (people: readonly string[]) => people.join(' and ') || '(nobody)';

/** What a zone's clock shows: `Sun 2026-03-08 01:30 -05:00`. */
function clockAt(timeZone: string, at: Instant): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const weekday = shown.toLocaleString('en', { weekday: 'short' });
  const time = shown.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekday} ${shown.toPlainDate().toString()} ${time} ${shown.offset}`;
}

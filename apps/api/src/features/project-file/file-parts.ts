import { randomUUID } from 'node:crypto';

import { unknownField } from '../../platform/errors/unknown-field.js';
import type { FileProblems } from './file-problems.js';
import type { NamedKind, Names } from './names.js';

/** A part of a file that is an object, with the place where it stands. */
export type FilePart = { at: string; fields: Readonly<Record<string, unknown>> };

const notThere: Record<NamedKind, (name: string) => string> = {
  user: (name) => `Nobody in this project has the e-mail address ${name}.`,
  team: (name) => `There is no team ${name}, neither in this project nor in the file.`,
  schedule: (name) => `There is no schedule ${name}, neither in this project nor in the file.`,
  policy: (slug) => `There is no policy ${slug}, neither in this project nor in the file.`,
  config: (name) => `There is no call/SMS config ${name} in this project.`,
};

/** In one list of a file: while they are made, nobody else changes what routing depends on. */
const mostItems = 1000;

/** The objects of a list; whatever else stands there is a problem. */
export function partsOf(value: unknown, at: string, problems: FileProblems): FilePart[] {
  if (!Array.isArray(value)) {
    problems.add(at, 'Give a list.');
    return [];
  }
  if (value.length > mostItems) {
    problems.add(at, `A list has room for ${mostItems.toLocaleString('en')} items.`);
    return [];
  }
  return value.flatMap((each: unknown, index) => {
    const place = `${at}.${String(index)}`;
    if (isRecord(each)) return [{ at: place, fields: each }];
    problems.add(place, 'Give fields and their values.');
    return [];
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields under the names that the contract knows them by, whose own names are unknown to the file. */
export function renamed(
  { at, fields }: FilePart,
  names: Readonly<Record<string, string>>,
  problems: FileProblems,
): Record<string, unknown> {
  const hidden = new Set(Object.values(names));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      if (hidden.has(field)) {
        problems.add(`${at}.${field}`, unknownField);
        return [];
      }
      return [[names[field] ?? field, value]];
    }),
  );
}

/** The ids of what the file names; what is no text stays for the contract to refuse. */
export function idsOf(
  value: unknown,
  { kind, at, names }: { kind: NamedKind; at: string; names: Names },
  problems: FileProblems,
): unknown {
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) =>
      idsOf(each, { kind, at: `${at}.${String(index)}`, names }, problems),
    );
  }
  if (typeof value !== 'string') return value;
  const id = names.findId(kind, value);
  if (id !== undefined) return id;
  problems.add(at, notThere[kind](value.slice(0, 100)));
  // Anybody, so that whatever else is wrong is found, too.
  return randomUUID();
}

/** What stands in a list twice. */
export function tellRepeated(
  items: readonly { at: string; key: string }[],
  sentence: string,
  problems: FileProblems,
): void {
  const seen = new Set<string>();
  for (const { at, key } of items) {
    if (seen.has(key)) problems.add(at, sentence);
    seen.add(key);
  }
}

import { setImmediate } from 'node:timers/promises';

import {
  calendarImportBounds,
  type CalendarPersonChoiceDto,
  type CalendarPersonDto,
  type ShiftDto,
} from '@ringdown/contracts';

import type { ReadCalendar, ReadEvent } from './calendar-reading.js';

/** Somebody who may be meant. */
export type Candidate = { userId: string; name: string; email: string };

/** Who has which shifts. */
export type Matched = { shifts: ShiftDto[]; people: CalendarPersonDto[] };

type Match = Pick<CalendarPersonDto, 'label' | 'userId' | 'name' | 'matchedBy'>;

const longestLabel = 200;
/** Others get their turn after as many. */
const atOnce = 100;

/**
 * Finds out who is meant: by choice first, then by the attendees' e-mail addresses and names, then by whoever's
 * address or whole name stands in the title. It ends early when there are more people than an answer may have.
 */
export async function matchPeople(
  { events, shifts: read }: ReadCalendar,
  candidates: readonly Candidate[],
  choices: readonly CalendarPersonChoiceDto[] = [],
): Promise<Matched> {
  const finder = new PersonFinder(candidates, choices);
  const people = new Map<string, CalendarPersonDto>();
  const shifts = new Map<string, ShiftDto>();
  const matches: Match[][] = [];
  for (const [index, event] of events.entries()) {
    matches.push(finder.find(event));
    if (index % atOnce === 0) await setImmediate();
  }
  for (const [index, { from, to, event }] of read.entries()) {
    if (index % atOnce === 0) await setImmediate();
    if (people.size > calendarImportBounds.people) break;
    const times = { from: toTime(from), to: toTime(to) };
    const key = `${times.from} ${times.to}`;
    for (const match of matches[event] ?? []) {
      const person = people.get(match.label) ?? { ...match, shifts: 0 };
      person.shifts += 1;
      people.set(match.label, person);
      if (match.userId === null) continue;
      const shift = shifts.get(key) ?? { ...times, people: [] };
      if (!shift.people.includes(match.userId)) shift.people.push(match.userId);
      shifts.set(key, shift);
    }
  }
  return {
    shifts: [...shifts.values()].sort(
      (a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to),
    ),
    people: [...people.values()],
  };
}

class PersonFinder {
  private readonly byEmail: ReadonlyMap<string, Candidate>;
  private readonly byName: ReadonlyMap<string, readonly Candidate[]>;
  /** How many words names have that begin with a word, the most first. */
  private readonly lengths: ReadonlyMap<string, readonly number[]>;
  private readonly byId: ReadonlyMap<string, Candidate>;
  private readonly choices: ReadonlyMap<string, string | null>;

  constructor(candidates: readonly Candidate[], choices: readonly CalendarPersonChoiceDto[]) {
    this.byEmail = new Map(candidates.map((each) => [each.email.toLowerCase(), each]));
    this.byName = Map.groupBy(candidates, ({ name }) => wordsOf(name).join(' '));
    this.lengths = lengthsOf([...this.byName.keys()]);
    this.byId = new Map(candidates.map((each) => [each.userId, each]));
    this.choices = new Map(choices.map(({ label, userId }) => [label, userId]));
  }

  find({ summary, attendees }: ReadEvent): Match[] {
    const named = attendees.filter(({ email, name }) => email !== '' || name !== '');
    const matches = named.map((attendee) => this.ofAttendee(attendee));
    if (matches.some(({ userId }) => userId !== null)) return once(matches);
    const inTitle = this.ofTitle(summary);
    // Whoever the title names is more than attendees whom nobody here knows.
    const isTold = inTitle.some(({ userId }) => userId !== null);
    return once(isTold || matches.length === 0 ? inTitle : matches);
  }

  private ofAttendee({ email, name }: ReadEvent['attendees'][number]): Match {
    const label = labelOf(email === '' ? name : email);
    const chosen = this.chosen(label);
    if (chosen !== undefined) return chosen;
    const known = this.byEmail.get(email);
    if (known !== undefined) return matched(label, known, 'email');
    const [namesake, ...others] =
      name === '' ? [] : (this.byName.get(wordsOf(name).join(' ')) ?? []);
    return namesake === undefined || others.length > 0
      ? unmatched(label)
      : matched(label, namesake, 'name');
  }

  private ofTitle(title: string): Match[] {
    const label = labelOf(title);
    const chosen = this.chosen(label);
    if (chosen !== undefined) return [chosen];
    const found = this.namedIn(wordsOf(title));
    return found.length === 0 ? [unmatched(label)] : found;
  }

  /** The longest name counts where one is part of another; a name that two people have counts for nobody. */
  private namedIn(words: readonly string[]): Match[] {
    const found: Match[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const known = this.byEmail.get(words[at] ?? '');
      if (known !== undefined) found.push(matched(known.email.toLowerCase(), known, 'email'));
      const name = this.nameAt(words, at);
      if (name === undefined) continue;
      const [one, ...namesakes] = this.byName.get(name) ?? [];
      if (one !== undefined && namesakes.length === 0) found.push(matched(one.name, one, 'name'));
      at += name.split(' ').length - 1;
    }
    return found.map((match) => this.chosen(match.label) ?? match);
  }

  private nameAt(words: readonly string[], at: number): string | undefined {
    return this.lengths
      .get(words[at] ?? '')
      ?.map((length) => words.slice(at, at + length).join(' '))
      .find((text) => this.byName.has(text));
  }

  private chosen(label: string): Match | undefined {
    const userId = this.choices.get(label);
    if (userId === undefined) return undefined;
    const person = userId === null ? undefined : this.byId.get(userId);
    return {
      label,
      userId: person?.userId ?? null,
      name: person?.name ?? null,
      matchedBy: 'choice',
    };
  }
}

function lengthsOf(names: readonly string[]): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    const [first = '', ...others] = name.split(' ');
    const known = lengths.get(first) ?? new Set();
    lengths.set(first, known.add(1 + others.length));
  }
  return new Map([...lengths].map(([first, own]) => [first, [...own].sort((a, b) => b - a)]));
}

function matched(label: string, { userId, name }: Candidate, matchedBy: 'email' | 'name'): Match {
  return { label, userId, name, matchedBy };
}

function unmatched(label: string): Match {
  return { label, userId: null, name: null, matchedBy: null };
}

function once(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map((match) => [match.label, match])).values()];
}

/** As a person may send it back. */
function labelOf(text: string): string {
  const plain = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return plain === '' ? 'No title' : Array.from(plain).slice(0, longestLabel).join('').trim();
}

/** In lower case, without what stands between them. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}@._+'-]+/u)
    .map((word) => word.replaceAll(/^[._+'-]+|[._+'-]+$/g, ''))
    .filter((word) => word !== '');
}

function toTime(instant: number): string {
  return new Date(instant).toISOString();
}

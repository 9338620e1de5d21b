import type {
  Instant,
  Layer,
  LocalDateTime,
  Override,
  OverrideEffect,
  Rotation,
  RotationLayer,
  Schedule,
  Weekday,
  Window,
} from '../index.js';
import { rotationLayer, scheduleOf } from './schedules.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A schedule as docs/on-call-schedules.md writes it down; throws at a line that says nothing. */
export function readSchedule(text: string): Schedule {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const layers: Layer[] = [];
  const overrides: Override[] = [];
  let schedule = scheduleOf({});
  for (const line of lines) {
    const [word, rest] = split(line.trim(), ' ');
    if (word === 'layer') layers.push(layerNamed(rest));
    else if (word === 'override') overrides.push(overrideSaid(rest, overrides.length));
    else if (line.startsWith('  ')) layers.push(withLine(layers.pop(), line.trim()));
    else schedule = { ...schedule, ...ofAllLayers(line, schedule) };
  }
  return { ...schedule, layers, overrides };
}

function ofAllLayers(line: string, { holidayCalendars }: Schedule): Partial<Schedule> {
  const [what, said] = split(line, ': ');
  switch (what) {
    case 'time zone':
      return { timeZone: said };
    case 'mode':
      return { mode: oneOf(said, { 'one wins': 'one-wins', 'all on call': 'all-on-call' }) };
    case 'holidays': {
      const id = String(holidayCalendars.length);
      return { holidayCalendars: [...holidayCalendars, { id, dates: said.split(', ') }] };
    }
    default:
      throw new Error(`What does "${line}" mean?`);
  }
}

/** `Nights: Alice and Bob, Carol`: turns apart by commas. */
function layerNamed(text: string): Layer {
  const [id, turns] = split(text, ': ');
  const members = turns === '' ? [] : turns.split(', ').map((turn) => turn.split(' and '));
  return rotationLayer([], { id, members });
}

function withLine(layer: Layer | undefined, line: string): Layer {
  if (layer?.kind !== 'rotation') throw new Error(`"${line}" belongs to no layer.`);
  return { ...layer, ...ofLayer(line, layer) };
}

function ofLayer(line: string, { windows }: RotationLayer): Partial<RotationLayer> {
  const [word, said] = split(line, ' ');
  switch (word) {
    case 'from':
      return { start: dateAndTime(said) };
    case 'until':
      return { end: dateAndTime(said) };
    case 'every':
      return { rotation: rotationEvery(said) };
    case 'daily':
    case 'weekly':
      return { windows: [...windows, windowOf(word, said)] };
    case 'holidays':
      return { holidays: oneOf(said, { off: 'off', only: 'only' }) };
    case 'turns':
      return { turnsFollow: oneOf(said, { 'follow coverage': 'coverage' }) };
    default:
      throw new Error(`What does "${line}" mean?`);
  }
}

/** `2 weeks on Monday at 09:00`, `1 month on day 31 at 08:00`, `12 hours`. */
function rotationEvery(text: string): Rotation {
  const pattern =
    /^(?<every>\d+) (?<unit>hour|day|week|month)s?(?: on (?:day )?(?<day>\w+))?(?: at (?<time>\S+))?$/;
  const { every, unit, day = '', time: handOffTime = '' } = pattern.exec(text)?.groups ?? {};
  const length = { every: Number(every), handOffTime };
  switch (unit) {
    case 'hour':
      return { unit: 'hours', every: length.every };
    case 'day':
      return { unit: 'days', ...length };
    case 'week':
      return { unit: 'weeks', ...length, weekday: weekdayNamed(day) };
    case 'month':
      return { unit: 'months', ...length, dayOfMonth: Number(day) };
    default:
      throw new Error(`How often is "every ${text}"?`);
  }
}

/** `22:00 to 06:00`, or `Friday 17:00 to Monday 08:00`. */
function windowOf(kind: Window['kind'], text: string): Window {
  const [opens, closes] = split(text, ' to ');
  if (kind === 'daily') return { kind, opens, closes };
  const weekTime = (said: string) => {
    const [weekday, time] = split(said, ' ');
    return { weekday: weekdayNamed(weekday), time };
  };
  return { kind, opens: weekTime(opens), closes: weekTime(closes) };
}

/** `1: replace Alice by Dan, 2026-01-05 12:00 +01:00 to 2026-01-05 14:00 +01:00`; the next one is created later. */
function overrideSaid(text: string, createdAt: number): Override {
  const [id, said] = split(text, ': ');
  const [effect, interval] = split(said, ', ');
  const [from, to] = split(interval, ' to ');
  return { ...effectOf(effect), id, from: readInstant(from), to: readInstant(to), createdAt };
}

function effectOf(text: string): OverrideEffect {
  const [word, person = '', by] = text.split(/ (?:by )?/);
  if (word === 'replace' && by !== undefined) {
    return person === 'everybody' ? { kind: 'replace-all', by } : { kind: 'replace', person, by };
  }
  return { kind: oneOf(word ?? '', { add: 'add', remove: 'remove' }), person };
}

/** `2026-03-08 01:30 -05:00`, a weekday in front of it or not. */
export function readInstant(text: string): Instant {
  const [date, time, offset] = text.split(' ').slice(-3);
  const instant = Date.parse(`${String(date)}T${String(time)}${String(offset)}`);
  if (Number.isNaN(instant)) throw new Error(`"${text}" is no moment.`);
  return instant;
}

const dateAndTime = (text: string): LocalDateTime => text.replace(' ', 'T');

const weekdayNamed = (name: string) => (weekdays.indexOf(name) + 1) as Weekday;

/** The text before the first separator, and the text after it. */
function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function oneOf<const Meaning extends string>(
  said: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning {
  const meaning = meanings[said];
  if (meaning === undefined) throw new Error(`What does "${said}" mean?`);
  return meaning;
}

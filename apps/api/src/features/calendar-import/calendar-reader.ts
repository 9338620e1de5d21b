import { parentPort, workerData } from 'node:worker_threads';

import ICAL from 'ical.js';

import type { CalendarReading, CalendarTask, ReadCalendar, ReadEvent } from './calendar-reading.js';

// A worker of its own: however long a calendar keeps it busy, nobody else waits, and it can be stopped. It imports
// no file of ours but types, so that tests can start it as it stands.

const hourMs = 3_600_000;
const quarterHourMs = 900_000;
/** Of a title or name. */
const longestText = 200;
/** One more than a shift may have. */
const mostAttendees = 51;

class Unreadable extends Error {}

/** A zone of the IANA database. A local time is the first instant at which the clock has reached it, as in schedules. */
class IanaZone extends ICAL.Timezone {
  private readonly offsets = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    super({ tzid: timeZone });
    this.format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  override utcOffset(time: ICAL.Time): number {
    const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
    return (wall - this.instantOf(wall)) / 1000;
  }

  private instantOf(wall: number): number {
    const before = wall - this.offsetAt(wall - 24 * hourMs);
    const after = wall - this.offsetAt(wall + 24 * hourMs);
    if (before === after) return before;
    const [early, late] = before < after ? [before, after] : [after, before];
    if (early + this.offsetAt(early) === wall) return early;
    if (late + this.offsetAt(late) === wall) return late;
    // The clock jumps over it, somewhere in between.
    let [shownBefore, shownAfter] = [early, late];
    while (shownAfter - shownBefore > 1000) {
      const middle = Math.floor((shownBefore + shownAfter) / 2);
      if (middle + this.exactOffsetAt(middle) < wall) shownBefore = middle;
      else shownAfter = middle;
    }
    return Math.round(shownAfter / 60_000) * 60_000;
  }

  /** Zones change their offset on a quarter of an hour, if not far in the past. */
  private offsetAt(instant: number): number {
    const quarter = Math.floor(instant / quarterHourMs);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = this.exactOffsetAt(instant);
    this.offsets.set(quarter, offset);
    return offset;
  }

  private exactOffsetAt(instant: number): number {
    const parts = this.format.formatToParts(instant);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] =
      /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
    const size = Number(hours) * hourMs + Number(minutes) * 60_000 + Number(seconds) * 1000;
    return sign === '-' ? -size : size;
  }
}

class CalendarReader {
  private readonly zones = new Map<string, ICAL.Timezone>();
  private readonly ownZone: ICAL.Timezone;
  private readonly found: ReadCalendar = { events: [], shifts: [] };
  private readonly task: CalendarTask;
  private steps = 0;

  constructor(task: CalendarTask) {
    this.task = task;
    this.ownZone = new IanaZone(task.timeZone);
  }

  read(): ReadCalendar {
    for (const calendar of calendarsIn(this.task.text)) {
      const events = calendar.getAllSubcomponents('vevent');
      const changed = this.changedOccurrences(events);
      for (const event of events) this.readEvent(calendar, event, changed);
    }
    return this.found;
  }

  /** Occurrences that events of their own stand for, by the event that repeats. */
  private changedOccurrences(events: readonly ICAL.Component[]): Map<string, Set<number>> {
    const changed = new Map<string, Set<number>>();
    for (const event of events) {
      const property = event.getFirstProperty('recurrence-id');
      if (property === null) continue;
      const uid = textOf(event, 'uid');
      const moments = changed.get(uid) ?? new Set();
      for (const time of this.timesOf(property)) moments.add(time.toUnixTime());
      changed.set(uid, moments);
    }
    return changed;
  }

  private readEvent(
    calendar: ICAL.Component,
    event: ICAL.Component,
    changed: ReadonlyMap<string, ReadonlySet<number>>,
  ): void {
    if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return;
    const property = event.getFirstProperty('dtstart');
    const [start] = property === null ? [] : this.timesOf(property);
    if (start === undefined) return;
    const length = this.lengthOf(event, start);
    const repeats = !event.hasProperty('recurrence-id');
    const starts = repeats ? this.startsOf(event, start) : [start];
    const left = repeats ? this.exceptionsOf(event, changed.get(textOf(event, 'uid'))) : undefined;
    const index = this.found.events.length;
    for (const each of starts) {
      const from = toMinute(each);
      const to = toMinute(length(each));
      if (left?.(each) === true || to <= from) continue;
      if (to <= this.task.from || from >= this.task.to) continue;
      this.found.shifts.push({ from, to, event: index });
      if (this.found.shifts.length > this.task.mostShifts) throw new Unreadable('too-many-shifts');
    }
    if (this.found.shifts.at(-1)?.event !== index) return;
    const summary = short(textOf(event, 'summary'));
    this.found.events.push({ summary, attendees: attendeesOf(event) });
  }

  /** How an occurrence's end comes from its start: on the wall clock, so that a shift from 9 to 9 stays one. */
  private lengthOf(event: ICAL.Component, start: ICAL.Time): (start: ICAL.Time) => ICAL.Time {
    const property = event.getFirstProperty('dtend');
    const [end] = property === null ? [] : this.timesOf(property);
    const duration = event.getFirstPropertyValue('duration');
    const length =
      end !== undefined
        ? (end.zone === start.zone ? end : end.convertToZone(start.zone)).subtractDate(start)
        : duration instanceof ICAL.Duration
          ? duration
          : ICAL.Duration.fromSeconds(start.isDate ? 86_400 : 0);
    return (from) => {
      const to = from.clone();
      to.isDate = false;
      to.addDuration(length);
      return to;
    };
  }

  private startsOf(event: ICAL.Component, start: ICAL.Time): ICAL.Time[] {
    const starts = new Map<number, ICAL.Time>([[start.toUnixTime(), start]]);
    const add = (time: ICAL.Time) => {
      this.countStep();
      const instant = time.toUnixTime();
      // What began so long ago is over by now, but for the longest of shifts.
      if (instant * 1000 > this.task.from - 366 * 24 * hourMs) starts.set(instant, time.clone());
    };
    for (const property of event.getAllProperties('rrule')) {
      const rule = property.getFirstValue();
      if (!(rule instanceof ICAL.Recur)) continue;
      inZoneOf(start, rule);
      const iterator = rule.iterator(start.clone());
      // The library's types do not tell of the end.
      const findNext = (): ICAL.Time | null => iterator.next();
      for (let next = findNext(); next !== null; next = findNext()) {
        if (next.toUnixTime() * 1000 >= this.task.to) break;
        add(next);
      }
    }
    for (const property of event.getAllProperties('rdate')) {
      for (const time of this.timesOf(property)) add(time);
    }
    return [...starts.values()];
  }

  private exceptionsOf(event: ICAL.Component, changed: ReadonlySet<number> = new Set()) {
    const moments = new Set(changed);
    const days = new Set<string>();
    for (const property of event.getAllProperties('exdate')) {
      for (const time of this.timesOf(property)) {
        this.countStep();
        if (time.isDate) days.add(dayOf(time));
        else moments.add(time.toUnixTime());
      }
    }
    return (time: ICAL.Time) =>
      moments.has(time.toUnixTime()) || (days.size > 0 && days.has(dayOf(time)));
  }

  /** The property's times, each in a zone that is known. */
  private timesOf(property: ICAL.Property): ICAL.Time[] {
    const parameter = property.getParameter('tzid');
    const zoneId = typeof parameter === 'string' ? parameter : undefined;
    return property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) return [];
      if (!isOfCenturies(time)) throw new Unreadable('unreadable');
      if (time.zone === ICAL.Timezone.utcTimezone) return [time];
      const placed = time.clone();
      placed.zone = zoneId === undefined ? this.ownZone : this.zoneOf(zoneId, property);
      return [placed];
    });
  }

  private zoneOf(zoneId: string, property: ICAL.Property): ICAL.Timezone {
    const known = this.zones.get(zoneId);
    if (known !== undefined) return known;
    const zone = findIanaZone(zoneId) ?? definedIn(property, zoneId);
    if (zone === undefined) throw new Unreadable(`unknown-zone ${zoneId}`);
    this.zones.set(zoneId, zone);
    return zone;
  }

  private countStep(): void {
    this.steps += 1;
    if (this.steps > this.task.mostSteps) throw new Unreadable('too-much');
  }
}

function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown[];
  const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
  const calendars = roots.map((root) => new ICAL.Component(root));
  if (calendars.some(({ name }) => name !== 'vcalendar')) throw new Unreadable('unreadable');
  return calendars;
}

/** Without these, an end in another zone than the start's would be off by hours. */
function inZoneOf(start: ICAL.Time, rule: ICAL.Recur): void {
  const until: ICAL.Time | null = rule.until;
  if (until === null || until.zone === ICAL.Timezone.utcTimezone) return;
  if (until.isDate && !start.isDate) {
    until.isDate = false;
    until.hour = 23;
    until.minute = 59;
    until.second = 59;
  }
  until.zone = start.zone;
}

function findIanaZone(zoneId: string): IanaZone | undefined {
  // `/freeassociation.sourceforge.net/Europe/Berlin` is what some programs write.
  const name = /(?:^|\/)([A-Z][\w+-]*\/[\w+-]+(?:\/[\w+-]+)?|UTC|GMT)$/.exec(zoneId)?.[1] ?? '';
  try {
    return new IanaZone(name === '' ? zoneId : name);
  } catch {
    return undefined;
  }
}

function definedIn(property: ICAL.Property, zoneId: string): ICAL.Timezone | undefined {
  // The library's types do not tell of null.
  const zones: { getTimeZoneByID: (id: string) => ICAL.Timezone | null } = property.parent;
  return zones.getTimeZoneByID(zoneId) ?? undefined;
}

/** Those who are coming; a room does not take calls. */
function attendeesOf(event: ICAL.Component): ReadEvent['attendees'] {
  const coming = event.getAllProperties('attendee').flatMap((property) => {
    const parameter = (name: string) => [property.getParameter(name)].flat().join(' ');
    if (/^(?:RESOURCE|ROOM)$/i.test(parameter('cutype'))) return [];
    if (/^DECLINED$/i.test(parameter('partstat'))) return [];
    const address = String(property.getFirstValue() ?? '');
    const email = /^mailto:(.+@.+)$/i.exec(address)?.[1] ?? parameter('email');
    return [{ email: short(email).toLowerCase(), name: short(parameter('cn')) }];
  });
  return coming.slice(0, mostAttendees);
}

function short(text: string): string {
  return text.trim().slice(0, longestText);
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

function dayOf(time: ICAL.Time): string {
  return time.toString().slice(0, 10);
}

function toMinute(time: ICAL.Time): number {
  return Math.round(time.toUnixTime() / 60) * 60_000;
}

function isOfCenturies({ year }: ICAL.Time): boolean {
  return year >= 1900 && year < 2200;
}

function answer(task: CalendarTask): CalendarReading {
  try {
    return new CalendarReader(task).read();
  } catch (error) {
    return { refusal: error instanceof Unreadable ? error.message : 'unreadable' };
  }
}

parentPort?.postMessage(answer(workerData as CalendarTask));

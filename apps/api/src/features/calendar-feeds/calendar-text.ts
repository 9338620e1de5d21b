import { nextTurn } from '../../platform/turns/in-turns.js';

/** One event of a calendar; moments in milliseconds since 1970. */
export type CalendarEvent = { uid: string; from: number; to: number; summary: string };

const octetsInLine = 75;
const eventsAtOnce = 500;

/**
 * A calendar as RFC 5545 wants it, without its time stamp: `stampCalendar` puts that in.
 * Other requests get their turn in between, however many events there are.
 */
export async function writeCalendar(
  name: string,
  events: readonly CalendarEvent[],
): Promise<string> {
  const parts = [head(name)];
  for (let first = 0; first < events.length; first += eventsAtOnce) {
    parts.push(
      events
        .slice(first, first + eventsAtOnce)
        .map(writeEvent)
        .join(''),
    );
    await nextTurn();
  }
  // A calendar is not valid without any component.
  if (events.length === 0) parts.push(utcZone);
  parts.push(line('END:VCALENDAR'));
  return parts.join('');
}

/** Puts the moment into each event at which the calendar was written. */
export function stampCalendar(text: string, at: Date): string {
  return text.replaceAll(noStamp, `DTSTAMP:${utcTime(at.getTime())}`);
}

const noStamp = 'DTSTAMP:00000000T000000Z';

function head(name: string): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ringdown//On-call schedules//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ]
    .map(line)
    .join('');
}

function writeEvent({ uid, from, to, summary }: CalendarEvent): string {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    noStamp,
    `DTSTART:${utcTime(from)}`,
    `DTEND:${utcTime(to)}`,
    `SUMMARY:${escaped(summary)}`,
    // Who is on call can still be invited to a meeting.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
    .map(line)
    .join('');
}

const utcZone = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]
  .map(line)
  .join('');

function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** No line is longer than 75 octets, and none is cut within a character. */
function line(content: string): string {
  if (Buffer.byteLength(content) <= octetsInLine) return `${content}\r\n`;
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of content) {
    const size = Buffer.byteLength(character);
    if (octets + size > octetsInLine) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  lines.push(current);
  return `${lines.join('\r\n')}\r\n`;
}

import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { stampCalendar, writeCalendar, type CalendarEvent } from './calendar-text.js';

const now = new Date('2026-03-02T10:11:12.345Z');
const from = Date.UTC(2026, 2, 2, 9);
const to = Date.UTC(2026, 2, 3, 9);
const event: CalendarEvent = { uid: '1@ringdown', from, to, summary: 'Alice on call' };

const write = async (name: string, events: CalendarEvent[]) =>
  stampCalendar(await writeCalendar(name, events), now);
const parse = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);

describe('writeCalendar', () => {
  it('writes what RFC 5545 asks for, line by line', async () => {
    expect((await write('Primary', [event])).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Ringdown//On-call schedules//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Primary',
      'X-WR-CALNAME:Primary',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:1@ringdown',
      'DTSTAMP:20260302T101112Z',
      'DTSTART:20260302T090000Z',
      'DTEND:20260303T090000Z',
      'SUMMARY:Alice on call',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('writes a calendar that has a component even when nobody is on call', async () => {
    expect(parse(await write('Empty', [])).getFirstSubcomponent()?.name).toBe('vtimezone');
  });

  it('folds long lines at 75 octets without cutting a character', async () => {
    const text = await write('Primary', [{ ...event, summary: `${'€'.repeat(60)}👩‍🚒`.repeat(3) }]);

    for (const each of text.split('\r\n')) {
      expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
      expect(each).not.toContain('\uFFFD');
    }
    expect(text.replaceAll(/\r\n[ \t]/g, '')).toContain(`SUMMARY:${'€'.repeat(60)}👩‍🚒`);
  });

  it('is read by an independent parser as it was meant, whatever the names', async () => {
    const printable = fc.oneof(
      fc
        .string({ unit: 'grapheme', maxLength: 120 })
        .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text)),
      fc.string({ unit: fc.constantFrom('\\', ';', ',', ':', '"', 'n', 'x'), maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(printable, fc.array(printable, { maxLength: 4 }), async (name, names) => {
        const events = names.map((summary, index) => ({ ...event, uid: String(index), summary }));
        const calendar = parse(await write(name, events));

        // The parser leaves what it does not know by name as it stands in the text.
        const written = String(calendar.getFirstPropertyValue('x-wr-calname'));
        expect(written.replaceAll(/\\([\\;,])/g, '$1')).toBe(name);
        const read = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
        expect(read.map(({ uid, summary }) => [uid, summary])).toEqual(
          events.map(({ uid, summary }) => [uid, summary]),
        );
        for (const { startDate, endDate } of read) {
          expect([startDate.toJSDate().getTime(), endDate.toJSDate().getTime()]).toEqual([
            from,
            to,
          ]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets no name begin a line of its own', async () => {
    const text = await write('A\r\nBEGIN:VEVENT', [
      { ...event, summary: 'x\nEND:VCALENDAR\u0007' },
    ]);

    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
    expect(text.match(/^END:VCALENDAR\r$/gm)).toHaveLength(1);
    expect(text).not.toContain('\u0007');
  });
});

import {
  calendarImportBounds,
  routes,
  type CalendarImportDto,
  type ProblemDto,
  type ScheduleDto,
  type FinalScheduleDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;

describe('importing a calendar', () => {
  const clock = new VirtualClock();
  let api: TestApi;
  let projectId: string;
  let dana: Ask;
  let alice: string;
  let bob: string;

  beforeAll(async () => {
    api = await startTestApi({}, undefined, new SimulatedClock(clock));
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    alice = await api.addPerson('Alice Adams', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'responder' });
    dana = await api.as('Dana');
  });
  afterAll(() => api.stop());

  const calendarOf = (...events: string[][]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Test//EN',
      ...events.flat(),
      'END:VCALENDAR',
    ].join('\r\n');
  const eventOf = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  const read = (calendar: string, fields: object = {}) =>
    dana<CalendarImportDto & ProblemDto>('POST', routes.calendarImport(projectId), {
      ...{ calendar, timeZone: 'Europe/Berlin' },
      ...fields,
    });
  const shiftsOf = async (...lines: string[]) => {
    const { status, body } = await read(calendarOf(eventOf('SUMMARY:Bob', ...lines)));
    expect(status, JSON.stringify(body)).toBe(200);
    return body.layer.shifts;
  };
  const times = async (...lines: string[]) =>
    (await shiftsOf(...lines)).map(({ from, to }) => [from.slice(0, 16), to.slice(0, 16)]);
  const refusal = async (calendar: string) => {
    const { status, body } = await read(calendar);
    expect(status).toBe(400);
    return body.fieldErrors?.calendar?.[0];
  };

  it('makes a layer that can be saved and rings the same people', async () => {
    const { body } = await read(
      calendarOf(
        eventOf('DTSTART:20260302T090000Z', 'DTEND:20260303T090000Z', 'SUMMARY:Bob'),
        eventOf(
          'DTSTART:20260303T090000Z',
          'DTEND:20260304T090000Z',
          'SUMMARY:On call',
          'ATTENDEE;CN=Somebody:mailto:Alice.Adams@example.com',
        ),
      ),
    );
    const saved = await dana<ScheduleDto>('POST', routes.schedules(projectId), {
      ...{ name: 'Imported', timeZone: 'Europe/Berlin', layers: [body.layer] },
    });
    expect(saved.status).toBe(201);

    const period = 'from=2026-03-02T09:00:00Z&to=2026-03-04T09:00:00Z';
    const { body: final } = await dana<FinalScheduleDto>(
      'GET',
      `${routes.finalSchedule(projectId, saved.body.id)}?${period}`,
    );
    expect(final.segments.map(({ userIds }) => userIds)).toEqual([[bob], [alice]]);
  });

  it('reads the calendars that Ringdown itself writes', async () => {
    const calendar = calendarOf(
      eventOf(
        'DTSTART:20260302T090000Z',
        'DTEND:20260303T090000Z',
        'SUMMARY:Alice Adams\\, Bob on call',
      ),
    );
    const { body } = await read(calendar);

    expect(body.layer).toMatchObject({ kind: 'shifts', shifts: [{ people: [alice, bob] }] });
  });

  describe('knows the time', () => {
    it.each([
      ['in UTC', 'DTSTART:0302T090000Z', 'DTEND:0302T170000Z', '03-02T09:00', '03-02T17:00'],
      [
        'of a zone',
        'DTSTART;TZID=America/New_York:0302T090000',
        'DTEND;TZID=America/New_York:0302T170000',
        '03-02T14:00',
        '03-02T22:00',
      ],
      [
        'without a zone, on the schedule’s clock',
        'DTSTART:0302T090000',
        'DTEND:0302T170000',
        '03-02T08:00',
        '03-02T16:00',
      ],
      [
        'of whole days, from midnight to midnight',
        'DTSTART;VALUE=DATE:0702',
        'DTEND;VALUE=DATE:0704',
        '07-01T22:00',
        '07-03T22:00',
      ],
      [
        'of a day without an end',
        'DTSTART;VALUE=DATE:0302',
        'X-NO:END',
        '03-01T23:00',
        '03-02T23:00',
      ],
      ['by its length', 'DTSTART:0302T090000Z', 'DURATION:PT90M', '03-02T09:00', '03-02T10:30'],
      ['to the minute', 'DTSTART:0302T090001Z', 'DTEND:0302T165959Z', '03-02T09:00', '03-02T17:00'],
    ])('%s', async (_title, start, end, from, to) => {
      const dated = (line: string) => line.replace(/:(\d{4})(?=T|$)/, ':2026$1');

      expect(await times(dated(start), dated(end))).toEqual([[`2026-${from}`, `2026-${to}`]]);
    });

    it('of a zone that only the calendar knows', async () => {
      const zone = [
        'BEGIN:VTIMEZONE',
        'TZID:Office',
        'BEGIN:STANDARD',
        'DTSTART:19700101T000000',
        'TZOFFSETFROM:+0500',
        'TZOFFSETTO:+0500',
        'END:STANDARD',
        'END:VTIMEZONE',
      ];
      const event = eventOf('DTSTART;TZID=Office:20260302T090000', 'DURATION:PT1H', 'SUMMARY:Bob');
      const { body } = await read(calendarOf(zone, event));

      expect(body.layer).toMatchObject({
        shifts: [{ from: '2026-03-02T04:00:00.000Z' }],
      });
    });

    it('and refuses a zone that nobody knows', async () => {
      const event = eventOf('DTSTART;TZID=Atlantis Time:20300302T090000', 'DURATION:PT1H');

      expect(await refusal(calendarOf(event))).toContain('Atlantis Time');
    });
  });

  describe('repeats events', () => {
    const start = () => 'DTSTART;TZID=Europe/Berlin:20260101T090000';
    const end = () => 'DTEND;TZID=Europe/Berlin:20260102T090000';

    it('on the wall clock, across daylight saving', async () => {
      const found = await times(start(), end(), 'RRULE:FREQ=DAILY;UNTIL=20260401T070000Z');

      expect(found[0]).toEqual(['2026-01-01T08:00', '2026-01-02T08:00']);
      expect(found.at(-1)).toEqual(['2026-04-01T07:00', '2026-04-02T07:00']);
      for (const [index, [from]] of found.entries())
        expect(from).toBe(found[index - 1]?.[1] ?? from);
    });

    it('without the exceptions, and with the dates that are added', async () => {
      const found = await times(
        start(),
        end(),
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE;TZID=Europe/Berlin:20260103T090000,20260101T090000',
        'EXDATE;VALUE=DATE:20260104',
        'RDATE:20260110T080000Z',
      );

      expect(found.map(([from]) => from?.slice(5))).toEqual(['01-02T08:00', '01-10T08:00']);
    });

    it('with the occurrence that was moved in the place of the one that repeats', async () => {
      const master = eventOf('UID:1', 'SUMMARY:Bob', start(), end(), 'RRULE:FREQ=DAILY;COUNT=3');
      const moved = eventOf(
        'UID:1',
        'SUMMARY:Alice Adams',
        'RECURRENCE-ID:20260102T080000Z',
        'DTSTART:20260102T120000Z',
        'DURATION:PT1H',
      );
      const cancelled = eventOf(
        'UID:1',
        'STATUS:CANCELLED',
        'RECURRENCE-ID:20260103T080000Z',
        'DTSTART:20260103T080000Z',
        'DURATION:PT1H',
      );
      const { body } = await read(calendarOf(master, moved, cancelled));

      expect(body.layer).toMatchObject({
        shifts: [
          { from: '2026-01-01T08:00:00.000Z', people: [bob] },
          { from: '2026-01-02T12:00:00.000Z', people: [alice] },
        ],
      });
    });

    it('a year ahead, though they never end', async () => {
      const found = await shiftsOf(
        'DTSTART:20200101T090000Z',
        'DURATION:PT8H',
        'RRULE:FREQ=WEEKLY',
      );

      expect(found.length).toBeGreaterThanOrEqual(56);
      expect(found.length).toBeLessThanOrEqual(58);
    });
  });

  it('tells who is nobody here, and takes the person who is chosen for them', async () => {
    const calendar = calendarOf(
      eventOf('DTSTART:20260302T090000Z', 'DURATION:PT1H', 'SUMMARY:Primary: Bobby'),
      eventOf('DTSTART:20260303T090000Z', 'DURATION:PT1H', 'SUMMARY:Primary: BOB'),
    );
    const first = await read(calendar);
    expect(first.body.people).toEqual([
      { label: 'Primary: Bobby', userId: null, name: null, matchedBy: null, shifts: 1 },
      { label: 'Bob', userId: bob, name: 'Bob', matchedBy: 'name', shifts: 1 },
    ]);
    expect(first.body.layer).toMatchObject({ shifts: [{ people: [bob] }] });

    const people = [{ label: 'Primary: Bobby', userId: alice.toUpperCase() }];
    const second = await read(calendar, { people });

    expect(second.body.layer).toMatchObject({ shifts: [{ people: [alice] }, { people: [bob] }] });
  });

  it('refuses people of elsewhere', async () => {
    const stranger = await api.addPerson('Stranger');
    const { status, body } = await read(calendarOf(), {
      people: [{ label: 'x', userId: stranger }],
    });

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(['people.0.userId']);
  });

  it('changes nothing', async () => {
    const count = async () =>
      (await api.pool.query('SELECT 1 FROM audit_entries UNION ALL SELECT 1 FROM schedules'))
        .rowCount;
    const before = await count();
    await read(calendarOf(eventOf('DTSTART:20260302T090000Z', 'DURATION:PT1H', 'SUMMARY:Bob')));

    expect(await count()).toBe(before);
  });

  describe('is refused clearly', () => {
    it.each([
      ['no calendar', 'Hello'],
      ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'],
      ['a business card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bob\r\nEND:VCARD'],
      ['a time that is none', calendarOf(eventOf('DTSTART:2026-13-99', 'SUMMARY:Bob'))],
      ['components without end', 'BEGIN:VCALENDAR\r\n' + 'BEGIN:X\r\n'.repeat(50_000)],
    ])('when it is %s', async (_title, calendar) => {
      expect(await refusal(calendar)).toMatch(/not a calendar/);
    });

    it.each([
      ['a billion-fold rule', ['DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY;COUNT=1000000000']],
      [
        'a rule that is never met',
        ['DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31'],
      ],
      ['too many shifts', ['DTSTART:20200101T000000Z', 'RRULE:FREQ=HOURLY']],
    ])('when it has %s, while others are served', async (_title, lines) => {
      const reading = refusal(calendarOf(eventOf(...lines, 'DURATION:PT1M', 'SUMMARY:Bob')));
      const { status } = await dana('GET', routes.schedules(projectId));
      expect(status).toBe(200);

      expect(await reading).toMatch(/repeats too much|more than 5,000/);
    });

    it('when it excludes more than anybody wrote', async () => {
      const dates = Array.from({ length: 50_000 }, (_, index) =>
        new Date(index * 1e7).toISOString().replaceAll(/[-:]|\.\d+/g, ''),
      );
      const lines = ['DTSTART:20200101T000000Z', 'RRULE:FREQ=DAILY', `EXDATE:${dates.join(',')}`];

      const { status } = await read(calendarOf(eventOf(...lines, 'DURATION:PT1M', 'SUMMARY:Bob')));

      expect([200, 400]).toContain(status);
    });

    it('when it is larger than 900 kB, before anybody looks into it', async () => {
      expect(await refusal('x'.repeat(calendarImportBounds.characters + 1))).toContain('900 kB');
      const { status } = await read('x'.repeat(2_000_000));
      expect(status).toBe(413);
    });

    it('when too many are read at once', async () => {
      const slow = calendarOf(
        eventOf('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31'),
      );
      const answers = await Promise.all([read(slow), read(slow), read(slow)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([400, 400, 429]);
    });
  });
});

import {
  routes,
  type CalendarFeedDto,
  type CreatedCalendarFeedDto,
  type PageDto,
  type ProblemDto,
  type ScheduleDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { CalendarSegments } from '../schedules/calendar-segments.service.js';
import { startTestApi, type Answer, type TestApi } from '../../testing/test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;
type Feed = Answer<CreatedCalendarFeedDto & ProblemDto>;

describe('calendar feeds', () => {
  const log: string[] = [];
  const clock = new VirtualClock();
  let api: TestApi;
  let projectId: string;
  let alice: { id: string; ask: Ask };
  let bob: { id: string; ask: Ask };
  let dana: { id: string; ask: Ask };
  let scheduleId: string;

  beforeAll(async () => {
    api = await startTestApi({}, { write: (line) => log.push(line) }, new SimulatedClock(clock));
    projectId = await api.addProject('Hotlines');
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM users');
    await api.pool.query('DELETE FROM schedules');
    const person = async (name: string, role: 'owner' | 'viewer' | 'responder') => ({
      id: await api.addPerson(name, { projectId, role }),
      ask: await api.as(name),
    });
    dana = await person('Dana', 'owner');
    alice = await person('Alice', 'responder');
    bob = await person('Bob', 'viewer');
    scheduleId = await addSchedule('Primary', [[alice.id], [bob.id]]);
  });
  afterAll(() => api.stop());

  async function addSchedule(name: string, members: string[][], rotation: object = daily) {
    const start = `${clock.now().toISOString().slice(0, 10)}T09:00`;
    const { body } = await dana.ask<ScheduleDto>('POST', routes.schedules(projectId), {
      ...{ name, timeZone: 'UTC' },
      layers: [{ kind: 'rotation', members, start, rotation }],
    });
    return body.id;
  }
  const subscribe = (ask: Ask, body: object = { scheduleId }): Promise<Feed> =>
    ask('POST', routes.calendarFeeds(projectId), body);
  const read = (url: string, headers: Record<string, string> = {}) =>
    api.app.inject({ method: 'GET', url: new URL(url).pathname, headers });
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each));

  it('tell an independent parser who is on call when', async () => {
    const { status, body } = await subscribe(alice.ask);
    expect(status).toBe(201);
    expect(body).toMatchObject({ scheduleId, scheduleName: 'Primary', lastReadAt: null });
    expect(body.url).toMatch(/^http:\/\/hotline\.test\/api\/v1\/calendars\/[\w-]{43}\.ics$/);

    const answer = await read(body.url);

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('private, max-age=300');
    expect(answer.body).toContain('X-WR-CALNAME:On call: Primary\r\n');
    const events = eventsOf(answer.body);
    expect(events.slice(0, 2).map(({ summary }) => summary)).toEqual([
      'Alice on call',
      'Bob on call',
    ]);
    expect(events[0]?.startDate.toJSDate().toISOString()).toMatch(/T09:00:00\.000Z$/);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.length).toBeGreaterThan(180);
  });

  it('hold no more of the project than names and times', async () => {
    await api.addPhone(alice.id, '+12025550123');
    const { body } = await subscribe(alice.ask);
    const calendar = (await read(body.url)).body;

    for (const secret of ['+1202', 'example.com', 'Hotlines', projectId, alice.id]) {
      expect(calendar).not.toContain(secret);
    }
  });

  it("hold one person's own shifts on every schedule", async () => {
    await addSchedule('Secondary', [[bob.id], [alice.id]]);
    const { body } = await subscribe(alice.ask, {});
    expect(body).toMatchObject({ scheduleId: null, scheduleName: null });

    const { body: calendar } = await read(body.url);

    expect(calendar).toContain('X-WR-CALNAME:My shifts in Hotlines\r\n');
    const summaries = eventsOf(calendar).map(({ summary }) => summary);
    expect(new Set(summaries)).toEqual(new Set(['On call: Primary', 'On call: Secondary']));
  });

  it('keep the id of a shift when somebody else takes it, and follow overrides', async () => {
    const { body } = await subscribe(alice.ask);
    const before = eventsOf((await read(body.url)).body)[0];
    const shift = {
      from: before?.startDate.toJSDate().toISOString(),
      to: before?.endDate.toJSDate().toISOString(),
    };
    await dana.ask('POST', routes.overrides(projectId, scheduleId), {
      ...{ kind: 'replace', userId: alice.id, byUserId: bob.id },
      ...{ ...shift, from: new Date(clock.now().getTime() + 60_000).toISOString() },
    });

    const after = eventsOf((await read(body.url)).body);

    expect(after[0]?.uid).toBe(before?.uid);
    expect(after[1]?.summary).toBe('Bob on call');
  });

  it('are not sent again while nothing has changed, however much time passes', async () => {
    const { body } = await subscribe(alice.ask);
    const { etag = '' } = (await read(body.url)).headers;
    await clock.advance('1m');

    const again = await read(body.url, { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const packed = await read(body.url, { 'if-none-match': `"older", W/${etag}` });
    expect(packed.statusCode).toBe(304);

    await dana.ask('PATCH', routes.schedule(projectId, scheduleId), { layers: [] });
    expect((await read(body.url, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('are laid out once for all programs that read them at the same moment', async () => {
    const { body } = await subscribe(alice.ask);
    const schedules = api.app.get(CalendarSegments, { strict: false });
    const laidOut = vi.spyOn(schedules, 'ofSchedule');

    const answers = await Promise.all(Array.from({ length: 8 }, () => read(body.url)));

    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(laidOut.mock.calls.length).toBeLessThan(8);
    laidOut.mockRestore();
    await dana.ask('PATCH', routes.schedule(projectId, scheduleId), { layers: [] });
    expect(eventsOf((await read(body.url)).body)).toEqual([]);
  });

  it('keep only a hash of the address, and write it down nowhere else', async () => {
    log.length = 0;
    const { body } = await subscribe(alice.ask);
    await read(body.url);
    await read(`${body.url}x`);
    const token = /([\w-]{43})\.ics/.exec(body.url)?.[1] ?? '';
    const { rows } = await api.pool.query<{ line: string }>(
      `SELECT each::text AS line FROM calendar_feeds each UNION ALL SELECT each::text FROM audit_entries each`,
    );

    expect(log.join('')).not.toContain(token);
    expect(rows.map(({ line }) => line).join('')).not.toContain(token);
    expect(rows.map(({ line }) => line).join('')).toContain('calendar-feed.created');
  });

  it('are void when they are renewed, revoked, or their maker leaves the project', async () => {
    const { body: first } = await subscribe(alice.ask);
    const renewal = routes.calendarFeedRenewal(projectId, first.id);
    const { body: second } = await alice.ask<CreatedCalendarFeedDto>('POST', renewal);
    expect((await read(first.url)).statusCode).toBe(404);
    expect((await read(second.url)).statusCode).toBe(200);

    const { status } = await alice.ask('DELETE', routes.calendarFeed(projectId, first.id));
    expect(status).toBe(204);
    expect((await read(second.url)).statusCode).toBe(404);

    const { body: third } = await subscribe(alice.ask);
    const { body: own } = await subscribe(alice.ask, {});
    expect((await dana.ask('DELETE', routes.member(projectId, alice.id))).status).toBe(204);
    expect((await read(third.url)).statusCode).toBe(404);
    expect((await read(own.url)).statusCode).toBe(404);
  });

  it('are told in the audit log when they are made, renewed and revoked', async () => {
    const { body } = await subscribe(alice.ask);
    await alice.ask('POST', routes.calendarFeedRenewal(projectId, body.id));
    await alice.ask('DELETE', routes.calendarFeed(projectId, body.id));
    const { rows } = await api.pool.query(
      `SELECT action, actor_name, target_name FROM audit_entries WHERE target_id = $1 ORDER BY id`,
      [body.id],
    );

    const told = { actor_name: 'Alice', target_name: 'Primary' };
    expect(rows).toEqual([
      { action: 'calendar-feed.created', ...told },
      { action: 'calendar-feed.renewed', ...told },
      { action: 'calendar-feed.revoked', ...told },
    ]);
  });

  it('are not for API keys, which are nobody', async () => {
    const key = await dana.ask<{ key: string }>('POST', routes.apiKeys(projectId), {
      ...{ name: 'Script', scopes: ['write'] },
    });
    const { statusCode } = await api.app.inject({
      method: 'POST',
      url: routes.calendarFeeds(projectId),
      headers: { authorization: `Bearer ${key.body.key}` },
      payload: { scheduleId },
    });

    expect(statusCode).toBe(400);
  });

  it('are void when the schedule is deleted', async () => {
    const { body } = await subscribe(alice.ask);
    const { status } = await dana.ask('DELETE', routes.schedule(projectId, scheduleId));
    expect(status).toBe(204);

    const gone = await read(body.url);
    const invented = await read(body.url.replace(/[\w-]{43}/, 'x'.repeat(43)));

    expect(gone.statusCode).toBe(404);
    expect(gone.json()).toEqual(invented.json());
  });

  it('are made once each, by two requests at the same moment, too', async () => {
    const answers = await Promise.all([subscribe(alice.ask), subscribe(alice.ask)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await subscribe(bob.ask)).status).toBe(201);
    expect((await subscribe(alice.ask, { scheduleId: null })).status).toBe(201);
  });

  it('are seen and ended by their maker alone', async () => {
    const { body } = await subscribe(alice.ask);
    const listed = async (ask: Ask) =>
      (await ask<PageDto<CalendarFeedDto>>('GET', routes.calendarFeeds(projectId))).body.items;

    expect((await listed(alice.ask)).map(({ id }) => id)).toEqual([body.id]);
    expect(JSON.stringify(await listed(alice.ask))).not.toContain('.ics');
    expect(await listed(dana.ask)).toEqual([]);
    const { status } = await dana.ask('DELETE', routes.calendarFeed(projectId, body.id));
    expect(status).toBe(404);
    expect((await read(body.url)).statusCode).toBe(200);
  });

  it('lay out an hourly schedule without keeping others waiting', async () => {
    const hourly = await addSchedule('Hourly', [[alice.id], [bob.id]], { unit: 'hours', every: 1 });
    const { body } = await subscribe(alice.ask, { scheduleId: hourly });
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const { body: calendar } = await read(body.url);
    clearInterval(others);

    expect(calendar.match(/^BEGIN:VEVENT/gm)?.length).toBeGreaterThan(4000);
    expect(turns).toBeGreaterThan(10);
  });
});

const daily = { unit: 'days', every: 1, handOffTime: '09:00' };

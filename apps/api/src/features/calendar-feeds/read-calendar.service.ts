import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { calendarFeedBounds } from '@ringdown/contracts';
import type { Interval } from '@ringdown/on-call';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { CalendarSegments, type CalendarSchedule } from '../schedules/calendar-segments.service.js';
import { CalendarFeedsRepository, type ReadFeed } from './calendar-feeds.repository.js';
import { stampCalendar, writeCalendar, type CalendarEvent } from './calendar-text.js';
import { hashToken, tokenIn } from './feed-token.js';

/** A calendar as it is sent. */
export type Calendar = { text: string; etag: string };

type LaidOut = { name: string; events: CalendarEvent[] };

/** In the title of one event. */
const mostNames = 10;

/** What a calendar program reads: names and times, and nothing else of the project. */
@Injectable()
export class ReadCalendar {
  /** By their addresses. */
  private readonly underWay = new Map<string, Promise<Calendar>>();

  constructor(
    private readonly repository: CalendarFeedsRepository,
    private readonly segments: CalendarSegments,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} when the address is nobody's, or nobody's any more. */
  async read(file: string): Promise<Calendar> {
    const token = tokenIn(file);
    const now = this.clock.now();
    const feed =
      token === undefined ? undefined : await this.repository.read(hashToken(token), now);
    if (feed === undefined) throw new DomainError('not-found', 'Nothing here has this address.');
    return this.write(file, feed, now);
  }

  /** Programs that read one calendar at the same time get one and the same. */
  private write(file: string, feed: ReadFeed, now: Date): Promise<Calendar> {
    const present = this.underWay.get(file);
    if (present !== undefined) return present;
    const writing = writeOut(this.layOut(feed, periodAround(now)), now).finally(() =>
      this.underWay.delete(file),
    );
    this.underWay.set(file, writing);
    return writing;
  }

  private async layOut(feed: ReadFeed, period: Interval): Promise<LaidOut> {
    const { project_id: projectId, user_id: userId, schedule_id: scheduleId } = feed;
    const bounds = { period, most: calendarFeedBounds.events };
    if (scheduleId === null) {
      const own = await this.segments.ofPerson({ projectId, userId }, bounds);
      const name = `My shifts in ${feed.project_name}`;
      return { name, events: own.flatMap((schedule) => ownEvents(schedule)) };
    }
    const schedule = await this.segments.ofSchedule({ projectId, scheduleId }, bounds);
    // It may have gone in this very moment.
    if (schedule === undefined) return { name: '', events: [] };
    return { name: `On call: ${schedule.name}`, events: scheduleEvents(schedule) };
  }
}

async function writeOut(laidOut: Promise<LaidOut>, now: Date): Promise<Calendar> {
  const { name, events } = await laidOut;
  const text = await writeCalendar(name, events);
  const digest = createHash('sha256').update(text).digest('base64url');
  return { text: stampCalendar(text, now), etag: `"${digest}"` };
}

/** Whole months, so that what is cut at the edges is the same event for a month. */
function periodAround(now: Date): Interval {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const to = new Date(from);
  to.setUTCMonth(from.getUTCMonth() + calendarFeedBounds.months);
  return { from: from.getTime(), to: to.getTime() };
}

function scheduleEvents({ id, shifts }: CalendarSchedule): CalendarEvent[] {
  return shifts.map(({ from, to, names }) => ({
    uid: `${String(from / 60_000)}-${id}@ringdown`,
    ...{ from, to },
    summary: `${listed(names)} on call`,
  }));
}

function ownEvents({ id, name, shifts }: CalendarSchedule): CalendarEvent[] {
  return shifts.map(({ from, to }) => ({
    uid: `own-${String(from / 60_000)}-${id}@ringdown`,
    ...{ from, to },
    summary: `On call: ${name}`,
  }));
}

function listed(names: readonly string[]): string {
  const others = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(', ');
  return others > 0 ? `${shown} and ${String(others)} more` : shown;
}

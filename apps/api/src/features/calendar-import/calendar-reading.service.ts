import { Injectable } from '@nestjs/common';
import { calendarImportBounds } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { askInThread, threadFile } from '../../platform/threads/ask-in-thread.js';
import type { CalendarReading, CalendarTask, ReadCalendar } from './calendar-reading.js';

const mostAtOnce = 2;
const mostSteps = 100_000;
const threadBounds = { longestMs: 4000, largestHeapMb: 192 };
const dayMs = 86_400_000;

const readerFile = threadFile('calendar-reader', import.meta.url);

/** Reads calendars that anybody may have made, each in a thread of its own that is stopped when it takes too long. */
@Injectable()
export class CalendarReadings {
  private underWay = 0;

  /** @throws {DomainError} when the calendar cannot be read, or not within the bounds. */
  async read(
    asked: Pick<CalendarTask, 'text' | 'timeZone'>,
    now: Date,
  ): Promise<ReadCalendar & { from: number; to: number }> {
    if (this.underWay >= mostAtOnce) {
      throw new DomainError(
        'too-many-requests',
        'Other calendars are being read. Try again in a moment.',
      );
    }
    const today = Math.floor(now.getTime() / dayMs) * dayMs;
    const from = today - calendarImportBounds.daysBack * dayMs;
    const to = today + calendarImportBounds.daysAhead * dayMs;
    this.underWay += 1;
    try {
      const bounds = { from, to, mostShifts: calendarImportBounds.shifts, mostSteps };
      const reading = await readInThread({ ...asked, ...bounds });
      if ('refusal' in reading) throw refused(reading.refusal);
      return { ...reading, from, to };
    } finally {
      this.underWay -= 1;
    }
  }
}

async function readInThread(task: CalendarTask): Promise<CalendarReading> {
  const reading = await askInThread<CalendarReading>(readerFile, task, threadBounds);
  return reading ?? { refusal: 'too-much' };
}

function refused(refusal: string): DomainError {
  const message = sentenceFor(refusal);
  return new DomainError('invalid-request', message, { calendar: [message] });
}

function sentenceFor(refusal: string): string {
  const [kind, ...rest] = refusal.split(' ');
  switch (kind) {
    case 'unknown-zone':
      return `The calendar uses a time zone that it does not describe: ${rest.join(' ').slice(0, 100)}.`;
    case 'too-many-shifts':
      return `The calendar has more than ${calendarImportBounds.shifts.toLocaleString('en')} shifts within a year.`;
    case 'too-much':
      return 'The calendar repeats too much to be read. Export a shorter period, or fewer repetitions.';
    default:
      return 'This is not a calendar that can be read. Choose a file in iCalendar format (.ics).';
  }
}

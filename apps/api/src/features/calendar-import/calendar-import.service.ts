import { Injectable } from '@nestjs/common';
import {
  calendarImportBounds,
  layerLimits,
  type CalendarImportDto,
  type ImportCalendarDto,
} from '@ringdown/contracts';
import { isTimeZone } from '@ringdown/on-call';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { CalendarReadings } from './calendar-reading.service.js';
import { CandidatesRepository } from './candidates.repository.js';
import { matchPeople, type Candidate } from './match-people.js';

/** Makes a layer of shifts from a calendar; nothing is saved. */
@Injectable()
export class CalendarImport {
  constructor(
    private readonly readings: CalendarReadings,
    private readonly candidates: CandidatesRepository,
    private readonly clock: Clock,
  ) {}

  async read(projectId: string, asked: ImportCalendarDto): Promise<CalendarImportDto> {
    const { calendar: text, timeZone } = asked;
    if (!isTimeZone(timeZone)) {
      throw wrong('timeZone', 'Choose a time zone by its IANA name, such as Europe/Berlin.');
    }
    const candidates = await this.candidates.list(projectId);
    const choices = asked.people?.map(({ label, userId }) => ({
      label,
      userId: userId?.toLowerCase() ?? null,
    }));
    assertMembers(choices, candidates);
    const read = await this.readings.read({ text, timeZone }, this.clock.now());
    const { shifts, people } = await matchPeople(read, candidates, choices);
    assertFits(people.length, shifts);
    return {
      layer: { name: 'Imported calendar', kind: 'shifts', shifts },
      people,
      from: new Date(read.from).toISOString(),
      to: new Date(read.to).toISOString(),
    };
  }
}

function assertMembers(
  choices: ImportCalendarDto['people'] = [],
  candidates: readonly Candidate[],
): void {
  const members = new Set(candidates.map(({ userId }) => userId));
  const stranger = choices.findIndex(({ userId }) => userId !== null && !members.has(userId));
  if (stranger === -1) return;
  throw wrong(`people.${String(stranger)}.userId`, 'Choose people of this project.');
}

function assertFits(people: number, shifts: readonly { people: string[] }[]): void {
  if (people > calendarImportBounds.people) {
    const most = calendarImportBounds.people;
    throw wrong(
      'calendar',
      `The calendar names more than ${String(most)} people, or has as many titles: it is no list of shifts.`,
    );
  }
  if (shifts.some((shift) => shift.people.length > layerLimits.peoplePerTurn)) {
    const most = layerLimits.peoplePerTurn;
    throw wrong('calendar', `At most ${String(most)} people are on call together.`);
  }
}

function wrong(field: string, message: string): DomainError {
  return new DomainError('invalid-request', message, { [field]: [message] });
}

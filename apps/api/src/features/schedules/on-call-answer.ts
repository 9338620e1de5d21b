import { isDeepStrictEqual } from 'node:util';

import {
  periodDays,
  type FinalScheduleDto,
  type LayerSegmentDto,
  type OnCallReasonDto,
  type PeriodDto,
} from '@ringdown/contracts';
import {
  finalSchedule,
  findGaps,
  layerSchedule,
  loadPerPerson,
  whoIsOnCall,
  type Interval,
  type LayerSegment,
  type Reason,
  type Schedule,
} from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';
import { findInChunks, inChunks, Room } from './in-chunks.js';

const dayMs = 86_400_000;
const firstInstant = 0;
const lastInstant = Date.UTC(2200, 0, 1);

/** @throws {DomainError} when no schedule knows the moment. */
export function readMoment(text: string, field = 'at'): number {
  const instant = Date.parse(text);
  if (instant >= firstInstant && instant < lastInstant) return instant;
  throw wrongField(field, 'Choose a moment in the years 1970 to 2199.');
}

/** @throws {DomainError} when the period has no length, or too much of it. */
export function readPeriod(asked: PeriodDto, { now, most }: { now: Date; most: number }): Interval {
  const from = asked.from === undefined ? now.getTime() : readMoment(asked.from, 'from');
  const to =
    asked.to === undefined
      ? Math.min(from + periodDays.default * dayMs, lastInstant - 1)
      : readMoment(asked.to, 'to');
  const period = { from, to };
  if (period.to <= period.from) throw wrongField('to', 'The end must be after the start.');
  if (period.to - period.from > most * dayMs) {
    throw wrongField('to', `Ask for at most ${String(most)} days at once.`);
  }
  return period;
}

/** The final schedule of a period; layer by layer, too, if that is asked for. */
export async function layOut(
  schedule: Schedule,
  period: Interval,
  withLayers: boolean,
): Promise<Omit<FinalScheduleDto, 'people'>> {
  const room = new Room();
  const fitting = <Item extends { people: readonly string[] }>(items: readonly Item[]) => {
    for (const { people } of items) room.take(1 + people.length);
    return items;
  };
  const segments = await inChunks(period, ({ from, to }) =>
    fitting(finalSchedule(schedule, from, to)),
  );
  const layers: FinalScheduleDto['layers'] = [];
  for (const { id: layerId } of withLayers ? schedule.layers : []) {
    const own = await inChunks(period, (chunk) => fitting(layerSchedule(schedule, layerId, chunk)));
    layers.push({ layerId, segments: own.map(toSegment) });
  }
  return {
    segments: segments.map((segment) =>
      Object.assign(toSegment(segment), { reason: toReasonDto(segment.reason) }),
    ),
    layers,
  };
}

/** The next moment at which other people are on call; undefined if that is not within a year. */
export async function findHandOff(schedule: Schedule, at: number): Promise<number | undefined> {
  const { people } = whoIsOnCall(schedule, at);
  const period = { from: at, to: Math.min(at + 366 * dayMs, lastInstant - 1) };
  const next = await findInChunks(
    period,
    ({ from, to }) => finalSchedule(schedule, from, to),
    (segment) => !isDeepStrictEqual(segment.people, people),
  );
  return next?.from;
}

/** How long everybody is on call in a period, and when nobody is. */
export async function cover(
  schedule: Schedule,
  period: Interval,
): Promise<{ hours: Map<string, number>; gaps: Interval[] }> {
  const hours = new Map<string, number>();
  const gaps = await inChunks(period, ({ from, to }) => {
    for (const load of loadPerPerson(schedule, from, to)) {
      hours.set(load.person, (hours.get(load.person) ?? 0) + load.hours);
    }
    return findGaps(schedule, from, to);
  });
  return { hours, gaps };
}

/** Everybody whom an answer names. */
export function namedIn({ segments, layers }: Omit<FinalScheduleDto, 'people'>): string[] {
  const all = [...segments, ...layers.flatMap((layer) => layer.segments)];
  return [...new Set(all.flatMap(({ userIds }) => userIds))];
}

/** How many days may be asked for. */
export function mostDays(withLayers: boolean): number {
  return withLayers ? periodDays.mostWithLayers : periodDays.most;
}

function toSegment({ people, ...interval }: LayerSegment): LayerSegmentDto {
  return { ...toTimes(interval), userIds: [...people] };
}

export function toTimes({ from, to }: Interval): { from: string; to: string } {
  return { from: toTime(from), to: toTime(to) };
}

export function toTime(instant: number): string {
  return new Date(instant).toISOString();
}

export function toReasonDto({ kind, layerIds, overrideIds }: Reason): OnCallReasonDto {
  return { kind, layerIds: [...layerIds], overrideIds: [...overrideIds] };
}

function wrongField(field: string, message: string): DomainError {
  return new DomainError('invalid-request', message, { [field]: [message] });
}

import {
  periodDays,
  type FinalScheduleDto,
  type LayerSegmentDto,
  type OnCallReasonDto,
  type PeriodDto,
} from '@ringdown/contracts';
import type { Interval, Layer, LayerSegment, Reason, Schedule, Segment } from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';
import { gapsIn, hasSamePeople, layerSegmentsOf, Room, segmentsOf, stepsOf } from './laid-out.js';

const hourMs = 3_600_000;
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
  const fitting = async <Item extends { people: readonly string[] }>(
    items: AsyncIterable<Item>,
  ) => {
    const all: Item[] = [];
    for await (const item of items) {
      room.take(1 + item.people.length);
      all.push(item);
    }
    return all;
  };
  const segments = await fitting(segmentsOf(schedule, period));
  const layers: FinalScheduleDto['layers'] = [];
  for (const { id: layerId } of withLayers ? schedule.layers : []) {
    const own = await fitting(layerSegmentsOf(schedule, layerId, period));
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
  const period = { from: at, to: Math.min(at + 366 * dayMs, lastInstant - 1) };
  let first: Segment | undefined;
  for await (const step of stepsOf(schedule, period)) {
    first ??= step;
    if (!hasSamePeople(step, first)) return step.from;
  }
  return undefined;
}

/** How long everybody is on call in a period, and when nobody is. */
export async function cover(
  schedule: Schedule,
  period: Interval,
): Promise<{ hours: Map<string, number>; gaps: Interval[] }> {
  const ms = new Map(schedule.layers.flatMap(peopleOfLayer).map((person) => [person, 0]));
  for await (const { people, from, to } of stepsOf(schedule, period)) {
    for (const person of people) ms.set(person, (ms.get(person) ?? 0) + to - from);
  }
  const hours = new Map([...ms].map(([person, time]) => [person, time / hourMs]));
  return { hours, gaps: await gapsIn(schedule, period) };
}

function peopleOfLayer(layer: Layer): readonly string[] {
  return layer.kind === 'rotation'
    ? layer.members.flat()
    : layer.shifts.flatMap(({ people }) => people);
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

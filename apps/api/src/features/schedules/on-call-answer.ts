import {
  periodDays,
  type FinalScheduleDto,
  type OnCallReasonDto,
  type PeriodDto,
} from '@ringdown/contracts';
import {
  finalSchedule,
  layerSchedule,
  type Interval,
  type Reason,
  type Schedule,
} from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';

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

/** The final schedule of a period, and whom it names; layer by layer, too, if that is asked for. */
export function layOut(
  schedule: Schedule,
  period: Interval,
  withLayers: boolean,
): Omit<FinalScheduleDto, 'people'> {
  const layers = withLayers ? schedule.layers : [];
  return {
    segments: finalSchedule(schedule, period.from, period.to).map((segment) => ({
      ...toTimes(segment),
      userIds: [...segment.people],
      reason: toReasonDto(segment.reason),
    })),
    layers: layers.map(({ id }) => ({
      layerId: id,
      segments: layerSchedule(schedule, id, period).map((segment) => ({
        ...toTimes(segment),
        userIds: [...segment.people],
      })),
    })),
  };
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

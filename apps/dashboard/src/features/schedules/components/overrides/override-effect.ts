import type {
  CreateScheduleOverrideDto,
  ScheduleDto,
  ScheduleOverrideDto,
} from '@ringdown/contracts';
import { finalSchedule, type Layer, type Override, type Schedule } from '@ringdown/on-call';

import type { Period } from '../../shown-period';

/** For a while other people are on call than were before. */
export type Change = Period & { before: readonly string[]; after: readonly string[] };

/** Of longer overrides only the beginning is looked at. */
export const mostPreviewedDays = 62;

const dayMs = 86_400_000;

/**
 * What an override that is not saved yet would change, by the same rules as calls are routed.
 *
 * @param others those that hold in its time.
 */
export function overrideEffect(
  schedule: ScheduleDto,
  others: readonly ScheduleOverrideDto[],
  draft: CreateScheduleOverrideDto,
): Change[] {
  const { kind, userId, byUserId, from, to } = draft;
  const added = toOverride({
    ...{ id: 'draft', kind, userId, byUserId, from, to },
    // Of two for one person the later holds.
    createdAt: Math.max(0, ...others.map(({ createdAt }) => Date.parse(createdAt))) + 1,
  });
  const period = previewedPeriod(draft);
  if (added === undefined || period === undefined) return [];
  const overrides = others.flatMap((other) => toOverride(fromDto(other)) ?? []);
  const before = toSchedule(schedule, overrides);
  const after = toSchedule(schedule, [...overrides, added]);
  return differences(peopleDuring(before, period), peopleDuring(after, period));
}

/** The part of an override that is previewed; nothing while its times make no sense. */
export function previewedPeriod({ from, to }: { from: string; to: string }): Period | undefined {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start < end)) return undefined;
  return { from: start, to: Math.min(end, start + mostPreviewedDays * dayMs) };
}

type People = Period & { people: readonly string[] };

function peopleDuring(schedule: Schedule, { from, to }: Period): People[] {
  return finalSchedule(schedule, from, to).map((segment) => ({
    from: segment.from,
    to: segment.to,
    people: segment.people,
  }));
}

/** Both fill the same period without a seam. */
function differences(before: readonly People[], after: readonly People[]): Change[] {
  const changes: Change[] = [];
  let [old, fresh] = [0, 0];
  for (;;) {
    const [was, is] = [before[old], after[fresh]];
    if (was === undefined || is === undefined) return changes;
    const [from, to] = [Math.max(was.from, is.from), Math.min(was.to, is.to)];
    if (!isSame(was.people, is.people)) {
      const last = changes.at(-1);
      const goesOn =
        last?.to === from && isSame(last.before, was.people) && isSame(last.after, is.people);
      if (goesOn) changes[changes.length - 1] = { ...last, to };
      else changes.push({ from, to, before: was.people, after: is.people });
    }
    if (was.to === to) old += 1;
    if (is.to === to) fresh += 1;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((person) => other.includes(person));
}

function toSchedule(dto: ScheduleDto, overrides: readonly Override[]): Schedule {
  return {
    timeZone: dto.timeZone,
    mode: dto.mode,
    // A layer that everybody has left covers nothing.
    layers: dto.layers.flatMap((layer): Layer[] => {
      if (layer.kind === 'rotation') return layer.members.length > 0 ? [layer] : [];
      const shifts = layer.shifts.map(({ from, to, people }) => ({
        from: Date.parse(from),
        to: Date.parse(to),
        people,
      }));
      return [{ kind: 'shifts', id: layer.id, shifts }];
    }),
    holidayCalendars: dto.holidayCalendars.map(({ dates }, index) => ({
      id: String(index),
      dates,
    })),
    overrides,
  };
}

type Known = {
  id: string;
  kind: CreateScheduleOverrideDto['kind'];
  userId: string | undefined;
  byUserId: string | undefined;
  from: string;
  to: string;
  createdAt: number;
};

function fromDto({ id, kind, person, by, from, to, createdAt }: ScheduleOverrideDto): Known {
  return {
    ...{ id, kind, from, to },
    userId: person?.userId,
    byUserId: by?.userId,
    createdAt: Date.parse(createdAt),
  };
}

/** Nothing while somebody is still to be chosen. */
function toOverride(known: Known): Override | undefined {
  const { id, kind, userId: person = '', byUserId: by = '', createdAt } = known;
  const times = { from: Date.parse(known.from), to: Date.parse(known.to), createdAt };
  switch (kind) {
    case 'add':
    case 'remove':
      return person === '' ? undefined : { id, kind, person, ...times };
    case 'replace-all':
      return by === '' ? undefined : { id, kind, by, ...times };
    case 'replace':
      return person === '' || by === '' || person === by
        ? undefined
        : { id, kind, person, by, ...times };
  }
}

import { compileSchedule, type CompiledSchedule } from './compiled-schedule.js';
import { IntervalIndex, type Interval } from './interval-index.js';
import type { OnCall, Reason } from './overrides.js';
import type { Instant, PersonId, Schedule } from './schedule.js';
import { Timeline } from './timeline.js';
import { checkInstant, isSame } from './who-is-on-call.js';

const dayMs = 86_400_000;

/** The longest stretch of time that is laid out at once. */
export const longestWindowDays = 2 * 366;

/** People on call in `[from, to)`, and why them; without people it is a gap. */
export interface Segment extends Interval, OnCall {}

/** People whom one layer alone puts on call in `[from, to)`. */
export interface LayerSegment extends Interval {
  readonly people: readonly PersonId[];
}

/**
 * Who is on call in `[from, to)`: segments in order that fill it without a seam, neighbours unlike each other.
 * Throws a RangeError if `to` is not after `from`, or more than two years after it.
 */
export function finalSchedule(schedule: Schedule, from: Instant, to: Instant): Segment[] {
  return joinNeighbours(walkSchedule(schedule, from, to), isSameOnCall);
}

/**
 * The segments of `[from, to)` one by one, for whoever wants to do something else in between; neighbours may be alike.
 * Throws as `finalSchedule` does, at the first step.
 */
export function* walkSchedule(schedule: Schedule, from: Instant, to: Instant): Generator<Segment> {
  yield* segmentsOf(compileSchedule(schedule), from, to);
}

/** What one layer says, whatever the others and the overrides do; where it does not cover there is nothing. */
export function layerSchedule(
  schedule: Schedule,
  layerId: string,
  interval: Interval,
): LayerSegment[] {
  const covered: LayerSegment[] = [];
  for (const segment of walkLayer(schedule, layerId, interval)) {
    if (segment.people.length > 0) covered.push(segment);
  }
  return joinNeighbours(covered, (a, b) => a.to === b.from && isSame(a.people, b.people));
}

/** The same one by one, as `walkSchedule`; what the layer does not cover comes without people. */
export function* walkLayer(
  schedule: Schedule,
  layerId: string,
  { from, to }: Interval,
): Generator<LayerSegment> {
  const whole = compileSchedule(schedule);
  const layers = whole.layers.filter(({ id }) => id === layerId);
  if (layers.length === 0) throw new RangeError('The schedule has no such layer.');
  const alone = { ...whole, layers, overrides: new IntervalIndex<never>([]) };
  for (const segment of segmentsOf(alone, from, to)) {
    yield { from: segment.from, to: segment.to, people: segment.people };
  }
}

/** Whether the same people are on call for the same reason. */
export function isSameOnCall(a: OnCall, b: OnCall): boolean {
  return isSame(a.people, b.people) && isSameReason(a.reason, b.reason);
}

/** When nobody is on call in `[from, to)`. */
export function findGaps(schedule: Schedule, from: Instant, to: Instant): Interval[] {
  return intervalsOf(finalSchedule(schedule, from, to).filter(({ people }) => people.length === 0));
}

/** When a person is on call, alone or with others. */
export function shiftsOf(schedule: Schedule, person: PersonId, { from, to }: Interval): Interval[] {
  return intervalsOf(
    finalSchedule(schedule, from, to).filter(({ people }) => people.includes(person)),
  );
}

function* segmentsOf(schedule: CompiledSchedule, from: Instant, to: Instant): Generator<Segment> {
  if (checkInstant(to) <= checkInstant(from)) throw new RangeError('A window must have a length.');
  if (to - from > longestWindowDays * dayMs) {
    throw new RangeError(`A window lasts at most ${String(longestWindowDays)} days.`);
  }
  const timeline = new Timeline(schedule);
  for (let at = from; at < to;) {
    const { people, reason, until } = timeline.pieceAt(at);
    yield { from: at, to: Math.min(until, to), people, reason };
    at = until;
  }
}

function joinNeighbours<Item extends Interval>(
  items: Iterable<Item>,
  isAlike: (a: Item, b: Item) => boolean,
): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, item)) {
      joined[joined.length - 1] = { ...last, to: item.to };
    } else {
      joined.push(item);
    }
  }
  return joined;
}

function intervalsOf(segments: readonly Segment[]): Interval[] {
  return joinNeighbours(
    segments.map(({ from, to }) => ({ from, to })),
    (a, b) => a.to === b.from,
  );
}

function isSameReason(a: Reason, b: Reason): boolean {
  return (
    a.kind === b.kind && isSame(a.layerIds, b.layerIds) && isSame(a.overrideIds, b.overrideIds)
  );
}

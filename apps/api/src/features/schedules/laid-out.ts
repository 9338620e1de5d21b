import { isDeepStrictEqual } from 'node:util';

import {
  isSameOnCall,
  walkLayer,
  walkSchedule,
  type Interval,
  type LayerSegment,
  type Schedule,
  type Segment,
} from '@ringdown/on-call';

import { DomainError } from '../../platform/errors/domain-error.js';
import { inTurns } from '../../platform/turns/in-turns.js';

/** How many segments and people one answer holds. */
const mostInAnswer = 100_000;

/** What is left of the room in one answer. */
export class Room {
  private left = mostInAnswer;

  /** @throws {DomainError} when it is more than an answer holds. */
  take(size: number): void {
    this.left -= size;
    if (this.left >= 0) return;
    const message = 'This is more than one answer holds. Ask for a shorter period.';
    throw new DomainError('invalid-request', message, { to: [message] });
  }
}

/** What a schedule says in a period, step by step: neighbours may be alike. Other requests get their turn in between. */
export function stepsOf(schedule: Schedule, { from, to }: Interval): AsyncGenerator<Segment> {
  return inTurns(walkSchedule(schedule, from, to));
}

/** The same with neighbours unlike each other. */
export function segmentsOf(schedule: Schedule, period: Interval): AsyncGenerator<Segment> {
  return joined(stepsOf(schedule, period), isSameOnCall);
}

/** What one layer alone says, where it says anything. */
export async function* layerSegmentsOf(
  schedule: Schedule,
  layerId: string,
  period: Interval,
): AsyncGenerator<LayerSegment> {
  const steps = inTurns(walkLayer(schedule, layerId, period));
  for await (const segment of joined(steps, hasSamePeople)) {
    if (segment.people.length > 0) yield segment;
  }
}

/** When nobody is on call. */
export async function gapsIn(schedule: Schedule, period: Interval): Promise<Interval[]> {
  const gaps: Interval[] = [];
  for await (const { people, from, to } of joined(stepsOf(schedule, period), hasSamePeople)) {
    if (people.length === 0) gaps.push({ from, to });
  }
  return gaps;
}

export function hasSamePeople(a: Pick<Segment, 'people'>, b: Pick<Segment, 'people'>): boolean {
  return a.people === b.people || isDeepStrictEqual(a.people, b.people);
}

/** @param steps each begins where the one before ends. */
async function* joined<Step extends Interval>(
  steps: AsyncIterable<Step>,
  isAlike: (a: Step, b: Step) => boolean,
): AsyncGenerator<Step> {
  let last: Step | undefined;
  for await (const step of steps) {
    if (last !== undefined && isAlike(last, step)) {
      last = { ...last, to: step.to };
    } else {
      if (last !== undefined) yield last;
      last = step;
    }
  }
  if (last !== undefined) yield last;
}

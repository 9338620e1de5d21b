import type { FinalScheduleDto, SchedulePersonDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';
import { namesOf } from './components/timeline/segment-words';
import type { Period } from './shown-period';
import { soonWords } from './time-words';

type Verdict = { tone: Tone; words: string };
type Moment = { now: number; timeZone: string };

const dayMs = 86_400_000;
const daysOfWarning = 14;

/** Who is on call at a moment, and until when; `until` is null when that is not known. */
export type OnCallNow = { people: SchedulePersonDto[]; until: number | null };

/** Reads from the segments ahead who is on call now. */
export function onCallNow(ahead: FinalScheduleDto, now: number): OnCallNow {
  const rest = ahead.segments.filter(({ to }) => Date.parse(to) > now);
  const userIds = rest[0]?.userIds ?? [];
  const next = rest.find((segment) => !isSame(segment.userIds, userIds));
  return {
    people: ahead.people.filter(({ userId }) => userIds.includes(userId)),
    until: next === undefined ? null : Date.parse(next.from),
  };
}

/** One sentence on who is on call now, and whether a call could reach them. */
export function onCallVerdict({ people, until }: OnCallNow, { now, timeZone }: Moment): Verdict {
  const when = until === null ? '' : ` until ${soonWords(until, now, timeZone)}`;
  if (people.length === 0) return { tone: 'bad', words: `Nobody is on call now${when}` };
  const silent = people.filter(({ phone }) => phone === null);
  const words = `${namesOf(people)}${when}`;
  if (silent.length === 0) return { tone: 'good', words };
  if (silent.length === people.length) {
    return { tone: 'bad', words: `${words}, but without a verified phone nobody can be rung.` };
  }
  const have =
    silent.length === 1 ? 'has no verified phone and is' : 'have no verified phone and are';
  return { tone: 'warning', words: `${words}; ${namesOf(silent)} ${have} skipped.` };
}

/** Times without anybody that begin within the next 14 days; the present one, which comes first, is no news. */
export function gapsAhead(ahead: Pick<FinalScheduleDto, 'segments'>, now: number): Period[] {
  return ahead.segments
    .slice(1)
    .filter(({ userIds }) => userIds.length === 0)
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
    .filter(({ from }) => from > now && from < now + daysOfWarning * dayMs);
}

/** A warning of gaps to come; undefined when there are none. */
export function gapVerdict(
  [first, ...others]: readonly Period[],
  { now, timeZone }: Moment,
): Verdict | undefined {
  if (first === undefined) return undefined;
  const times = others.length === 1 ? 'once more' : `${others.length} more times`;
  const more = others.length === 0 ? '' : `, and ${times} within 14 days`;
  const words = `Nobody from ${soonWords(first.from, now, timeZone)} to ${soonWords(first.to, now, timeZone)}${more}.`;
  return { tone: 'warning', words };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((userId) => other.includes(userId));
}

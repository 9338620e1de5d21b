import type { AttemptDto, CallDetailDto } from '@ringdown/contracts';

import { secondsBetween } from '../../components/duration';

/** What goes on during a stretch of a call. */
export type BarKind = 'greeting' | 'dialling' | 'ringing' | 'asking' | 'talk';

/** Seconds from the start of the call. */
type Bar = { kind: BarKind; from: number; to: number };

/** One line of the picture; `attempt` on the lines of people who were rung. */
export type TimelineRow = { key: string; attempt: AttemptDto | undefined; bars: Bar[] };

export type CallTimeline = {
  /** The whole width of the picture: the call's length, and at least a second. */
  lengthSeconds: number;
  /** Where the axis is labelled. */
  ticks: number[];
  rows: TimelineRow[];
  acceptedAt: number | undefined;
  /** Undefined while the call goes on. */
  endedAt: number | undefined;
};

/** Lays out a call on a line of seconds. A call in progress reaches to `now`, in milliseconds. */
export function callTimeline(call: CallDetailDto, now: number): CallTimeline {
  const at = (time: string) => Math.max(0, secondsBetween(call.startedAt, time));
  const maybeAt = (time: string | null) => (time === null ? undefined : at(time));
  const known = call.attempts.flatMap(({ askedAt, ringingAt, pickedUpAt, acceptedAt, endedAt }) =>
    [askedAt, ringingAt, pickedUpAt, acceptedAt, endedAt].flatMap((time) => maybeAt(time) ?? []),
  );
  const acceptedAt = maybeAt(call.acceptedAt);
  const endedAt = maybeAt(call.endedAt);
  // The clocks of browser and server differ: nothing that is known to have happened lies in the future.
  const present =
    endedAt ?? Math.max(secondsBetween(call.startedAt, now), acceptedAt ?? 0, ...known);
  const lengthSeconds = Math.max(1, present, ...known);

  const attempts = call.attempts.map((attempt) => ({
    key: `attempt-${attempt.number}`,
    attempt,
    bars: attemptBars(attempt, maybeAt, present),
  }));
  const firstRing = Math.min(...attempts.flatMap(({ bars }) => bars[0]?.from ?? []), present);
  const greeting = bar('greeting', 0, firstRing);
  const talk = acceptedAt === undefined ? [] : bar('talk', acceptedAt, present);
  const rows: TimelineRow[] = [
    { key: 'greeting', attempt: undefined, bars: greeting },
    ...attempts,
    { key: 'talk', attempt: undefined, bars: talk },
  ];
  return {
    lengthSeconds,
    ticks: axisTicks(lengthSeconds),
    rows: rows.filter(({ attempt, bars }) => attempt !== undefined || bars.length > 0),
    acceptedAt,
    endedAt,
  };
}

function attemptBars(
  attempt: AttemptDto,
  maybeAt: (time: string | null) => number | undefined,
  present: number,
): Bar[] {
  const asked =
    maybeAt(attempt.askedAt) ?? maybeAt(attempt.ringingAt) ?? maybeAt(attempt.pickedUpAt);
  if (asked === undefined) return [];
  const over = maybeAt(attempt.acceptedAt) ?? maybeAt(attempt.endedAt) ?? present;
  const pickedUp = Math.min(maybeAt(attempt.pickedUpAt) ?? over, over);
  const ringing = Math.min(maybeAt(attempt.ringingAt) ?? pickedUp, pickedUp);
  return [
    ...bar('dialling', asked, ringing),
    ...bar('ringing', ringing, pickedUp),
    ...bar('asking', pickedUp, over),
  ];
}

/** No bar for a stretch that took no time. */
function bar(kind: BarKind, from: number, to: number): Bar[] {
  return to > from ? [{ kind, from, to }] : [];
}

const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const mostTicks = 6;

/** Round seconds, from 0, few enough to be read on a phone. */
export function axisTicks(lengthSeconds: number): number[] {
  const step = tickSteps.find((each) => lengthSeconds / each <= mostTicks) ?? 7200;
  return Array.from({ length: Math.floor(lengthSeconds / step) + 1 }, (_, index) => index * step);
}

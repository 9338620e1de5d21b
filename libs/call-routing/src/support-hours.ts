import {
  nextHandOff,
  whoIsOnCall,
  type Instant,
  type LocalDate,
  type Schedule,
  type Window,
} from '@ringdown/on-call';

/** When a hotline rings people, on the wall clock of a zone. */
export type SupportHours = {
  /** An IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  /** United; without any the hotline is never open. */
  windows: readonly Window[];
  /** Closed from midnight to midnight. */
  holidays: readonly LocalDate[];
  /** The policy that takes calls outside of them; null: callers hear the message. */
  elsewhere: string | null;
  /** What callers hear outside of them if nobody else takes the call. */
  message: string;
};

// Plans are never changed in place, so the schedule of one can be kept, and with it what was read of it.
const schedules = new WeakMap<SupportHours, Schedule>();

/** Whether people are rung at an instant. */
export function isOpen(hours: SupportHours, at: Instant): boolean {
  return whoIsOnCall(scheduleOf(hours), at).people.length > 0;
}

/** The next instant at which people are rung again, or not any more; undefined if that is not within five years. */
export function nextChange(hours: SupportHours, at: Instant): Instant | undefined {
  return nextHandOff(scheduleOf(hours), at);
}

/** When people are rung between two instants: in their order, apart from one another. */
export function openPeriods(
  hours: SupportHours,
  from: Instant,
  to: Instant,
): { from: Instant; to: Instant }[] {
  const periods: { from: Instant; to: Instant }[] = [];
  for (let at = from; at < to;) {
    const until = Math.min(nextChange(hours, at) ?? to, to);
    if (isOpen(hours, at)) periods.push({ from: at, to: until });
    at = until;
  }
  return periods;
}

function scheduleOf(hours: SupportHours): Schedule {
  const schedule = schedules.get(hours) ?? asSchedule(hours);
  schedules.set(hours, schedule);
  return schedule;
}

/** A schedule on which somebody is whenever the hotline is open: so all that holds for schedules holds for hours. */
function asSchedule({ timeZone, windows, holidays }: SupportHours): Schedule {
  const layer = {
    kind: 'rotation',
    id: 'hours',
    members: [['open']],
    start: '1970-01-02T00:00',
    end: null,
    rotation: { unit: 'weeks', every: 1, handOffTime: '00:00', weekday: 1 },
    windows,
    holidays: 'off',
    turnsFollow: 'calendar',
  } as const;
  return {
    timeZone,
    mode: 'one-wins',
    layers: windows.length === 0 ? [] : [layer],
    holidayCalendars: [{ id: 'closed', dates: holidays }],
    overrides: [],
  };
}

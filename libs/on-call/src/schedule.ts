/** A moment: milliseconds since 1970-01-01T00:00Z. The smallest step of a schedule is a whole minute. */
export type Instant = number;

/** Names somebody who can be on call; what it means is the caller's affair. */
export type PersonId = string;

/** A date on the wall clock of the schedule's zone: `2026-03-29`. */
export type LocalDate = string;

/** A time of day on the wall clock of the schedule's zone: `09:30`; `24:00` only where something closes. */
export type LocalTime = string;

/** A date and time on the wall clock of the schedule's zone: `2026-03-29T09:30`. */
export type LocalDateTime = string;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Who is on call when: plain data, so that it can be stored, sent and put into a routing plan. Never change one in place. */
export interface Schedule {
  /** An IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** `one-wins`: the highest layer that covers the instant; `all-on-call`: everyone of every layer that covers it. */
  readonly mode: 'one-wins' | 'all-on-call';
  /** The first is the highest. */
  readonly layers: readonly Layer[];
  /** United: a date in any of them is a holiday. */
  readonly holidayCalendars: readonly HolidayCalendar[];
  readonly overrides: readonly Override[];
}

/** One row of the plan: people who take turns, or shifts that were written down one by one. */
export type Layer = RotationLayer | ShiftLayer;

/** People who take turns by a rule. */
export interface RotationLayer {
  readonly kind: 'rotation';
  readonly id: string;
  /** In the order of their turns; a turn belongs to one person or to several. */
  readonly members: readonly (readonly PersonId[])[];
  readonly start: LocalDateTime;
  /** The layer covers nothing from here on. */
  readonly end: LocalDateTime | null;
  readonly rotation: Rotation;
  /** When the layer covers; united, and without any it always does. */
  readonly windows: readonly Window[];
  readonly holidays: 'ignored' | 'off' | 'only';
  /** `coverage`: a period that the windows and holidays leave uncovered uses up no turn. */
  readonly turnsFollow: 'calendar' | 'coverage';
}

/** Shifts that follow no rule, such as those of an imported calendar. */
export interface ShiftLayer {
  readonly kind: 'shifts';
  readonly id: string;
  readonly shifts: readonly Shift[];
}

/** People on call together in `[from, to)`. */
export interface Shift {
  readonly from: Instant;
  readonly to: Instant;
  readonly people: readonly PersonId[];
}

/** How long a turn is, and when it is handed over. An hourly one is handed over at the minute at which the layer starts. */
export type Rotation =
  | { readonly unit: 'hours'; readonly every: number }
  | { readonly unit: 'days'; readonly every: number; readonly handOffTime: LocalTime }
  | {
      readonly unit: 'weeks';
      readonly every: number;
      readonly handOffTime: LocalTime;
      readonly weekday: Weekday;
    }
  | {
      readonly unit: 'months';
      readonly every: number;
      readonly handOffTime: LocalTime;
      /** 1 to 31; in a shorter month its last day. */
      readonly dayOfMonth: number;
    };

/** A daily one that closes no later than it opens closes the next day; a weekly one, the next week. */
export type Window =
  | { readonly kind: 'daily'; readonly opens: LocalTime; readonly closes: LocalTime }
  | { readonly kind: 'weekly'; readonly opens: WeekTime; readonly closes: WeekTime };

/** A time on a day of the week. */
export interface WeekTime {
  readonly weekday: Weekday;
  readonly time: LocalTime;
}

/** Days off, each from midnight to midnight on the wall clock. */
export interface HolidayCalendar {
  readonly id: string;
  readonly dates: readonly LocalDate[];
}

/** A change to what the layers say, in `[from, to)`. */
export type Override = {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Of two replacements for one person the later holds; at the same moment, the later in the list. */
  readonly createdAt: Instant;
} & OverrideEffect;

/** `replace-all` puts `by` in the place of whoever is on call, and into gaps. */
export type OverrideEffect =
  | { readonly kind: 'add'; readonly person: PersonId }
  | { readonly kind: 'replace'; readonly person: PersonId; readonly by: PersonId }
  | { readonly kind: 'replace-all'; readonly by: PersonId }
  | { readonly kind: 'remove'; readonly person: PersonId };

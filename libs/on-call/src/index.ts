export { checkSchedule } from './check-schedule.js';
export {
  finalSchedule,
  findGaps,
  isSameOnCall,
  layerSchedule,
  longestWindowDays,
  shiftsOf,
  walkLayer,
  walkSchedule,
  type LayerSegment,
  type Segment,
} from './final-schedule.js';
export type { Interval } from './interval-index.js';
export { loadPerPerson, type PersonLoad } from './load.js';
export type { OnCall, Reason } from './overrides.js';
export type { Problem } from './problem.js';
export { scheduleLimits } from './schedule-limits.js';
export type {
  HolidayCalendar,
  Instant,
  Layer,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Override,
  OverrideEffect,
  PersonId,
  Rotation,
  RotationLayer,
  Schedule,
  Shift,
  ShiftLayer,
  Weekday,
  WeekTime,
  Window,
} from './schedule.js';
export { furthestHandOffDays, nextHandOff, whoIsOnCall } from './who-is-on-call.js';
export { findInstant, isTimeZone } from './zone-clock.js';

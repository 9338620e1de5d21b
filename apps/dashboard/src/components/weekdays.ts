import type { WeekdayDto } from '@ringdown/contracts';

/** The days of a week as ISO 8601 counts them. */
export const weekdays: { value: WeekdayDto; label: string }[] = [
  { value: 1, label: 'Monday' },
  { value: 2, label: 'Tuesday' },
  { value: 3, label: 'Wednesday' },
  { value: 4, label: 'Thursday' },
  { value: 5, label: 'Friday' },
  { value: 6, label: 'Saturday' },
  { value: 7, label: 'Sunday' },
];

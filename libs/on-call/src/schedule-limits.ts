/** What a schedule may ask for at most, so that every question to it is answered at once. */
export const scheduleLimits = {
  layers: 50,
  members: 500,
  peoplePerTurn: 50,
  windowsPerLayer: 100,
  shiftsPerLayer: 5000,
  holidayCalendars: 50,
  holidays: 5000,
  overrides: 10_000,
  /** Overrides, or shifts of one layer, that hold at the same moment. */
  atOnce: 100,
  /** A turn lasts at most a year. */
  every: { hours: 8784, days: 366, weeks: 53, months: 12 },
} as const;

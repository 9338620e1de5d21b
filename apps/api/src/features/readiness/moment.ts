/** A moment as people say it, on the clock of a time zone that is named with it. */
export function spokenMoment(at: Date, timeZone: string): string {
  return `${clockOf(timeZone).format(at)} (${timeZone})`;
}

/** A period, told the same way. */
export function spokenPeriod(from: Date, to: Date, timeZone: string): string {
  const clock = clockOf(timeZone);
  return `from ${clock.format(from)} to ${clock.format(to)} (${timeZone})`;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

/** A moment as people say it, on the clock of a time zone that is named with it. */
export function spokenMoment(at: Date, timeZone: string): string {
  const onTheClock = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return `${onTheClock.format(at)} (${timeZone})`;
}

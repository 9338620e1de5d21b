/** What is to be read; moments in milliseconds since 1970. */
export type CalendarTask = {
  text: string;
  timeZone: string;
  from: number;
  to: number;
  mostShifts: number;
  /** Occurrences and exceptions that are looked at, whether they lie in the period or not. */
  mostSteps: number;
};

/** What an event says of who is on call. */
export type ReadEvent = {
  summary: string;
  /** An e-mail address in lower case, or an empty one. */
  attendees: { email: string; name: string }[];
};

/** When an event, or one occurrence of it, takes place. */
type ReadShift = {
  from: number;
  to: number;
  /** Its place among the events. */
  event: number;
};

/** What a calendar holds. */
export type ReadCalendar = { events: ReadEvent[]; shifts: ReadShift[] };

/** The same, or why nobody can tell. */
export type CalendarReading = ReadCalendar | { refusal: string };

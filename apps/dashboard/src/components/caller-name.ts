import { readablePhone } from './phone-number';

/** What is known of a caller. */
export type Caller = { caller: string; callerWithheld: boolean; callerName: string | null };

/** Who called: the name that the project has for the number, or the number, as far as the carrier tells. */
export function callerName(call: Caller): string {
  return call.callerName ?? callerNumber(call);
}

/** The number alone. */
export function callerNumber({ caller, callerWithheld }: Omit<Caller, 'callerName'>): string {
  return callerWithheld || caller === '' ? 'Withheld' : readablePhone(caller);
}

/** A number that may be given a name; undefined where it has one, or is none. */
export function namelessNumber({ caller, callerWithheld, callerName: name }: Caller) {
  const mayHaveName = name === null && !callerWithheld && /^\+[1-9]\d{6,14}$/.test(caller);
  return mayHaveName ? caller : undefined;
}

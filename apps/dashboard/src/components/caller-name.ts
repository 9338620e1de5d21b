import { isMasked, readablePhone } from './phone-number';

/** What is known of a caller. */
export type Caller = {
  caller: string;
  callerWithheld: boolean;
  callerErased?: boolean;
  callerName: string | null;
};

/** Who called: the name that the project has for the number, or the number, as far as the carrier tells. */
export function callerName(call: Caller): string {
  return call.callerName ?? callerNumber(call);
}

/** The same in the midst of a sentence. */
export function callerInSentence(call: Caller): string {
  if (call.callerErased === true) return 'an erased caller';
  if (call.callerName !== null || !isMasked(call.caller)) return callerName(call);
  return callerName(call).replace(/^Number/, 'a number');
}

/** The number alone. */
export function callerNumber({
  caller,
  callerWithheld,
  callerErased = false,
}: Omit<Caller, 'callerName'>): string {
  if (callerErased) return 'Erased';
  return callerWithheld || caller === '' ? 'Withheld' : readablePhone(caller);
}

/** A number that may be given a name; undefined where it has one, or is none. */
export function namelessNumber({ caller, callerWithheld, callerName: name }: Caller) {
  const mayHaveName = name === null && !callerWithheld && /^\+[1-9]\d{6,14}$/.test(caller);
  return mayHaveName ? caller : undefined;
}

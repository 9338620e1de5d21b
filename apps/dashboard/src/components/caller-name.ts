import { readablePhone } from './phone-number';

/** Who called, as far as the carrier tells. */
export function callerName({
  caller,
  callerWithheld,
}: {
  caller: string;
  callerWithheld: boolean;
}): string {
  return callerWithheld || caller === '' ? 'Withheld' : readablePhone(caller);
}

import { maskedPhone } from '../platform/audit/masked-phone.js';
import { isWithheld } from './caller-id.js';

/** A caller in a message that passes through many hands: by name, if there is one, and the end of the number only. */
export function toldCaller({
  caller,
  callerName,
}: {
  caller: string | null;
  callerName: string | null;
}): string {
  if (isWithheld(caller)) return 'a hidden number';
  const end = maskedPhone(caller ?? '');
  return callerName === null ? end : `${callerName} (${end})`;
}

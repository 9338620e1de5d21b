import type { VoicemailDto } from '@ringdown/contracts';

import { readablePhone } from '../../components/phone-number';

/** Who has left it, as far as the carrier tells. */
export function leftBy({ caller, callerWithheld }: VoicemailDto): string {
  return callerWithheld || caller === '' ? 'a withheld number' : readablePhone(caller);
}

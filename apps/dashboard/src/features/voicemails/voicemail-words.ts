import type { VoicemailDto } from '@ringdown/contracts';

import { callerNumber } from '../../components/caller-name';

/** Who has left it: the name that the project has for the number, or the number, as far as the carrier tells. */
export function leftBy({ caller, callerWithheld, callerErased, callerName }: VoicemailDto): string {
  if (callerName !== null) return callerName;
  if (callerErased) return 'an erased caller';
  const isUnknown = callerWithheld || caller === '';
  return isUnknown ? 'a withheld number' : callerNumber({ caller, callerWithheld });
}

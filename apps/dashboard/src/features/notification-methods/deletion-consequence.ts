import type { MyPhoneDto } from '@ringdown/contracts';

import { readablePhone } from '../../components/phone-number';

/** What deleting one of these phones will change for callers, in full. */
export function deletionConsequence(phone: MyPhoneDto, phones: readonly MyPhoneDto[]): string {
  if (!phone.verified) return 'It was never verified, so no call rings it.';
  const next = phones.find(({ id, verified }) => verified && id !== phone.id);
  const rung = phone.usedBy.length > 0 && new Intl.ListFormat('en').format(phone.usedBy);
  if (next !== undefined) {
    return rung
      ? `${rung} will ring your next phone instead: ${readablePhone(next.number)}.`
      : 'Calls ring another phone of yours, and go on doing so.';
  }
  return rung
    ? `It is your only verified phone: the rules of ${rung} will reach nobody through you.`
    : 'It is your only verified phone: no call can reach you any more.';
}

import {
  codeRules,
  type CodeChannel,
  type MyPhoneDto,
  type PendingVerificationDto,
} from '@ringdown/contracts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone with the code that is under way for it; without one, its columns are null. */
export type PhoneRow = {
  id: string;
  number: string;
  verified: boolean;
  channel: CodeChannel | null;
  delivery: PendingVerificationDto['delivery'];
  failure: string | null;
  failed_tries: number;
  sent_at: Date;
  expires_at: Date;
};

/**
 * A person's phones as they see them.
 *
 * @param rows in order of preference.
 * @param policyNames the policies whose rules name the person: they ring the first verified phone.
 */
export function toMyPhones(
  rows: readonly PhoneRow[],
  policyNames: readonly string[],
): MyPhoneDto[] {
  const rung = rows.find(({ verified }) => verified);
  return rows.map((row, index) => ({
    ...numberOf(row.number),
    id: row.id,
    verified: row.verified,
    position: index + 1,
    pendingVerification: pendingOf(row),
    usedBy: row === rung ? [...policyNames] : [],
  }));
}

function numberOf(number: string): Pick<MyPhoneDto, 'number' | 'nationalNumber' | 'country'> {
  const parsed = parsePhoneNumberFromString(number);
  return {
    number,
    nationalNumber: parsed?.formatNational() ?? number,
    country: parsed?.country ?? null,
  };
}

function pendingOf(row: PhoneRow): PendingVerificationDto | null {
  if (row.verified || row.channel === null) return null;
  return {
    channel: row.channel,
    delivery: row.delivery,
    failure: row.failure,
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    triesLeft: codeRules.tries - row.failed_tries,
    resendAt: new Date(row.sent_at.getTime() + codeRules.secondsBetween * 1000).toISOString(),
  };
}

import { Injectable } from '@nestjs/common';
import type { MyPhoneDto, VerifyPhoneDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { noSuchPhone, NotificationMethods, wrongField } from './notification-methods.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository } from './phone-verifications.repository.js';

/** Proves by its code that a phone is in the hands of the person who added it. */
@Injectable()
export class PhoneVerifications {
  constructor(
    private readonly repository: PhoneVerificationsRepository,
    private readonly audit: AuditLog,
    private readonly codes: PhoneCodes,
    private readonly phones: NotificationMethods,
    private readonly clock: Clock,
  ) {}

  /** Calls ring the phone from now on. A phone that is verified already stays so, whatever the code. */
  async check(userId: string, phoneId: string, { code }: VerifyPhoneDto): Promise<MyPhoneDto> {
    const now = this.clock.now();
    const outcome = await this.repository.change({ userId, phoneId }, async (phone) => {
      if (phone.isVerified) return true;
      const codeHash = await phone.takeTry(now);
      const isRight = codeHash !== undefined && this.codes.isCode(code, phoneId, codeHash);
      if (!isRight) return false;
      await phone.verify(now);
      const number = maskedPhone(phone.number);
      await this.audit.record(phone.tx, {
        action: 'phone.verified',
        projectId: null,
        target: { id: phoneId, name: number },
        before: { number, verified: false },
        after: { number, verified: true },
      });
      return true;
    });
    if (outcome === undefined) throw noSuchPhone();
    if (!outcome.result) {
      // The same for a code that is wrong, has expired, or was tried too often.
      const sentence = 'This code is wrong or no longer valid. Check it, or ask for a new one.';
      throw wrongField('code', sentence);
    }
    return this.phones.beginToRing(userId, phoneId);
  }
}

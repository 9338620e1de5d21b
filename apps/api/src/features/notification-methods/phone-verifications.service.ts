import { Injectable } from '@nestjs/common';
import type { MyPhoneDto, VerifyPhoneDto } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { noSuchPhone, NotificationMethods, wrongField } from './notification-methods.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository } from './phone-verifications.repository.js';

/** Proves by its code that a phone is in the hands of the person who added it. */
@Injectable()
export class PhoneVerifications {
  constructor(
    private readonly repository: PhoneVerificationsRepository,
    private readonly codes: PhoneCodes,
    private readonly phones: NotificationMethods,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
  ) {}

  /** Calls ring the phone from now on. A phone that is verified already stays so, whatever the code. */
  async check(userId: string, phoneId: string, { code }: VerifyPhoneDto): Promise<MyPhoneDto> {
    const now = this.clock.now();
    const outcome = await this.repository.change({ userId, phoneId }, async (phone) => {
      if (phone.isVerified) return true;
      const codeHash = await phone.takeTry(now);
      const isRight = codeHash !== undefined && this.codes.isCode(code, phoneId, codeHash);
      if (isRight) await phone.verify(now);
      return isRight;
    });
    if (outcome === undefined) throw noSuchPhone();
    if (!outcome.result) {
      // The same for a code that is wrong, has expired, or was tried too often.
      const sentence = 'This code is wrong or no longer valid. Check it, or ask for a new one.';
      throw wrongField('code', sentence);
    }
    await this.plans.refresh();
    return this.phones.get(userId, phoneId);
  }
}

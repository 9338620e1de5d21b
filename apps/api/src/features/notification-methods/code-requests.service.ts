import { Injectable } from '@nestjs/common';
import { codeRules, type MyPhoneDto, type StartVerificationDto } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { CodeQueue } from './code-queue.service.js';
import { CodeSenders } from './code-senders.service.js';
import { noSuchPhone, NotificationMethods } from './notification-methods.service.js';
import {
  PhoneVerificationsRepository,
  type LockedPhone,
} from './phone-verifications.repository.js';

/** Has codes sent to phones, within limits. */
@Injectable()
export class CodeRequests {
  constructor(
    private readonly repository: PhoneVerificationsRepository,
    private readonly senders: CodeSenders,
    private readonly queue: CodeQueue,
    private readonly phones: NotificationMethods,
    private readonly clock: Clock,
  ) {}

  /** Has a new code sent; the one before is void. */
  async start(
    userId: string,
    phoneId: string,
    { channel, projectId: wanted }: StartVerificationDto,
  ): Promise<MyPhoneDto> {
    const projectId = await this.senders.choose(userId, wanted);
    const now = this.clock.now();
    const outcome = await this.repository.change({ userId, phoneId }, async (phone) => {
      await assertMaySend(phone, now);
      const code = await this.queue.add({ phoneId, projectId }, phone.tx);
      await phone.begin({ ...code, channel, now });
    });
    if (outcome === undefined) throw noSuchPhone();
    return this.phones.get(userId, phoneId);
  }
}

async function assertMaySend(phone: LockedPhone, now: Date): Promise<void> {
  if (phone.isVerified) throw new DomainError('conflict', 'This phone is verified already.');
  const { byUser, toNumber, latest } = await phone.countCodes(now);
  const quietSeconds = latest === null ? Infinity : (now.getTime() - latest.getTime()) / 1000;
  if (quietSeconds < codeRules.secondsBetween) {
    const wait = Math.ceil(codeRules.secondsBetween - quietSeconds);
    throw new DomainError(
      'too-many-requests',
      `You have just asked for a code. You can ask for a new one in ${String(wait)} s.`,
    );
  }
  if (toNumber >= codeRules.aDay || byUser >= codeRules.aDay) {
    const whose = byUser >= codeRules.aDay ? 'You have asked for' : 'This number has been sent';
    throw new DomainError(
      'too-many-requests',
      `${whose} ${String(codeRules.aDay)} codes within a day. Try again tomorrow.`,
    );
  }
}

import { Injectable } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { PhoneNumbersRepository } from './phone-numbers.repository.js';

/** Longer than the carrier takes to change a number. */
const longestMs = 2 * 60_000;

/**
 * Holds changes of one number at the carrier apart: one that reads its settings while another puts them back would
 * keep our own addresses as the former ones. Not a lock of a connection: each would keep one busy while Twilio thinks.
 */
@Injectable()
export class BusyNumbers {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} when somebody else is at it. */
  async alone<Result>(number: string, work: () => Promise<Result>): Promise<Result> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + longestMs);
    if (!(await this.repository.occupy(number, { now, until }))) {
      throw new DomainError(
        'conflict',
        'This number is being changed at this moment. Try again in two minutes.',
      );
    }
    try {
      return await work();
    } finally {
      await this.repository.leave(number);
    }
  }
}

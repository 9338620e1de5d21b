import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import type { SentCode } from './code-callbacks.js';
import { CodeSenders } from './code-senders.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository } from './phone-verifications.repository.js';

const jobName = 'send-phone-code';

/** What stands in the queue. */
type SendPhoneCode = SentCode & { projectId: string };

/** Sends codes, however often it takes, and tells what became of them. */
@Injectable()
export class CodeQueue implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly codes: PhoneCodes,
    private readonly senders: CodeSenders,
    private readonly repository: PhoneVerificationsRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<SendPhoneCode>({
      name: jobName,
      // Some four minutes, well within the life of a code.
      mostAttempts: 6,
      work: (job) => this.send(job),
      giveUp: (job, error) => this.fail(job, error),
    });
  }

  /** Makes a code that leaves when the transaction is committed. */
  async add(
    { phoneId, projectId }: { phoneId: string; projectId: string },
    tx: EntityManager,
  ): Promise<{ codeHash: string; codeSealed: string }> {
    const code = this.codes.make(phoneId);
    const job: SendPhoneCode = { phoneId, projectId, codeHash: code.codeHash };
    await this.jobs.add(jobName, job, { within: tx, key: `${jobName}-${phoneId}` });
    return code;
  }

  /** Throws what may go better the next time. */
  private async send(job: SendPhoneCode): Promise<void> {
    const wanted = await this.repository.findCode(job);
    // Nobody waits for it any more.
    if (wanted?.codeSealed == null || wanted.expiresAt <= this.clock.now()) return;
    const code = this.codes.open(wanted.codeSealed, job.phoneId);
    try {
      await this.senders.deliver(
        { userId: wanted.userId, projectId: job.projectId },
        { ...wanted, code },
      );
    } catch (error) {
      if (!(error instanceof CarrierError) || isTemporary(error)) throw error;
      await this.fail(job, error);
      return;
    }
    await this.repository.setSent(job);
  }

  private async fail(job: SendPhoneCode, error: unknown): Promise<void> {
    const failure =
      error instanceof CarrierError
        ? error.sentence
        : 'Something went wrong on our side. It has been logged; please try again.';
    await this.repository.setFailed(job, failure);
  }
}

function isTemporary({ concern }: CarrierError): boolean {
  return concern === 'moment' || concern === 'unreachable';
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { CodeSenders } from './code-senders.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PhoneVerificationsRepository, type CodeToSend } from './phone-verifications.repository.js';

const jobName = 'send-phone-code';

/** What stands in the queue. */
type SendPhoneCode = { phoneId: string; projectId: string; sealedCode: string };

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
  ): Promise<{ codeHash: string }> {
    const { codeHash, sealedCode } = this.codes.make(phoneId);
    const job: SendPhoneCode = { phoneId, projectId, sealedCode };
    await this.jobs.add(jobName, job, { within: tx, key: `${jobName}-${phoneId}` });
    return { codeHash };
  }

  /** Throws what may go better the next time. */
  private async send(job: SendPhoneCode): Promise<void> {
    const wanted = await this.findWanted(job);
    if (wanted === undefined || wanted.expiresAt <= this.clock.now()) return;
    try {
      await this.senders.deliver({ userId: wanted.userId, projectId: job.projectId }, wanted);
    } catch (error) {
      if (!(error instanceof CarrierError) || isTemporary(error)) throw error;
      await this.fail(job, error);
      return;
    }
    await this.repository.setDelivery(wanted, { failure: null });
  }

  private async fail(job: SendPhoneCode, error: unknown): Promise<void> {
    const wanted = await this.findWanted(job);
    if (wanted === undefined) return;
    const failure =
      error instanceof CarrierError
        ? error.sentence
        : 'Something went wrong on our side. It has been logged; please try again.';
    await this.repository.setDelivery(wanted, { failure });
  }

  /** Undefined when nobody waits for this code any more. */
  private async findWanted({
    phoneId,
    sealedCode,
  }: SendPhoneCode): Promise<(CodeToSend & { code: string }) | undefined> {
    const wanted = await this.repository.findCodeToSend(phoneId);
    if (wanted === undefined) return undefined;
    const code = this.codes.open(sealedCode, phoneId);
    return this.codes.isCode(code, phoneId, wanted.codeHash) ? { ...wanted, code } : undefined;
  }
}

function isTemporary({ concern }: CarrierError): boolean {
  return concern === 'moment' || concern === 'unreachable';
}

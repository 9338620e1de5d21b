import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { NumberPurchasesRepository } from './number-purchases.repository.js';
import { PurchaseCourse } from './purchase-course.service.js';

const jobName = 'buy-number';
const longestMs = 40_000;

/** Has purchases worked on: at once when they are asked for, and every minute if they have not ended. */
@Injectable()
export class PurchaseQueue implements OnModuleInit {
  private readonly logger = new Logger('number-purchases');

  constructor(
    private readonly jobs: JobRunner,
    private readonly course: PurchaseCourse,
    private readonly repository: NumberPurchasesRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ purchaseId: string }>({
      name: jobName,
      mostAttempts: 2,
      work: ({ purchaseId }) => this.course.run(purchaseId),
      // It goes on every minute.
      giveUp: () => Promise.resolve(),
    });
    this.jobs.repeat({
      name: 'resume-number-purchases',
      pattern: '* * * * *',
      work: () => this.resume(),
    });
  }

  /** Begins as soon as the transaction is committed. */
  async add(tx: EntityManager, purchaseId: string): Promise<void> {
    await this.jobs.add(jobName, { purchaseId }, { within: tx });
  }

  /** Takes up what was left: by the carrier's failure, or by a process that ended. Who waits longest comes first. */
  async resume(): Promise<void> {
    const begun = this.clock.now().getTime();
    for (const id of await this.repository.findIdle(this.clock.now())) {
      // A carrier that hangs must not keep other jobs from their turn: the rest comes with the next minute.
      if (this.clock.now().getTime() - begun > longestMs) return;
      await this.course.run(id).catch((error: unknown) => {
        this.logger.error({ err: error, purchaseId: id, msg: 'A purchase could not go on.' });
      });
    }
  }
}

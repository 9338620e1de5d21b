import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { Erasure } from './erasure.service.js';
import { ErasuresRepository } from './erasures.repository.js';

const jobName = 'erase-caller';

/** Begins erasures at once, and goes on every minute with those that are not done: whatever ended before its time. */
@Injectable()
export class ErasureJob implements OnModuleInit {
  private readonly logger = new Logger('erasures');

  constructor(
    private readonly jobs: JobRunner,
    private readonly repository: ErasuresRepository,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ erasureId: string }>({
      name: jobName,
      mostAttempts: 1,
      work: ({ erasureId }) => this.erasure.goOn(erasureId),
      // The job of every minute has it, too.
      giveUp: () => Promise.resolve(),
    });
    this.jobs.repeat({
      name: 'go-on-erasing-callers',
      pattern: '* * * * *',
      work: () => this.goOn(),
    });
  }

  async beginSoon(tx: EntityManager, erasureId: string): Promise<void> {
    await this.jobs.add(jobName, { erasureId }, { within: tx });
  }

  async goOn(): Promise<void> {
    for (const erasureId of await this.repository.idsUnderWay()) {
      await this.erasure.goOn(erasureId).catch((error: unknown) => {
        this.logger.error({ err: error, erasureId, msg: 'An erasure will go on in a minute.' });
      });
    }
  }
}

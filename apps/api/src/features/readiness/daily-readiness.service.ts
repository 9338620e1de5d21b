import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

/** Checks every enabled policy once a day: what was right may have been changed at the carrier. */
@Injectable()
export class DailyReadiness implements OnModuleInit {
  private readonly logger = new Logger('daily-readiness');

  constructor(
    private readonly jobs: JobRunner,
    private readonly repository: ReadinessRepository,
    private readonly readiness: ReadinessService,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'check-readiness',
      pattern: '20 5 * * *',
      work: () => this.checkAll(),
    });
  }

  /** One after the other, so that no carrier is asked by many checks at once. */
  async checkAll(): Promise<void> {
    for (const key of await this.repository.findEnabled()) {
      try {
        await this.readiness.run(key);
      } catch (error) {
        // One policy, perhaps deleted meanwhile, keeps no other from being checked.
        this.logger.warn({ err: error, policyId: key.policyId });
      }
    }
  }
}

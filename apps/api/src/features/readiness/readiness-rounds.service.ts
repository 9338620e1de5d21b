import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { KeptReadiness } from './kept-readiness.service.js';
import { ReadinessRepository, type PolicyKey } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

/**
 * Checks policies by the clock: every enabled one once a day, for what was right may have been changed at the carrier;
 * and soon after a change each that was ever checked, so that nobody reads what is not true any more.
 */
@Injectable()
export class ReadinessRounds implements OnModuleInit {
  private readonly logger = new Logger('readiness-rounds');

  constructor(
    private readonly jobs: JobRunner,
    private readonly repository: ReadinessRepository,
    private readonly kept: KeptReadiness,
    private readonly readiness: ReadinessService,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'check-readiness',
      pattern: '20 5 * * *',
      work: () => this.checkAll(),
    });
    this.jobs.repeat({
      name: 'check-changed-readiness',
      pattern: '* * * * *',
      work: () => this.checkChanged(),
    });
  }

  async checkAll(): Promise<void> {
    await this.checkEach(await this.repository.findEnabled());
  }

  async checkChanged(): Promise<void> {
    await this.checkEach(await this.kept.findOutdated());
  }

  /** One after the other, so that no carrier is asked by many checks at once. */
  private async checkEach(policies: readonly PolicyKey[]): Promise<void> {
    for (const key of policies) {
      try {
        await this.readiness.run(key);
      } catch (error) {
        // One policy, perhaps deleted meanwhile, keeps no other from being checked.
        this.logger.warn({ err: error, policyId: key.policyId });
      }
    }
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Environment } from '../../config/environment.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { missedCallsMail } from './missed-calls-mail.js';
import { MissedCallsRepository, type MissedCall } from './missed-calls.repository.js';

/** Tells the owners of a project by mail of calls that nobody took: each once, those of one minute together. */
@Injectable()
export class MissedCallMails implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly repository: MissedCallsRepository,
    private readonly jobs: JobRunner,
    private readonly mail: Mail,
  ) {}

  onModuleInit(): void {
    if (!this.mail.isConfigured) return;
    this.jobs.repeat({
      name: 'mail-missed-calls',
      pattern: '* * * * *',
      work: () => this.tellOwners(),
    });
    this.jobs.repeat({
      name: 'forget-missed-call-mails',
      pattern: '41 3 * * *',
      work: () => this.repository.forgetOld(),
    });
  }

  /** Looks for calls that have ended, so that the caller's webhooks have nothing to do with it. */
  async tellOwners(): Promise<void> {
    await this.repository.transaction(async (tx) => {
      const untold = await this.repository.takeUntold(tx);
      for (const calls of Map.groupBy(untold, ({ policyId }) => policyId).values()) {
        await this.tell(tx, calls);
      }
    });
  }

  private async tell(tx: EntityManager, calls: readonly MissedCall[]): Promise<void> {
    const [first] = calls;
    if (first === undefined) return;
    const mail = missedCallsMail(calls, this.environment.publicUrl);
    for (const to of await this.repository.ownersOf(tx, first.projectId)) {
      await this.mail.send({ to, ...mail }, { within: tx });
    }
  }
}

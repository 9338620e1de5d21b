import { randomUUID } from 'node:crypto';

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RetentionClass } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { Deletions } from './deletions.service.js';
import { OldMonths } from './old-months.service.js';
import { RetentionRepository, type RetentionRow } from './retention.repository.js';

const dayMilliseconds = 86_400_000;
/** Of one statement. */
const mostAtOnce = 500;
/** Of one run and class: what is left goes with the next one. */
const mostBatches = 100;

/** Deletes what a project has kept long enough: every hour, bit by bit, and writes down what it was. */
@Injectable()
export class RetentionJob implements OnModuleInit {
  private readonly logger = new Logger('retention');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly jobs: JobRunner,
    private readonly repository: RetentionRepository,
    private readonly deletions: Deletions,
    private readonly months: OldMonths,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({ name: 'apply-retention', pattern: '23 * * * *', work: () => this.apply() });
  }

  async apply(): Promise<void> {
    const limited = await this.repository.findLimited();
    const now = this.clock.now();
    // What the carrier keeps goes before its call, so that the carrier is told of it.
    await this.forEach(limited, async ({ projectId, callDays, voicemailDays, recordingDays }) => {
      await this.inBatches('voicemails', projectId, shorter(callDays, voicemailDays));
      await this.inBatches('recordings', projectId, shorter(callDays, recordingDays));
    });
    // Most of what is too old, at once; what is left goes row by row.
    await this.months.drop(limited, now).catch((error: unknown) => {
      this.logger.error({ err: error, msg: 'An old month could not be dropped.' });
    });
    await this.forEach(limited, async ({ projectId, callDays, journalDays }) => {
      await this.inBatches('calls', projectId, callDays);
      await this.inBatches('journal', projectId, journalDays);
    });
  }

  /** Where one project's turn fails the others' comes all the same; its own comes again in an hour. */
  private async forEach(
    limited: readonly RetentionRow[],
    apply: (limits: RetentionRow) => Promise<void>,
  ): Promise<void> {
    for (const limits of limited) {
      await apply(limits).catch((error: unknown) => {
        this.logger.error({ err: error, projectId: limits.projectId });
      });
    }
  }

  private async inBatches(
    kind: RetentionClass,
    projectId: string,
    days: number | null,
  ): Promise<void> {
    if (days === null) return;
    const at = this.clock.now();
    const before = new Date(at.getTime() - days * dayMilliseconds);
    const run = { id: randomUUID(), at, kind };
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const { deleted } = await this.repository.transaction(async (tx) => {
        const old = { projectId, before, most: mostAtOnce };
        const some = await this.deletions.some(kind, tx, old);
        if (some.deleted > 0) await this.repository.addToRun(tx, projectId, { ...run, ...some });
        return some;
      });
      if (deleted < mostAtOnce) return;
    }
  }
}

/** Messages and recordings go with their calls at the latest. */
function shorter(callDays: number | null, days: number | null): number | null {
  return callDays === null || days === null ? (callDays ?? days) : Math.min(callDays, days);
}

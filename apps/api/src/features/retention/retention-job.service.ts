import { randomUUID } from 'node:crypto';

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { RetentionClass } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { VoicemailDeletion } from '../voicemails/voicemail-deletion.service.js';
import { OldCallsRepository, type Deleted, type OldCalls } from './old-calls.repository.js';
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
    private readonly old: OldCallsRepository,
    private readonly voicemails: VoicemailDeletion,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat({ name: 'apply-retention', pattern: '23 * * * *', work: () => this.apply() });
  }

  async apply(): Promise<void> {
    for (const limits of await this.repository.findLimited()) {
      try {
        await this.applyTo(limits);
      } catch (error) {
        // The other projects' turn comes all the same; this one's comes again in an hour.
        this.logger.error({ err: error, projectId: limits.projectId });
      }
    }
  }

  private async applyTo(limits: RetentionRow): Promise<void> {
    const { projectId, callDays, journalDays } = limits;
    // A message goes before its call, so that the carrier is told of it.
    await this.inBatches('voicemails', projectId, shortest(limits), (tx, old) =>
      this.deleteVoicemails(tx, old),
    );
    await this.inBatches('calls', projectId, callDays, (tx, old) => this.old.deleteCalls(tx, old));
    await this.inBatches('journal', projectId, journalDays, (tx, old) =>
      this.old.deleteJournals(tx, old),
    );
  }

  private async inBatches(
    kind: RetentionClass,
    projectId: string,
    days: number | null,
    deleteSome: (tx: EntityManager, old: OldCalls) => Promise<Deleted>,
  ): Promise<void> {
    if (days === null) return;
    const at = this.clock.now();
    const before = new Date(at.getTime() - days * dayMilliseconds);
    const run = { id: randomUUID(), at, kind };
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const { deleted } = await this.repository.transaction(async (tx) => {
        const some = await deleteSome(tx, { projectId, before, most: mostAtOnce });
        if (some.deleted > 0) await this.repository.addToRun(tx, projectId, { ...run, ...some });
        return some;
      });
      if (deleted < mostAtOnce) return;
    }
  }

  /** Each as if a person had deleted it: it is in the audit log, and the carrier is told by a job of its own. */
  private async deleteVoicemails(tx: EntityManager, old: OldCalls): Promise<Deleted> {
    const found = await this.old.findVoicemails(tx, old);
    for (const { callId } of found) {
      await this.voicemails.deleteWithin(tx, { projectId: old.projectId, callId });
    }
    const times = found.map(({ startedAt }) => startedAt);
    const [oldest = old.before, newest = oldest] = [times[0], times.at(-1)];
    return { deleted: found.length, oldest, newest };
  }
}

/** Messages go with their calls at the latest. */
function shortest({ callDays, voicemailDays }: RetentionRow): number | null {
  if (callDays === null || voicemailDays === null) return callDays ?? voicemailDays;
  return Math.min(callDays, voicemailDays);
}

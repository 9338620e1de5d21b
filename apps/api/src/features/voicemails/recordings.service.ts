import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { deleteRecording } from '../../telephony/carrier-recordings.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { VoicemailsRepository, type VoicemailKey } from './voicemails.repository.js';

const jobName = 'delete-recording';

/** A recording as the carrier knows it. */
type RecordingOfCall = VoicemailKey & {
  policyId: string | null;
  accountSid: string;
  recordingSid: string;
};

/** Has the carrier delete recordings, as soon as it can be reached. */
@Injectable()
export class Recordings implements OnModuleInit {
  private readonly logger = new Logger('voicemails');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: VoicemailsRepository,
    private readonly plans: RoutingPlans,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<RecordingOfCall>({
      name: jobName,
      // The last ones are hours apart.
      mostAttempts: 14,
      work: (recording) => this.deleteAtCarrier(recording),
      giveUp: ({ callId, projectId }) => {
        this.logger.error({ callId, projectId, msg: 'A recording is still at the carrier.' });
        return Promise.resolve();
      },
    });
  }

  async deleteSoon(tx: EntityManager, recording: RecordingOfCall): Promise<void> {
    await this.jobs.add(jobName, recording, { within: tx });
  }

  private async deleteAtCarrier(recording: RecordingOfCall): Promise<void> {
    const carrier = this.plans.findCarrier(recording, recording.accountSid);
    if (carrier === undefined) throw new Error('No config has the account of the recording.');
    await deleteRecording(carrier, recording.recordingSid);
    await this.repository.markGone(recording.callId, this.clock.now());
  }
}

import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { JobRunner } from '../../platform/jobs/job-runner.service.js';
import { deleteRecording } from '../../telephony/carrier-recordings.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { RecordingMarks, type CallKey, type RecordedKind } from './recording-marks.service.js';

const jobName = 'delete-recording';

/** A recording as the carrier knows it. */
type RecordingOfCall = CallKey & {
  /** Absent in jobs of older versions: a message. */
  kind?: RecordedKind;
  policyId: string | null;
  accountSid: string;
  recordingSid: string;
};

/** Has the carrier delete recordings, as soon as it can be reached. */
@Injectable()
export class RecordingRemoval implements OnModuleInit {
  private readonly logger = new Logger('recordings');

  constructor(
    private readonly marks: RecordingMarks,
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
    await this.marks.markGone(recording.kind ?? 'message', recording.callId);
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';

import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { openRecording, type RecordingMedia } from '../../telephony/recording-media.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { RecordingMarks, type CallKey, type RecordedKind } from './recording-marks.service.js';

/** By then the carrier has prepared the sound of a call that is over: milliseconds. */
const preparedAfter = 300_000;

/** What the record knows of something recorded. */
export type Recorded = {
  policyId: string | null;
  accountSid: string;
  recordingSid: string;
  endedAt: Date | null;
  deletedAt: Date | null;
};

/** What was recorded, straight from the carrier: Ringdown keeps none of it. */
@Injectable()
export class RecordedSound {
  private readonly logger = new Logger('recordings');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly plans: RoutingPlans,
    private readonly marks: RecordingMarks,
  ) {}

  /** Whoever opens it counts as having heard it. */
  async open(
    kind: RecordedKind,
    key: CallKey,
    { recorded, range }: { recorded: Recorded; range: string | undefined },
  ): Promise<RecordingMedia> {
    if (recorded.deletedAt !== null) {
      throw new DomainError('not-found', `This ${kind} was deleted.`);
    }
    const media = await this.fetch(kind, key, { recorded, range });
    if (media === undefined) throw this.withoutSound(kind, recorded);
    await this.marks.markHeard(kind, key);
    return media;
  }

  private withoutSound(kind: RecordedKind, { endedAt }: Recorded): DomainError {
    const isFresh =
      endedAt === null || this.clock.now().getTime() - endedAt.getTime() < preparedAfter;
    return isFresh
      ? new DomainError(
          'unavailable',
          `The carrier is still preparing this ${kind}. Try again in some seconds.`,
        )
      : new DomainError('not-found', `The carrier does not have this ${kind} any more.`);
  }

  private async fetch(
    kind: RecordedKind,
    { projectId }: CallKey,
    { recorded, range }: { recorded: Recorded; range: string | undefined },
  ): Promise<RecordingMedia | undefined> {
    const { policyId, accountSid, recordingSid } = recorded;
    const carrier = this.plans.findCarrier({ projectId, policyId }, accountSid);
    if (carrier === undefined) {
      throw new DomainError(
        'conflict',
        `No call/SMS config of this project has the account that has this ${kind}, so it cannot be fetched.`,
      );
    }
    try {
      return await openRecording(carrier, { recordingSid, range });
    } catch (error) {
      this.logger.warn({ err: error, projectId, msg: `A ${kind} could not be fetched.` });
      throw new DomainError(
        'unavailable',
        `The carrier does not hand out this ${kind} at the moment. Try again shortly.`,
      );
    }
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PageDto, VoicemailDto, VoicemailsQueryDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { currentActing } from '../../platform/access/acting.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead, toPage } from '../../platform/paging/cursor.js';
import { openRecording, type RecordingMedia } from '../../telephony/recording-media.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { toVoicemailDto } from './voicemail.mapper.js';
import {
  VoicemailsRepository,
  type VoicemailKey,
  type VoicemailRow,
} from './voicemails.repository.js';

/** By then the carrier has prepared the sound of a call that is over: milliseconds. */
const preparedAfter = 300_000;

/** Messages of callers, as people find and hear them. */
@Injectable()
export class VoicemailsService {
  private readonly logger = new Logger('voicemails');

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: VoicemailsRepository,
    private readonly plans: RoutingPlans,
  ) {}

  async list(projectId: string, query: VoicemailsQueryDto): Promise<PageDto<VoicemailDto>> {
    const before = readCursor(query, [/^\d{1,16}$/, idPart]);
    const { policyId } = query;
    const rows = await this.repository.list(projectId, {
      ...{ policyId, before },
      rows: rowsToRead(query),
    });
    return toPage(rows, query, {
      item: toVoicemailDto,
      cursor: ({ startedMicroseconds, callId }) => [startedMicroseconds, callId],
    });
  }

  async get(key: VoicemailKey): Promise<VoicemailDto> {
    return toVoicemailDto(await this.getRow(key));
  }

  async getRow(key: VoicemailKey): Promise<VoicemailRow> {
    const row = await this.repository.find(key);
    if (row === undefined) {
      throw new DomainError('not-found', 'There is no such message in this project.');
    }
    return row;
  }

  /** @throws {DomainError} when somebody was faster. */
  async markDeleted(tx: EntityManager, key: VoicemailKey): Promise<void> {
    const { actor } = currentActing();
    const by = actor.kind === 'system' ? 'Ringdown' : actor.name;
    if (await this.repository.markDeleted(tx, key, by, this.clock.now())) return;
    throw new DomainError('conflict', 'Somebody has deleted this message already.');
  }

  /** The sound, straight from the carrier: Ringdown keeps none of it. */
  async open(key: VoicemailKey, range: string | undefined): Promise<RecordingMedia> {
    const row = await this.getRow(key);
    if (row.deletedAt !== null) throw new DomainError('not-found', 'This message was deleted.');
    const media = await this.fetch(key, row, range);
    if (media === undefined) throw this.withoutSound(row);
    const { actor } = currentActing();
    if (actor.kind !== 'system') {
      await this.repository.markHeard(key, actor.name, this.clock.now());
    }
    return media;
  }

  private withoutSound({ endedAt }: VoicemailRow): DomainError {
    const isFresh =
      endedAt === null || this.clock.now().getTime() - endedAt.getTime() < preparedAfter;
    return isFresh
      ? new DomainError(
          'unavailable',
          'The carrier is still preparing this message. Try again in some seconds.',
        )
      : new DomainError('not-found', 'The carrier does not have this message any more.');
  }

  private async fetch(
    { projectId }: VoicemailKey,
    { policyId, accountSid, recordingSid }: VoicemailRow,
    range: string | undefined,
  ): Promise<RecordingMedia | undefined> {
    const carrier = this.plans.findCarrier({ projectId, policyId }, accountSid);
    if (carrier === undefined) {
      throw new DomainError(
        'conflict',
        'No call/SMS config of this project has the account that recorded this message, so it cannot be fetched.',
      );
    }
    try {
      return await openRecording(carrier, { recordingSid, range });
    } catch (error) {
      this.logger.warn({ err: error, projectId, msg: 'A message could not be fetched.' });
      throw new DomainError(
        'unavailable',
        'The carrier does not hand out this message at the moment. Try again shortly.',
      );
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { PageDto, VoicemailDto, VoicemailsQueryDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { idPart, readCursor, rowsToRead, toPage } from '../../platform/paging/cursor.js';
import type { RecordingMedia } from '../../telephony/recording-media.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import { RecordedSound } from '../recordings/recorded-sound.service.js';
import type { CallKey } from '../recordings/recording-marks.service.js';
import { toVoicemailDto } from './voicemail.mapper.js';
import { VoicemailsRepository, type VoicemailRow } from './voicemails.repository.js';

/** Messages of callers, as people find and hear them. */
@Injectable()
export class VoicemailsService {
  constructor(
    private readonly repository: VoicemailsRepository,
    private readonly sound: RecordedSound,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  async list(projectId: string, query: VoicemailsQueryDto): Promise<PageDto<VoicemailDto>> {
    const before = readCursor(query, [/^\d{1,16}$/, idPart]);
    const { policyId } = query;
    const rows = await this.repository.list(projectId, {
      ...{ policyId, before },
      rows: rowsToRead(query),
    });
    const numbers = await this.callerNumbers.shownIn(projectId);
    return toPage(rows, query, {
      item: (row) => toVoicemailDto(row, numbers),
      cursor: ({ startedMicroseconds, callId }) => [startedMicroseconds, callId],
    });
  }

  async get(key: CallKey): Promise<VoicemailDto> {
    const row = await this.getRow(key);
    return toVoicemailDto(row, await this.callerNumbers.shownIn(key.projectId));
  }

  async getRow(key: CallKey): Promise<VoicemailRow> {
    const row = await this.repository.find(key);
    if (row === undefined) {
      throw new DomainError('not-found', 'There is no such message in this project.');
    }
    return row;
  }

  /** The sound, straight from the carrier: Ringdown keeps none of it. */
  async open(key: CallKey, range: string | undefined): Promise<RecordingMedia> {
    return this.sound.open('message', key, { recorded: await this.getRow(key), range });
  }
}

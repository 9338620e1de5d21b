import { Injectable } from '@nestjs/common';
import type { RecordingDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { RecordingMedia } from '../../telephony/recording-media.js';
import { RecordedSound } from './recorded-sound.service.js';
import { toMarksDto, type CallKey } from './recording-marks.service.js';
import { RecordingsRepository, type RecordingRow } from './recordings.repository.js';

/** Recordings of talks, as people hear them. */
@Injectable()
export class RecordingsService {
  constructor(
    private readonly repository: RecordingsRepository,
    private readonly sound: RecordedSound,
  ) {}

  async get(key: CallKey): Promise<RecordingDto> {
    const row = await this.getRow(key);
    return { callId: row.callId, seconds: row.seconds, ...toMarksDto(row) };
  }

  async getRow(key: CallKey): Promise<RecordingRow> {
    const row = await this.repository.find(key);
    if (row === undefined) {
      throw new DomainError('not-found', 'There is no such recording in this project.');
    }
    return row;
  }

  async open(key: CallKey, range: string | undefined): Promise<RecordingMedia> {
    return this.sound.open('recording', key, { recorded: await this.getRow(key), range });
  }
}

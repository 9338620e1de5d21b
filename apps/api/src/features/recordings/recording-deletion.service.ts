import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { RecordingMarks, type CallKey } from './recording-marks.service.js';
import { RecordingRemoval } from './recording-removal.service.js';
import { RecordingsService } from './recordings.service.js';

/** Deletes what two people said: here at once, at the carrier soon. */
@Injectable()
export class RecordingDeletion {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly service: RecordingsService,
    private readonly marks: RecordingMarks,
    private readonly removal: RecordingRemoval,
    private readonly audit: AuditLog,
  ) {}

  async delete(key: CallKey): Promise<void> {
    await this.dataSource.transaction((tx) => this.deleteWithin(tx, key));
  }

  async deleteWithin(tx: EntityManager, key: CallKey): Promise<void> {
    const { accountSid, recordingSid, policyId, policyName, seconds } =
      await this.service.getRow(key);
    await this.marks.markDeleted(tx, 'recording', key);
    await this.audit.record(tx, {
      action: 'recording.deleted',
      projectId: key.projectId,
      target: { id: key.callId, name: `of ${String(seconds)} seconds` },
      before: { policy: policyName, seconds },
    });
    const recording = { ...key, policyId, accountSid, recordingSid };
    await this.removal.deleteSoon(tx, { kind: 'recording', ...recording });
  }
}

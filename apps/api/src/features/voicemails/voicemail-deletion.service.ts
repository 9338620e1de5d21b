import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { RecordingMarks, type CallKey } from '../recordings/recording-marks.service.js';
import { RecordingRemoval } from '../recordings/recording-removal.service.js';
import type { VoicemailRow } from './voicemails.repository.js';
import { VoicemailsService } from './voicemails.service.js';

/** Deletes what a caller said: here at once, at the carrier soon. */
@Injectable()
export class VoicemailDeletion {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly service: VoicemailsService,
    private readonly marks: RecordingMarks,
    private readonly removal: RecordingRemoval,
    private readonly audit: AuditLog,
  ) {}

  async delete(key: CallKey): Promise<void> {
    await this.dataSource.transaction((tx) => this.deleteWithin(tx, key));
  }

  async deleteWithin(tx: EntityManager, key: CallKey): Promise<void> {
    const { accountSid, recordingSid, policyId } = await this.markWithin(tx, key);
    await this.removal.deleteSoon(tx, { ...key, policyId, accountSid, recordingSid });
  }

  /** Deletes it here; whoever calls has the carrier delete its recording. */
  async markWithin(tx: EntityManager, key: CallKey): Promise<VoicemailRow> {
    const row = await this.service.getRow(key);
    const { seconds, policyName } = row;
    await this.marks.markDeleted(tx, 'message', key);
    await tx.query('DELETE FROM voicemail_texts WHERE call_id = $1', [key.callId]);
    await this.audit.record(tx, {
      action: 'voicemail.deleted',
      projectId: key.projectId,
      target: { id: key.callId, name: `of ${String(seconds)} seconds` },
      before: { policy: policyName, seconds },
    });
    return row;
  }
}

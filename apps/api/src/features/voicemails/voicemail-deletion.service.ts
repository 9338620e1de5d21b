import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Recordings } from './recordings.service.js';
import type { VoicemailKey } from './voicemails.repository.js';
import { VoicemailsService } from './voicemails.service.js';

/** Deletes what a caller said: here at once, at the carrier soon. */
@Injectable()
export class VoicemailDeletion {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly service: VoicemailsService,
    private readonly recordings: Recordings,
    private readonly audit: AuditLog,
  ) {}

  async delete(key: VoicemailKey): Promise<void> {
    await this.dataSource.transaction((tx) => this.deleteWithin(tx, key));
  }

  async deleteWithin(tx: EntityManager, key: VoicemailKey): Promise<void> {
    const { accountSid, recordingSid, policyId, seconds, policyName } =
      await this.service.getRow(key);
    await this.service.markDeleted(tx, key);
    await this.audit.record(tx, {
      action: 'voicemail.deleted',
      projectId: key.projectId,
      target: { id: key.callId, name: `of ${String(seconds)} seconds` },
      before: { policy: policyName, seconds },
    });
    await this.recordings.deleteSoon(tx, { ...key, policyId, accountSid, recordingSid });
  }
}

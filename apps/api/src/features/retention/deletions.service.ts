import { Injectable } from '@nestjs/common';
import type { RetentionClass } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { RecordingDeletion } from '../recordings/recording-deletion.service.js';
import { VoicemailDeletion } from '../voicemails/voicemail-deletion.service.js';
import {
  OldCallsRepository,
  type Deleted,
  type OldCalls,
  type OldSound,
} from './old-calls.repository.js';

/** Deletes some of a project's oldest of each class, in a transaction of the caller's. */
@Injectable()
export class Deletions {
  constructor(
    private readonly old: OldCallsRepository,
    private readonly voicemails: VoicemailDeletion,
    private readonly recordings: RecordingDeletion,
  ) {}

  async some(kind: RetentionClass, tx: EntityManager, old: OldCalls): Promise<Deleted> {
    switch (kind) {
      case 'calls':
        return this.old.deleteCalls(tx, old);
      case 'journal':
        return this.old.deleteJournals(tx, old);
      case 'voicemails':
        return this.deleteSounds(tx, old, {
          found: await this.old.findVoicemails(tx, old),
          deletion: this.voicemails,
        });
      case 'recordings':
        return this.deleteSounds(tx, old, {
          found: await this.old.findRecordings(tx, old),
          deletion: this.recordings,
        });
    }
  }

  /** Each as if a person had deleted it: it is in the audit log, and the carrier is told by a job of its own. */
  private async deleteSounds(
    tx: EntityManager,
    { projectId, before }: OldCalls,
    of: { found: readonly OldSound[]; deletion: VoicemailDeletion | RecordingDeletion },
  ): Promise<Deleted> {
    const { found, deletion } = of;
    for (const { callId } of found) await deletion.deleteWithin(tx, { projectId, callId });
    const times = found.map(({ startedAt }) => startedAt);
    const [oldest = before, newest = oldest] = [times[0], times.at(-1)];
    return { deleted: found.length, oldest, newest };
  }
}

import { Injectable } from '@nestjs/common';
import type { RetentionDto, SetRetentionDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { RetentionRepository, type RetentionRow } from './retention.repository.js';

/** How long a project keeps what it knows of its calls. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly repository: RetentionRepository,
    private readonly audit: AuditLog,
  ) {}

  async get(projectId: string): Promise<RetentionDto> {
    const row = await this.repository.find(projectId);
    const runs = await this.repository.newestRuns(projectId);
    return {
      ...daysOf(row),
      version: row.version,
      runs: runs.map(({ id, at, kind, deleted, oldest, newest }) => ({
        ...{ id, kind, deleted },
        at: at.toISOString(),
        oldest: oldest.toISOString(),
        newest: newest.toISOString(),
      })),
    };
  }

  /** What is older by now goes with the next run, within the hour. */
  async set(
    projectId: string,
    wanted: SetRetentionDto,
    expected: ExpectedVersion,
  ): Promise<RetentionDto> {
    await this.repository.transaction(async (tx) => {
      const before = await this.repository.lock(tx, projectId);
      assertVersion(expected, before.version);
      const after = daysOf(wanted);
      if (JSON.stringify(after) === JSON.stringify(daysOf(before))) return;
      await this.repository.set(tx, projectId, after);
      await this.audit.record(tx, {
        action: 'retention.updated',
        projectId,
        target: { id: projectId, name: 'how long calls are kept' },
        before: daysOf(before),
        after,
      });
    });
    return this.get(projectId);
  }
}

function daysOf({
  callDays,
  journalDays,
  voicemailDays,
  recordingDays,
}: Pick<RetentionRow, keyof SetRetentionDto>): Pick<RetentionRow, keyof SetRetentionDto> {
  return { callDays, journalDays, voicemailDays, recordingDays };
}

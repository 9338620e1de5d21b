import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RetentionClass, SetRetentionDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

/** How long a project keeps each class; a project without a row keeps everything. */
export type RetentionRow = { projectId: string; version: number } & {
  [Field in keyof SetRetentionDto]: SetRetentionDto[Field];
};

export type RunRow = {
  id: string;
  at: Date;
  kind: RetentionClass;
  deleted: number;
  oldest: Date;
  newest: Date;
};

@Injectable()
export class RetentionRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  async find(projectId: string): Promise<RetentionRow> {
    const rows: RetentionRow[] = await this.dataSource.query(
      `${selectRetention} WHERE project_id = $1`,
      [projectId],
    );
    return rows[0] ?? keptForEver(projectId);
  }

  /** One change after the other, from the first one on. */
  async lock(tx: EntityManager, projectId: string): Promise<RetentionRow> {
    await tx.query(
      'INSERT INTO retention (project_id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING',
      [projectId],
    );
    const rows: RetentionRow[] = await tx.query(
      `${selectRetention} WHERE project_id = $1 FOR NO KEY UPDATE`,
      [projectId],
    );
    return rows[0] ?? keptForEver(projectId);
  }

  async set(tx: EntityManager, projectId: string, days: SetRetentionDto): Promise<void> {
    await tx.query(
      `UPDATE retention SET call_days = $2, journal_days = $3, voicemail_days = $4, recording_days = $5,
         version = version + 1
       WHERE project_id = $1`,
      [projectId, days.callDays, days.journalDays, days.voicemailDays, days.recordingDays],
    );
  }

  /** Of all projects that do not keep everything for ever. */
  async findLimited(): Promise<RetentionRow[]> {
    const rows: RetentionRow[] = await this.dataSource.query(
      `${selectRetention} WHERE coalesce(call_days, journal_days, voicemail_days, recording_days) IS NOT NULL`,
    );
    return rows;
  }

  async newestRuns(projectId: string): Promise<RunRow[]> {
    const rows: RunRow[] = await this.dataSource.query(
      `SELECT id, at, kind, deleted, oldest, newest FROM retention_runs
       WHERE project_id = $1 ORDER BY at DESC, id DESC LIMIT 50`,
      [projectId],
    );
    return rows;
  }

  /** Adds to a run what was deleted in the same transaction. */
  async addToRun(
    tx: EntityManager,
    projectId: string,
    { id, at, kind, deleted, oldest, newest }: RunRow,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO retention_runs AS r (id, project_id, at, kind, deleted, oldest, newest)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET deleted = r.deleted + excluded.deleted,
         oldest = least(r.oldest, excluded.oldest), newest = greatest(r.newest, excluded.newest)`,
      [id, projectId, at, kind, deleted, oldest, newest],
    );
  }
}

function keptForEver(projectId: string): RetentionRow {
  const forEver = { callDays: null, journalDays: null, voicemailDays: null, recordingDays: null };
  return { projectId, version: 0, ...forEver };
}

const selectRetention = `
  SELECT project_id AS "projectId", version, call_days AS "callDays", journal_days AS "journalDays",
    voicemail_days AS "voicemailDays", recording_days AS "recordingDays"
  FROM retention`;

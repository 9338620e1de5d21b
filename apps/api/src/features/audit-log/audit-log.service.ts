import { Readable } from 'node:stream';

import { Injectable } from '@nestjs/common';
import type {
  AuditEntryDto,
  AuditLogExportDto,
  AuditLogFilterDto,
  AuditLogQueryDto,
  PageDto,
} from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { readCursor, rowsToRead, toPage } from '../../platform/paging/cursor.js';
import { toAuditEntryDto } from './audit-entry.mapper.js';
import { AuditLogRepository, type LogOwner } from './audit-log.repository.js';
import { csvHeader, csvLine } from './csv.js';

/** How many entries of an export are in memory at a time. */
const exportStep = 500;
/** `bigint` of PostgreSQL. */
const entryId = /^\d{1,18}$/;

/** The record of who did what, as people read it; `AuditLog` of the platform writes it. */
@Injectable()
export class AuditLogService {
  constructor(
    private readonly repository: AuditLogRepository,
    private readonly clock: Clock,
  ) {}

  async list(owner: LogOwner, query: AuditLogQueryDto): Promise<PageDto<AuditEntryDto>> {
    const [before] = readCursor(query, [entryId]) ?? [];
    const rows = await this.repository.list(owner, query, { before, rows: rowsToRead(query) });
    return toPage(rows, query, { item: toAuditEntryDto, cursor: ({ id }) => [id] });
  }

  /** A file that is read and sent stretch by stretch. */
  export(owner: LogOwner, { format, ...filter }: AuditLogExportDto) {
    const lines = format === 'csv' ? this.csv(owner, filter) : this.json(owner, filter);
    const day = this.clock.now().toISOString().slice(0, 10);
    return {
      lines: Readable.from(lines),
      fileName: `ringdown-audit-log-${day}.${format}`,
      contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl',
    };
  }

  private async *csv(owner: LogOwner, filter: AuditLogFilterDto): AsyncGenerator<string> {
    yield csvHeader;
    for await (const entries of this.stretches(owner, filter)) yield entries.map(csvLine).join('');
  }

  private async *json(owner: LogOwner, filter: AuditLogFilterDto): AsyncGenerator<string> {
    for await (const entries of this.stretches(owner, filter)) {
      yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    }
  }

  private async *stretches(
    owner: LogOwner,
    filter: AuditLogFilterDto,
  ): AsyncGenerator<AuditEntryDto[]> {
    let before: string | undefined;
    do {
      const rows = await this.repository.list(owner, filter, { before, rows: exportStep });
      if (rows.length > 0) yield rows.map(toAuditEntryDto);
      before = rows.length < exportStep ? undefined : rows.at(-1)?.id;
    } while (before !== undefined);
  }
}

import { Readable } from 'node:stream';

import { Injectable } from '@nestjs/common';
import {
  mostExportedCalls,
  type CallDetailDto,
  type CallDto,
  type CallsFilterDto,
  type CallsQueryDto,
  type PageDto,
} from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import {
  idPart,
  readCursor,
  rowsToRead,
  toPage,
  type Cursor,
} from '../../platform/paging/cursor.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import type { CallsSearch } from './call-conditions.js';
import type { CallRecord } from './call-record.js';
import { toCallDetailDto, toCallDto } from './call.mapper.js';
import { callsCsvHeader, callsCsvRow } from './calls-csv.js';
import { LogsRepository } from './logs.repository.js';

/** How many calls of an export are in memory at a time. */
const exportStep = 500;
const placeOf = ({ startedMicroseconds, id }: CallRecord): Cursor => [startedMicroseconds, id];

/** The record of calls, as people read it. */
@Injectable()
export class LogsService {
  constructor(
    private readonly repository: LogsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  async list(projectId: string, query: CallsQueryDto): Promise<PageDto<CallDto>> {
    const before = readCursor(query, [/^\d{1,16}$/, idPart]);
    const numbers = await this.callerNumbers.shownIn(projectId);
    const search = { filter: query, findsNumbers: numbers.areWhole };
    const stretch = { before, rows: rowsToRead(query) };
    const calls = await this.repository.list(projectId, search, stretch);
    return toPage(calls, query, { item: (call) => toCallDto(call, numbers), cursor: placeOf });
  }

  /** A CSV file that is read and sent stretch by stretch, newest calls first. */
  async export(
    projectId: string,
    filter: CallsFilterDto,
  ): Promise<{ lines: Readable; fileName: string }> {
    const numbers = await this.callerNumbers.shownIn(projectId);
    const search = { filter, findsNumbers: numbers.areWhole };
    const count = await this.repository.count(projectId, search, mostExportedCalls);
    if (count > mostExportedCalls) {
      const sentence = `A file holds at most ${mostExportedCalls.toLocaleString('en')} calls: choose a shorter period.`;
      throw new DomainError('invalid-request', sentence, { from: [sentence] });
    }
    await this.audit.recordAlone({
      action: 'call.exported',
      projectId,
      target: { id: projectId, name: count === 1 ? '1 call' : `${String(count)} calls` },
      after: Object.assign({}, filter, filter.q !== undefined && { q: maskedPhone(filter.q) }),
    });
    const day = this.clock.now().toISOString().slice(0, 10);
    return {
      lines: Readable.from(this.csv(projectId, search, numbers)),
      fileName: `ringdown-calls-${day}.csv`,
    };
  }

  private async *csv(
    projectId: string,
    search: CallsSearch,
    numbers: ShownNumbers,
  ): AsyncGenerator<string> {
    yield callsCsvHeader;
    let before: Cursor | undefined;
    do {
      const calls = await this.repository.list(projectId, search, { before, rows: exportStep });
      if (calls.length > 0) yield calls.map((call) => callsCsvRow(call, numbers)).join('');
      const last = calls.length < exportStep ? undefined : calls.at(-1);
      before = last && placeOf(last);
    } while (before !== undefined);
  }

  async get(projectId: string, callId: string): Promise<CallDetailDto> {
    const [call, attempts, journal, numbers] = await Promise.all([
      this.repository.find(projectId, callId),
      this.repository.attemptsOf(projectId, callId),
      this.repository.journalOf(projectId, callId),
      this.callerNumbers.shownIn(projectId),
    ]);
    if (call === undefined) {
      throw new DomainError('not-found', 'There is no such call in this project.');
    }
    return toCallDetailDto(call, { attempts, journal }, numbers);
  }
}

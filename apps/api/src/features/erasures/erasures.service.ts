import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import type {
  ErasedCallerDto,
  ErasureDto,
  PageDto,
  PageQueryDto,
  TracesOfCallerDto,
} from '@ringdown/contracts';

import { currentActing } from '../../platform/access/acting.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { lastTwoDigits } from '../../telephony/shown-numbers.js';
import { CallerTraces } from './caller-traces.repository.js';
import { ErasureJob } from './erasure-job.service.js';
import { toErasureDto } from './erasure.mapper.js';
import { ErasuresRepository, type ErasureKey } from './erasures.repository.js';

/** Erasures of callers: what they would take, and what they have taken. */
@Injectable()
export class ErasuresService {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    private readonly repository: ErasuresRepository,
    private readonly traces: CallerTraces,
    private readonly job: ErasureJob,
    private readonly audit: AuditLog,
  ) {}

  preview(projectId: string, { number }: ErasedCallerDto): Promise<TracesOfCallerDto> {
    return this.traces.count({ projectId, number, until: this.clock.now() });
  }

  /** @throws {DomainError} while the same caller is being erased. */
  async create(projectId: string, { number }: ErasedCallerDto): Promise<ErasureDto> {
    const key = { projectId, erasureId: randomUUID() };
    const callerEnd = lastTwoDigits.number(number);
    const { actor } = currentActing();
    await this.repository.transaction(async (tx) => {
      const isNew = await this.repository.add(tx, {
        ...key,
        ...{ number, callerEnd, at: this.clock.now() },
        by: actor.kind === 'system' ? 'Ringdown' : actor.name,
      });
      if (!isNew) {
        throw new DomainError('conflict', 'This caller is being erased already.');
      }
      await this.audit.record(tx, {
        action: 'erasure.requested',
        projectId,
        target: { id: key.erasureId, name: callerEnd },
      });
      await this.job.beginSoon(tx, key.erasureId);
    });
    return this.get(key);
  }

  async list(projectId: string, query: PageQueryDto): Promise<PageDto<ErasureDto>> {
    return toPage(await this.repository.list(projectId, query), query, {
      item: toErasureDto,
      cursor: ({ requestedMicroseconds, id }) => [requestedMicroseconds, id],
    });
  }

  async get(key: ErasureKey): Promise<ErasureDto> {
    const row = await this.repository.find(key);
    if (row === undefined) {
      throw new DomainError('not-found', 'There is no such erasure in this project.');
    }
    return toErasureDto(row);
  }
}

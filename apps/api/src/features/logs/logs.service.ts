import { Injectable } from '@nestjs/common';
import type { CallDetailDto, CallDto, CallsQueryDto, PageDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { toCallDetailDto, toCallDto } from './call.mapper.js';
import { LogsRepository } from './logs.repository.js';

/** The record of calls, as people read it. */
@Injectable()
export class LogsService {
  constructor(private readonly repository: LogsRepository) {}

  async list(projectId: string, query: CallsQueryDto): Promise<PageDto<CallDto>> {
    const calls = await this.repository.list(projectId, query);
    return toPage(calls, query, {
      item: toCallDto,
      cursor: ({ startedMicroseconds, id }) => [startedMicroseconds, id],
    });
  }

  async get(projectId: string, callId: string): Promise<CallDetailDto> {
    const [call, attempts, journal] = await Promise.all([
      this.repository.find(projectId, callId),
      this.repository.attemptsOf(projectId, callId),
      this.repository.journalOf(projectId, callId),
    ]);
    if (call === undefined) {
      throw new DomainError('not-found', 'There is no such call in this project.');
    }
    return toCallDetailDto(call, attempts, journal);
  }
}

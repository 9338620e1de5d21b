import { Injectable } from '@nestjs/common';
import {
  mostCallerEntries,
  type CallerEntriesQueryDto,
  type CallerEntryDto,
  type CreateCallerEntryDto,
  type PageDto,
} from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { wholeNumbers, type ShownNumbers } from '../../telephony/shown-numbers.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import {
  CallerListsRepository,
  type CallerEntryKey,
  type CallerEntryRow,
} from './caller-lists.repository.js';

/** Allow and block lists: of a policy, and of the project for all its policies. */
@Injectable()
export class CallerListsService {
  constructor(
    private readonly repository: CallerListsRepository,
    private readonly audit: AuditLog,
    private readonly plans: RoutingPlans,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  async list(projectId: string, query: CallerEntriesQueryDto): Promise<PageDto<CallerEntryDto>> {
    const numbers = await this.callerNumbers.shownIn(projectId);
    const findsDigits = numbers.areWhole;
    return toPage(await this.repository.list(projectId, query, { findsDigits }), query, {
      item: (entry) => toDto(entry, numbers),
      cursor: ({ created, id }) => [created, id],
    });
  }

  /** All of a project and of its policies, as they are; @param lock keeps them so until the transaction ends. */
  async all(tx: EntityManager, projectId: string, lock: boolean): Promise<CallerEntryDto[]> {
    if (lock) await this.repository.lockAll(tx, projectId);
    return (await this.repository.all(tx, projectId)).map((entry) => toDto(entry, wholeNumbers));
  }

  async add(projectId: string, dto: CreateCallerEntryDto): Promise<CallerEntryDto> {
    const entry = await this.repository.transaction((tx) => this.addWithin(tx, projectId, dto));
    await this.plans.refresh();
    return toDto(entry, await this.callerNumbers.shownIn(projectId));
  }

  async addWithin(
    tx: EntityManager,
    projectId: string,
    { list, pattern, note = '', policyId = null }: CreateCallerEntryDto,
  ): Promise<CallerEntryRow> {
    if (!(await this.repository.lock(tx, projectId, policyId))) {
      throw refused('policyId', 'Choose a policy of this project.');
    }
    if ((await this.repository.count(tx, projectId, policyId)) >= mostCallerEntries) {
      throw new DomainError(
        'conflict',
        `There is room for ${String(mostCallerEntries)} entries here: remove one that is not needed, or join several by a *.`,
      );
    }
    const added = await this.repository.add(tx, projectId, { list, pattern, note, policyId });
    if (added === undefined) {
      const sentence = 'This pattern stands on one of the lists already.';
      throw new DomainError('conflict', sentence, { pattern: [sentence] });
    }
    await this.record(tx, 'caller-entry.added', projectId, added);
    return added;
  }

  async remove(key: CallerEntryKey): Promise<void> {
    await this.repository.transaction((tx) => this.removeWithin(tx, key));
    await this.plans.refresh();
  }

  async removeWithin(tx: EntityManager, key: CallerEntryKey): Promise<void> {
    const entry = await this.repository.remove(tx, key);
    if (entry === undefined) {
      throw new DomainError('not-found', 'There is no such entry in this project.');
    }
    await this.record(tx, 'caller-entry.removed', key.projectId, entry);
  }

  private async record(
    tx: EntityManager,
    action: 'caller-entry.added' | 'caller-entry.removed',
    projectId: string,
    entry: CallerEntryRow,
  ): Promise<void> {
    const { list, note, policy_id: policyId } = entry;
    const pattern = audited(entry.pattern);
    const state = { list, pattern, note, ...(policyId !== null && { policyId }) };
    await this.audit.record(tx, {
      action,
      projectId,
      target: { id: entry.id, name: pattern },
      ...(action === 'caller-entry.added' ? { after: state } : { before: state }),
    });
  }
}

/** A whole number is somebody's own; a pattern with a star is not. */
function audited(pattern: string): string {
  return /^\+?\d+$/.test(pattern) ? maskedPhone(pattern) : pattern;
}

function toDto(row: CallerEntryRow, numbers: ShownNumbers): CallerEntryDto {
  return {
    id: row.id,
    policyId: row.policy_id,
    list: row.list,
    pattern: numbers.pattern(row.pattern),
    note: numbers.text(row.note),
    createdAt: row.created_at.toISOString(),
  };
}

function refused(field: string, sentence: string): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', {
    [field]: [sentence],
  });
}

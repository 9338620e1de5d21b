import { Injectable } from '@nestjs/common';
import type {
  ContactDto,
  ContactsQueryDto,
  CreateContactDto,
  PageDto,
  UpdateContactDto,
} from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { csvRow } from '../../platform/csv/csv-row.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { sortedCursor } from '../../platform/paging/sorting.js';
import { assertVersion, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { searchedCaller } from '../../telephony/searched-caller.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import { assertRoomFor, contactsInWords } from './contact-count.js';
import {
  auditedTarget,
  toAuditedContact,
  toContactDto,
  type ContactRow,
} from './contact.mapper.js';
import { ContactsRepository, type ContactKey } from './contacts.repository.js';

/** Names that a project gives numbers. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly repository: ContactsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  async list(projectId: string, query: ContactsQueryDto): Promise<PageDto<ContactDto>> {
    const numbers = await this.callerNumbers.shownIn(projectId);
    const findsDigits = numbers.areWhole;
    const number = query.q !== undefined && findsDigits ? searchedCaller(query.q) : null;
    return toPage(await this.repository.list(projectId, query, { number, findsDigits }), query, {
      item: (contact) => toContactDto(contact, numbers),
      cursor: sortedCursor(query, 'name'),
    });
  }

  async get(key: ContactKey): Promise<ContactDto> {
    return this.told(key.projectId, assertFound(await this.repository.find(key)));
  }

  async create(
    projectId: string,
    { name, number, note = '' }: CreateContactDto,
  ): Promise<ContactDto> {
    return this.repository.transaction(async (tx) => {
      await this.repository.takeTurn(tx, projectId);
      assertRoomFor(1 + (await this.repository.count(tx, projectId)));
      const now = this.clock.now();
      const added = await this.repository.add(tx, projectId, { name, number, note }, now);
      await this.audit.record(tx, {
        action: 'contact.created',
        projectId,
        target: auditedTarget(added),
        after: toAuditedContact(added),
      });
      return this.told(projectId, added);
    });
  }

  /** What is set to what it was is no change. */
  async update(
    key: ContactKey,
    dto: Partial<UpdateContactDto>,
    expected: ExpectedVersion,
  ): Promise<ContactDto> {
    return this.repository.transaction(async (tx) => {
      await this.repository.takeTurn(tx, key.projectId);
      const before = assertFound(await this.repository.lock(tx, key));
      assertVersion(expected, before.version);
      const { name = before.name, number = before.number, note = before.note } = dto;
      if (name === before.name && number === before.number && note === before.note) {
        return this.told(key.projectId, before);
      }
      const now = this.clock.now();
      const after = await this.repository.update(tx, key, { name, number, note }, now);
      await this.audit.record(tx, {
        action: 'contact.updated',
        projectId: key.projectId,
        target: auditedTarget(after),
        before: toAuditedContact(before),
        after: toAuditedContact(after),
      });
      return this.told(key.projectId, after);
    });
  }

  async remove(key: ContactKey, expected: ExpectedVersion): Promise<void> {
    await this.repository.transaction(async (tx) => {
      const contact = assertFound(await this.repository.lock(tx, key));
      assertVersion(expected, contact.version);
      await this.repository.remove(tx, key);
      await this.audit.record(tx, {
        action: 'contact.deleted',
        projectId: key.projectId,
        target: auditedTarget(contact),
        before: toAuditedContact(contact),
      });
    });
  }

  /** A CSV file of all. */
  async export(projectId: string): Promise<{ file: string; fileName: string }> {
    const contacts = await this.repository.all(projectId);
    await this.audit.recordAlone({
      action: 'contact.exported',
      projectId,
      target: { id: projectId, name: contactsInWords(contacts.length) },
    });
    const numbers = await this.callerNumbers.shownIn(projectId);
    const rows = contacts
      .map((contact) => toContactDto(contact, numbers))
      .map(({ name, number, note }) => csvRow([name, number, note]));
    const day = this.clock.now().toISOString().slice(0, 10);
    return {
      // The mark before it tells spreadsheets that the text is UTF-8.
      file: `\uFEFF${csvRow(['name', 'number', 'note'])}${rows.join('')}`,
      fileName: `ringdown-contacts-${day}.csv`,
    };
  }

  private async told(projectId: string, contact: ContactRow): Promise<ContactDto> {
    return toContactDto(contact, await this.callerNumbers.shownIn(projectId));
  }
}

function assertFound(contact: ContactRow | undefined): ContactRow {
  if (contact !== undefined) return contact;
  throw new DomainError('not-found', 'There is no such contact in this project.');
}

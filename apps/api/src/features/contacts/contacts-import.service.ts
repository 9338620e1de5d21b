import { Injectable } from '@nestjs/common';
import type { ContactsImportDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { assertRoomFor, contactsInWords } from './contact-count.js';
import { readContactsFile } from './contacts-file.js';
import { ContactsRepository } from './contacts.repository.js';

/** Contacts from a file. */
@Injectable()
export class ContactsImport {
  constructor(
    private readonly repository: ContactsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** All of them or none. */
  async import(projectId: string, file: string): Promise<ContactsImportDto> {
    const { contacts, problems } = await readContactsFile(file);
    if (problems.length > 0) {
      const sentence = 'Nothing was imported: this file needs your attention.';
      throw new DomainError('invalid-request', sentence, { file: problems });
    }
    return this.repository.transaction(async (tx) => {
      await this.repository.takeTurn(tx, projectId);
      const present = await this.repository.count(tx, projectId);
      const touched = await this.repository.put(tx, projectId, contacts, this.clock.now());
      const added = touched.filter((isNew) => isNew).length;
      if (added > 0) assertRoomFor(present + added);
      const changed = touched.length - added;
      await this.audit.record(tx, {
        action: 'contact.imported',
        projectId,
        target: { id: projectId, name: contactsInWords(contacts.length) },
        after: { added, changed },
      });
      return { added, changed, unchanged: contacts.length - touched.length };
    });
  }
}

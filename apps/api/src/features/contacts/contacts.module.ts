import { Module } from '@nestjs/common';

import { ContactsImport } from './contacts-import.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

@Module({
  controllers: [ContactsController],
  providers: [ContactsRepository, ContactsService, ContactsImport],
})
export class ContactsModule {}

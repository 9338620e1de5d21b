import { Module } from '@nestjs/common';

import { CallerNumbersModule } from '../caller-numbers/caller-numbers.module.js';
import { ContactsImport } from './contacts-import.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';

@Module({
  imports: [CallerNumbersModule],
  controllers: [ContactsController],
  providers: [ContactsRepository, ContactsService, ContactsImport],
})
export class ContactsModule {}

import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ContactsQueryDto,
  CreateContactDto,
  ImportContactsDto,
  UpdateContactDto,
  type ContactDto,
  type ContactsImportDto,
  type PageDto,
} from '@ringdown/contracts';
import type { FastifyReply } from 'fastify';

import { AllowTo } from '../../platform/access/allow.js';
import { PathId } from '../../platform/access/path-id.js';
import { IfMatch, type ExpectedVersion } from '../../platform/versions/expected-version.js';
import { ContactsImport } from './contacts-import.service.js';
import { ContactsService } from './contacts.service.js';

@Controller('api/v1/projects/:projectId/contacts')
export class ContactsController {
  constructor(
    private readonly service: ContactsService,
    private readonly imports: ContactsImport,
  ) {}

  @Get()
  @AllowTo('read', 'contacts')
  list(
    @PathId('projectId') projectId: string,
    @Query() query: ContactsQueryDto,
  ): Promise<PageDto<ContactDto>> {
    return this.service.list(projectId, query);
  }

  @Post()
  @AllowTo('write', 'contacts')
  create(
    @PathId('projectId') projectId: string,
    @Body() body: CreateContactDto,
  ): Promise<ContactDto> {
    return this.service.create(projectId, body);
  }

  /** All contacts of a file, or none: wrong lines are named one by one, and nothing is changed. */
  @Post('import')
  @HttpCode(200)
  @AllowTo('write', 'contacts')
  import(
    @PathId('projectId') projectId: string,
    @Body() body: ImportContactsDto,
  ): Promise<ContactsImportDto> {
    return this.imports.import(projectId, body.file);
  }

  /**
   * A file of all contacts, by name, which can be imported again.
   *
   * @answers text/csv
   */
  @Get('export')
  @AllowTo('read', 'contacts')
  async export(@PathId('projectId') projectId: string, @Res() reply: FastifyReply): Promise<void> {
    const { file, fileName } = await this.service.export(projectId);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .header('cache-control', 'no-store')
      .send(file);
  }

  @Get(':contactId')
  @AllowTo('read', 'contacts')
  get(
    @PathId('projectId') projectId: string,
    @PathId('contactId') contactId: string,
  ): Promise<ContactDto> {
    return this.service.get({ projectId, contactId });
  }

  @Patch(':contactId')
  @AllowTo('write', 'contacts')
  update(
    @PathId('projectId') projectId: string,
    @PathId('contactId') contactId: string,
    @Body() body: UpdateContactDto,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<ContactDto> {
    return this.service.update({ projectId, contactId }, body, expected);
  }

  @Delete(':contactId')
  @HttpCode(204)
  @AllowTo('write', 'contacts')
  remove(
    @PathId('projectId') projectId: string,
    @PathId('contactId') contactId: string,
    @IfMatch() expected: ExpectedVersion,
  ): Promise<void> {
    return this.service.remove({ projectId, contactId }, expected);
  }
}

import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';

import { AllowAnyone } from '../../platform/access/allow.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { readApiDocument } from './api-document.js';
import { documentationPage, pageFiles } from './documentation-page.js';

/** Describes this API to programs and people. */
@Controller('api')
@AllowAnyone()
export class ApiDocumentController {
  private readonly document = readApiDocument();

  /** This document. */
  @Get('v1/openapi.json')
  @Header('cache-control', 'public, max-age=300')
  read(): Record<string, unknown> {
    return this.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  page(): string {
    return documentationPage;
  }

  @Get('docs/:file')
  @Header('cache-control', 'public, max-age=3600')
  file(@Param('file') name: string): StreamableFile {
    const file = pageFiles.get(name);
    if (file === undefined) throw new DomainError('not-found', 'Nothing here has this address.');
    return new StreamableFile(file.open(), { type: `${file.type}; charset=utf-8` });
  }
}

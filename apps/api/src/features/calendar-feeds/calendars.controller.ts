import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AllowAnyone } from '../../platform/access/allow.js';
import { ReadCalendar } from './read-calendar.service.js';

@Controller('api/v1/calendars')
export class CalendarsController {
  constructor(private readonly calendars: ReadCalendar) {}

  /**
   * A calendar that somebody subscribes to. Its address is a secret, and all that it takes.
   *
   * @answers text/calendar
   */
  @Get(':calendar')
  @AllowAnyone()
  async read(
    @Param('calendar') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, etag } = await this.calendars.read(file);
    void reply.header('etag', etag).header('cache-control', 'private, max-age=300');
    if (isKnown(etag, request.headers['if-none-match'])) {
      await reply.status(304).send();
      return;
    }
    await reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="on-call.ics"')
      .send(text);
  }
}

/** Whether the reader has this version: one of a list, or one that a proxy has packed and called weak (RFC 9110 13.1.2). */
function isKnown(etag: string, versions = ''): boolean {
  return versions.split(',').some((version) => version.trim().replace(/^W\//, '') === etag);
}

import { Controller, Header, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { AllowAnyone } from '../../platform/access/allow.js';
import { TwilioSignatureGuard } from '../webhook/twilio-signature.guard.js';
import { CodeReports } from './code-reports.service.js';

type Webhook = FastifyRequest<{
  Querystring: Record<string, unknown>;
  Body: Record<string, unknown>;
}>;

/** Where the carrier tells about codes; beside the webhooks of calls, and as closed to everybody else. */
@Controller('api/notification/call')
@AllowAnyone()
@UseGuards(TwilioSignatureGuard)
export class CodeReportsController {
  constructor(private readonly reports: CodeReports) {}

  @Post('code-key')
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  key(@Req() { query }: Webhook): Promise<string> {
    return this.reports.answerKey(query);
  }

  @Post('code-report')
  @HttpCode(204)
  report(@Req() { query, body }: Webhook): Promise<void> {
    return this.reports.take(query, body);
  }
}

import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { ProblemFilter } from '../../platform/errors/problem.filter.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { CallSession } from './call-session.service.js';
import type { RequestWithSignature } from './twilio-signature.guard.js';

/** Said when all else fails. Written out, so that nothing can go wrong in writing it. */
const apology = `<?xml version="1.0" encoding="UTF-8"?><Response><Say>We are sorry, something went wrong on our side. Please call again.</Say><Hangup/></Response>`;

/** A caller never hears "application error": whatever goes wrong is a sentence, and a line in the record. */
@Catch()
export class SpokenErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('webhook');
  private readonly problems = new ProblemFilter();

  constructor(
    private readonly session: CallSession,
    private readonly metrics: Metrics,
  ) {}

  async catch(exception: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<RequestWithSignature>();
    // Whoever is not Twilio is told nothing.
    if (request.signed === undefined) {
      this.problems.catch(exception, host);
      return;
    }
    const { callSid, configs } = request.signed;
    this.metrics.webhookErrors.inc();
    this.logger.error({ err: exception, callSid, projectId: configs[0].projectId });
    try {
      const { t: token = '' } = request.query as { t?: string };
      const text = 'An unexpected error; see the log of the API.';
      await this.session.troubled(request.signed, text, token);
    } catch (error) {
      this.logger.error({ err: error, callSid, msg: 'The error could not be recorded.' });
    }
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.status(200).type('text/xml; charset=utf-8').send(apology);
  }
}

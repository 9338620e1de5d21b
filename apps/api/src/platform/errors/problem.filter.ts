import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { errorCodes, type ErrorCode, type ProblemDto } from '@ringdown/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { DomainError } from './domain-error.js';

/** Answers every exception as `application/problem+json` (RFC 9457); only unexpected ones are logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = toProblem(exception);
    if (problem.code === 'internal-error') {
      this.logger.error({
        err: exception,
        method: request.method,
        route: request.routeOptions.url,
      });
    }
    // RFC 9110 wants a 401 to say how; sessions have no scheme of their own.
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }
}

function toProblem(exception: unknown): ProblemDto {
  if (exception instanceof DomainError) {
    return problem(exception.code, exception.detail, exception.fieldErrors);
  }
  const status = statusOf(exception);
  const code = codeOfStatus(status);
  if (code === 'internal-error') {
    return problem(code, 'Something went wrong on our side. It has been logged; please try again.');
  }
  return problem(code, exception instanceof Error ? exception.message : problemTitles[code]);
}

function problem(
  code: ErrorCode,
  detail: string,
  fieldErrors?: ProblemDto['fieldErrors'],
): ProblemDto {
  return {
    type: 'about:blank',
    title: problemTitles[code],
    status: errorCodes[code],
    code,
    detail,
    ...(fieldErrors === undefined ? {} : { fieldErrors }),
  };
}

/** Nest's exceptions and Fastify's own errors (a body too large, bad JSON) both name a status. */
function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  if (exception instanceof Error && 'statusCode' in exception) return Number(exception.statusCode);
  return 500;
}

function codeOfStatus(status: number): ErrorCode {
  const known = (Object.keys(errorCodes) as ErrorCode[]).find(
    (code) => errorCodes[code] === status,
  );
  return known ?? (status >= 400 && status < 500 ? 'invalid-request' : 'internal-error');
}

/** What each code means, in a few words. */
export const problemTitles: Record<ErrorCode, string> = {
  'invalid-request': 'The request is not valid',
  'sign-in-required': 'Sign in first',
  'api-key-refused': 'This API key is not accepted',
  forbidden: 'You may not do this',
  'not-found': 'There is no such thing here',
  conflict: 'This does not fit the present state',
  'changed-meanwhile': 'Somebody else was faster',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'This content type is not accepted',
  'carrier-refused': 'The carrier did not do it',
  'idempotency-key-reused': 'This Idempotency-Key belongs to another request',
  'too-many-requests': 'Too many requests',
  'internal-error': 'Something went wrong on our side',
  unavailable: 'Not available right now',
};

import { HttpException } from '@nestjs/common';
import { errorCodes, type ErrorCode, type ProblemDto } from '@ringdown/contracts';

import { DomainError } from './domain-error.js';

/** What a client is told of an exception; an unexpected one it learns nothing of. */
export function toProblem(exception: unknown): ProblemDto {
  if (exception instanceof DomainError) {
    return problem(exception.code, exception.detail, exception.fieldErrors);
  }
  const status = statusOf(exception);
  const code = codeOfStatus(status);
  if (code === 'internal-error') {
    return problem(code, 'Something went wrong on our side. It has been logged; please try again.');
  }
  return problem(code, sentences[code] ?? messageOf(exception));
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

/** Fastify's and Nest's own words are for programmers. */
const sentences: Partial<Record<ErrorCode, string>> = {
  'not-found': 'Nothing here has this address.',
  'too-large': 'The body of the request is too large.',
  'unsupported-media-type': 'Send JSON, with content-type: application/json.',
};

function messageOf(exception: unknown): string {
  return exception instanceof Error ? exception.message : String(exception);
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

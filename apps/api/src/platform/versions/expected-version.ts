import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../errors/domain-error.js';

/** The version that an edit was made from; undefined where the client overwrites whatever is there. */
export type ExpectedVersion = number | undefined;

/** The parameter of a controller's method that receives the `If-Match` header's version. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** @throws {DomainError} when the header is none of ours. */
export function readIfMatch(header: string | undefined): ExpectedVersion {
  if (header === undefined || header.trim() === '*') return undefined;
  const [, version] = /^\s*"(\d{1,9})"\s*$/.exec(header) ?? [];
  if (version === undefined) {
    throw new DomainError(
      'invalid-request',
      'If-Match must be the ETag of the last answer, such as "3", or *.',
    );
  }
  return Number(version);
}

/** @throws {DomainError} when somebody else has changed it since it was read. */
export function assertVersion(expected: ExpectedVersion, present: number): void {
  if (expected === undefined || expected === present) return;
  throw new DomainError(
    'changed-meanwhile',
    'Somebody else has changed this in the meantime. Look at the new state, then try again.',
  );
}

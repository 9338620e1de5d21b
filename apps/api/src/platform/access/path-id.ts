import { Param, ParseUUIDPipe } from '@nestjs/common';

import { DomainError } from '../errors/domain-error.js';

const existingId = new ParseUUIDPipe({
  exceptionFactory: () => new DomainError('not-found', 'Nothing here has this address.'),
});

/** An id in the path; what is no id cannot be found. */
export const PathId = (name: string) => Param(name, existingId);

import { ValidationPipe, type ValidationError } from '@nestjs/common';

import { DomainError } from './domain-error.js';

/** Checks every request body and query against its contract class; unknown properties are refused. */
export function contractPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new DomainError('invalid-request', 'Some fields need your attention.', fieldErrors(errors)),
  });
}

/** The messages of each field by its path, such as `rules.0.userIds`. */
function fieldErrors(errors: readonly ValidationError[], parent = ''): Record<string, string[]> {
  return Object.fromEntries(
    errors.flatMap((error) => {
      const path = parent === '' ? error.property : `${parent}.${error.property}`;
      // Several rules of a field often share one sentence.
      const own = [...new Set(Object.values(error.constraints ?? {}))];
      const nested = Object.entries(fieldErrors(error.children ?? [], path));
      return own.length > 0 ? [[path, own] as const, ...nested] : nested;
    }),
  );
}

import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';

import { DomainError } from './domain-error.js';

/** No object of a contract has nearly as many. */
const mostFields = 100;

/** Checks every request body and query against its contract class; unknown properties are refused. */
export function contractPipe(): ValidationPipe {
  return new ContractPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new DomainError('invalid-request', 'Some fields need your attention.', fieldErrors(errors)),
  });
}

class ContractPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') assertFewFields(value);
    return super.transform(value, metadata);
  }
}

/** class-transformer takes seconds for an object of many fields, in which no call would be answered. */
function assertFewFields(body: unknown): void {
  const pending = [body];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (!Array.isArray(value) && inner.length > mostFields) {
      throw new DomainError('invalid-request', 'The request has too many fields.');
    }
    for (const each of inner) if (typeof each === 'object') pending.push(each);
  }
}

/** The messages of each field by its path, such as `targets.0.id`. */
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

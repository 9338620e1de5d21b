import { QueryFailedError } from 'typeorm';

const foreignKeyViolation = '23503';

/** The name of the foreign key that a failed statement broke, if that is why it failed. */
export function brokenForeignKey(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const reason: { code?: unknown; constraint?: unknown } = error.driverError;
  return reason.code === foreignKeyViolation && typeof reason.constraint === 'string'
    ? reason.constraint
    : undefined;
}

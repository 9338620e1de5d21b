import { QueryFailedError } from 'typeorm';

const foreignKeyViolation = '23503';

/** The name of the foreign key that a failed statement broke, if that is why it failed. */
export function brokenForeignKey(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const reason = error.driverError as { code?: unknown; constraint?: unknown };
  return reason.code === foreignKeyViolation && typeof reason.constraint === 'string'
    ? reason.constraint
    : undefined;
}

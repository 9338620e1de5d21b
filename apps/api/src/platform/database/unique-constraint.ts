import { QueryFailedError } from 'typeorm';

const uniqueViolation = '23505';

/** The name of the unique constraint or index that a failed statement broke, if that is why it failed. */
export function brokenUniqueConstraint(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const reason = error.driverError as { code?: unknown; constraint?: unknown };
  return reason.code === uniqueViolation && typeof reason.constraint === 'string'
    ? reason.constraint
    : undefined;
}

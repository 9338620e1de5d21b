import type { ErrorCode } from '@ringdown/contracts';

/** A refusal that its receiver can understand and mend; the problem filter turns it into an answer. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** One plain sentence for a person. */
    readonly detail: string,
    readonly fieldErrors?: Record<string, string[]>,
  ) {
    super(detail);
  }
}

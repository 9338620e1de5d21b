import { errorCodes, type ErrorCode, type ProblemDto } from '@ringdown/contracts';

/** A refused or failed request, told as the API's `application/problem+json` (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  /** One plain sentence for a person. */
  readonly detail: string;
  readonly fieldErrors: Readonly<Record<string, string[]>>;

  constructor(
    problem: Pick<ProblemDto, 'code' | 'detail' | 'fieldErrors'>,
    options?: { cause: unknown },
  ) {
    super(problem.detail, options);
    this.code = problem.code;
    this.detail = problem.detail;
    this.fieldErrors = problem.fieldErrors ?? {};
  }
}

/** The problem that an answer tells, also where something between us and the API answered in its stead. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  return new ProblemError(isProblem(body) ? body : problemOfStatus(response.status));
}

export function unreachable(cause: unknown): ProblemError {
  const detail = 'Ringdown cannot be reached. Check your connection, then try again.';
  return new ProblemError({ code: 'unavailable', detail }, { cause });
}

/** A sentence that a person can act on, whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof ProblemError
    ? error.detail
    : 'Something went wrong on this page. Load it again; if that does not help, tell your admin.';
}

export function isSignInRequired(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'sign-in-required';
}

/** Somebody else has changed it since it was read. */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'changed-meanwhile';
}

function isProblem(body: unknown): body is ProblemDto {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    Object.hasOwn(errorCodes, body.code) &&
    'detail' in body &&
    typeof body.detail === 'string'
  );
}

function problemOfStatus(status: number): Pick<ProblemDto, 'code' | 'detail'> {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const code = codes.find((each) => errorCodes[each] === status);
  if (code !== undefined && code !== 'internal-error' && code !== 'unavailable') {
    return { code, detail: `The request was refused (${status}).` };
  }
  return {
    code: status >= 502 ? 'unavailable' : 'internal-error',
    detail: `Ringdown did not answer as expected (${status}). Please try again in a moment.`,
  };
}

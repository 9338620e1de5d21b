/** Every stable code that a problem answer may carry, with the HTTP status that goes with it. */
export const errorCodes = {
  'invalid-request': 400,
  'sign-in-required': 401,
  'api-key-refused': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'changed-meanwhile': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'carrier-refused': 422,
  'idempotency-key-reused': 422,
  'too-many-requests': 429,
  'internal-error': 500,
  unavailable: 503,
} as const;

/** A stable code that a client may switch on. */
export type ErrorCode = keyof typeof errorCodes;

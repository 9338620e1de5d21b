import { errorCodes, type ErrorCode } from '@ringdown/contracts';

import { problemTitles } from '../src/platform/errors/problem.js';
import { reference } from './schema.js';

/** What a reader has to know before the first request. */
export const introduction = [
  'The REST API of Ringdown, the hotline for on-call teams.',
  'Every refusal is `application/problem+json` (RFC 9457) with a stable `code`, one plain sentence as `detail` and, where fields are wrong, `fieldErrors`.',
  'Lists come in pages: `nextCursor` of one page is the `cursor` of the next.',
  'Fields that are not described here are refused in requests and never sent in answers.',
  'All times are ISO 8601 in UTC; all phone numbers are E.164.',
].join('\n\n');

/** How a client says who it is. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'ringdown.session_token',
    description:
      'The session of a person who has signed in (`__Secure-ringdown.session_token` under https). A request that changes something must come from a page of this installation.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of a project; it acts within its scopes.',
  },
};

/** Headers of answers, told once. */
export const sharedHeaders = {
  ETag: {
    description: 'The version of what was answered; an edit sends it back as `If-Match`.',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': {
    description: 'How many requests a client may make in a minute.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': {
    description: 'How many of them are left.',
    schema: { type: 'integer' },
  },
  'RateLimit-Reset': {
    description: 'Seconds until all of them are there again.',
    schema: { type: 'integer' },
  },
  'Retry-After': {
    description: 'Seconds to wait before the next request.',
    schema: { type: 'integer' },
  },
};

/** Headers of requests, told once. */
export const sharedParameters = {
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The ETag of the answer that the edit was made from: when somebody else has changed it since, the answer is 412. Without this header their change is overwritten.',
    schema: { type: 'string' },
    example: '"3"',
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A text of your choice, new for each request. Sent again within a day, the request is not done again and gets the first answer.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

const content = { 'application/problem+json': { schema: { $ref: reference('ProblemDto') } } };

/** A refusal for each code, and one for whatever else may happen. */
export const refusals: Record<string, object> = {
  refusal: { description: 'A refusal; its `code` says which.', content },
  ...Object.fromEntries(
    (Object.keys(errorCodes) as ErrorCode[]).map((code) => [
      code,
      { description: `${problemTitles[code]}.`, ...waiting(code), content },
    ]),
  ),
};

function waiting(code: ErrorCode): object {
  if (code !== 'too-many-requests') return {};
  return { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } };
}

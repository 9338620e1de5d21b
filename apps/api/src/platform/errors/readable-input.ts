import { isUtf8 } from 'node:buffer';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { DomainError } from './domain-error.js';
import { unknownField } from './unknown-field.js';

/** No contract of ours is deeper than a handful; whatever walks through a value may do so by recursion. */
const deepest = 20;
/** Far more than any contract takes, and few enough to be looked through before anybody is kept waiting. */
const mostValues = 50_000;

type Done = (error: Error | null, body?: unknown) => void;

/** Reads JSON as Fastify does, `__proto__` refused, but takes no bytes that are not UTF-8 for text. */
export function jsonParser(fastify: FastifyInstance) {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  return (request: FastifyRequest, body: Buffer, done: Done): void => {
    if (!isUtf8(body)) {
      done(new DomainError('invalid-request', 'The body is not valid UTF-8.'));
      return;
    }
    void parse(request, body.toString(), (error, value: unknown) =>
      done(error && new DomainError('invalid-request', 'The body is not valid JSON.'), value),
    );
  };
}

/**
 * Refuses what no contract could describe, before anything else looks at it: values nested without end, characters
 * that PostgreSQL cannot hold, and fields by which class-validator would not see that they are unknown.
 *
 * @throws {DomainError}
 */
export function assertReadable({ params, query, body, headers }: FastifyRequest): void {
  // Fastify reads forms for the sake of Twilio's webhooks.
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    throw new DomainError(
      'unsupported-media-type',
      'Send JSON, with content-type: application/json.',
    );
  }
  for (const each of [params, query, body]) assertReadableValue(each);
}

/** @throws {DomainError} */
export function assertReadableValue(whole: unknown): void {
  const pending: [value: unknown, depth: number][] = [[whole, 0]];
  let seen = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [value, depth] = next;
    seen += 1;
    if (typeof value === 'string') assertText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepest) {
      throw new DomainError('invalid-request', 'The request is nested too deeply.');
    }
    for (const name of Array.isArray(value) ? [] : Object.keys(value)) assertField(name);
    const parts: unknown[] = Object.values(value);
    if (seen + pending.length + parts.length > mostValues) {
      throw new DomainError('too-large', 'The request holds more values than this API ever takes.');
    }
    for (const each of parts) pending.push([each, depth + 1]);
  }
}

function assertField(name: string): void {
  assertText(name);
  if (!(name in Object.prototype)) return;
  throw new DomainError('invalid-request', 'Some fields need your attention.', {
    [name]: [unknownField],
  });
}

function assertText(text: string): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  throw new DomainError(
    'invalid-request',
    'The request holds a character that is no text: NUL, or half of a surrogate pair.',
  );
}

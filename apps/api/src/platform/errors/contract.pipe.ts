import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';

import { nextTurn } from '../turns/in-turns.js';
import { DomainError } from './domain-error.js';
import { unknownField } from './unknown-field.js';

/** No object of a contract has nearly as many. */
const mostFields = 100;
/** Objects and lists: more than thousands of shifts have, and few enough to be checked while calls wait. */
const mostParts = 20_000;
/** A body of as many is checked in a few milliseconds. */
const partsAtOnce = 200;
/** More of them no form shows, and no person reads. */
const mostErrors = 200;

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
    // One after the other: together, large bodies would hold up a call for as long as all of them take.
    if (metadata.type === 'body' && countParts(value) > partsAtOnce) await nextTurn();
    return super.transform(value, metadata);
  }
}

/**
 * Objects and lists, of which there must not be too many: class-transformer takes seconds for an object of many fields,
 * and class-validator for very many small ones. No call would be answered meanwhile.
 */
function countParts(body: unknown): number {
  let parts = 0;
  const pending = [body];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    parts += 1;
    if (parts > mostParts || (!Array.isArray(value) && inner.length > mostFields)) {
      throw new DomainError('invalid-request', 'The request has too many fields.');
    }
    for (const each of inner) if (typeof each === 'object') pending.push(each);
  }
  return parts;
}

/** The messages of each field by its path, such as `targets.0.id`; not all of them if there are very many. */
function fieldErrors(errors: readonly ValidationError[]): Record<string, string[]> {
  return Object.fromEntries([...messagesIn(errors)].slice(0, mostErrors));
}

function* messagesIn(
  errors: readonly ValidationError[],
  parent = '',
): Generator<[string, string[]]> {
  for (const { property, constraints = {}, children = [] } of errors) {
    const path = parent === '' ? property : `${parent}.${property}`;
    // Several rules of a field often share one sentence.
    const own = [...new Set(Object.entries(constraints).map(sentenceOf))];
    if (own.length > 0) yield [path, own];
    yield* messagesIn(children, path);
  }
}

/** class-validator's own words for a field that it does not know are for programmers. */
function sentenceOf([rule, message]: [rule: string, message: string]): string {
  return rule === 'whitelistValidation' ? unknownField : message;
}

import fc from 'fast-check';

import type { Schema } from '../../openapi/schema.js';
import { dereferenced } from './api-operations.js';

/** What makes a value likely to be accepted: things that exist. */
export type Known = {
  /** The id that a field of this name should hold, such as `callSmsConfigId` or `userIds`. */
  idFor: (field: string) => fc.Arbitrary<string>;
  phoneNumbers: readonly string[];
  /** Where a carrier is that the operator has allowed. */
  carrier: string;
};

/** Values that a schema allows. */
export function valuesOf(given: Schema, known: Known, field = ''): fc.Arbitrary<unknown> {
  const schema = dereferenced(given);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices !== undefined) {
    return fc.oneof(...choices.map((choice) => valuesOf(choice, known, field)));
  }
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => valuesOfType(type, schema, known, field)));
}

function valuesOfType(
  type: string,
  schema: Schema,
  known: Known,
  field: string,
): fc.Arbitrary<unknown> {
  const bound = (word: string, otherwise: number) => Number(schema[word] ?? otherwise);
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: bound('minimum', -1e6), max: bound('maximum', 1e6) });
    case 'number':
      return fc.double({ min: bound('minimum', -1e6), max: bound('maximum', 1e6), noNaN: true });
    case 'string':
      return textsOf(schema, known, field);
    case 'array':
      return fc.uniqueArray(valuesOf(schema.items ?? {}, known, field), {
        minLength: bound('minItems', 0),
        maxLength: Math.min(bound('maxItems', 3), 3),
        comparator: 'SameValue',
      });
    default:
      return recordsOf(schema, known);
  }
}

function recordsOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, valuesOf(each, known, name)] as const,
  );
  const requiredKeys = schema.required ?? [];
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}

function textsOf(schema: Schema, known: Known, field: string): fc.Arbitrary<string> {
  const minLength = Number(schema.minLength ?? 0);
  const maxLength = Math.min(Number(schema.maxLength ?? 60), minLength + 60);
  switch (schema.format) {
    case 'uuid':
      return known.idFor(field);
    case 'email':
      return fc.stringMatching(/^[a-z]{3,8}@example\.com$/);
    case 'date-time':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'date':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'iana-time-zone':
      return fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York');
    case 'uri':
      return fc.constant(known.carrier);
  }
  if (typeof schema.pattern === 'string') {
    const matching = fc.stringMatching(new RegExp(schema.pattern));
    const isPhone = schema.pattern.startsWith('^\\+[1-9]') && known.phoneNumbers.length > 0;
    return isPhone ? fc.oneof(fc.constantFrom(...known.phoneNumbers), matching) : matching;
  }
  // A carrier's secret, in the form that Twilio's have.
  if (/token|secret/i.test(field)) return fc.stringMatching(/^[0-9a-f]{32}$/);
  return fc.string({ unit: 'grapheme', minLength, maxLength });
}

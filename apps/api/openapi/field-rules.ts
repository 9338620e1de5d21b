import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

import type { Schema } from './schema.js';

/** What a rule can say about a value in JSON Schema's words. */
const bounds = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

/** Adds to a contract's schema what its validators demand, or, where there are none, what its fields' names promise. */
export function withFieldRules(schema: Schema, contract: unknown): Schema {
  if (!isClass(contract) || schema.properties === undefined) return schema;
  const metadata = metadataOf(contract);
  if (metadata.length === 0) return withTimes(schema, schema.properties);
  const rules = targetConstructorToSchema(contract, {
    additionalConverters: {
      // Contracts with rules of their own tell their bounds this way (libs/contracts/src/plain-text.ts).
      isTextOfLength: ({ constraints }) => lengths(constraints),
      isZoneName: { type: 'string', format: 'iana-time-zone' },
      isInstant: { type: 'string', format: 'date-time' },
      isDateThatExists: { type: 'string', format: 'date' },
      areSoundWindows: { minItems: 1 },
      isTurns: { items: { items: { type: 'string', format: 'uuid' } } },
      isUrl: { type: 'string', format: 'uri' },
    },
  }) as Schema;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([name, field]) => [
      name,
      bounded(field, rules.properties?.[name] ?? {}),
    ]),
  );
  const required = Object.keys(properties).filter((name) => !mayBeAbsent(metadata, name));
  return { ...schema, properties, required };
}

/** `createdAt` is a time because it is so named, as every answer in a test proves. */
function withTimes(schema: Schema, fields: Record<string, Schema>): Schema {
  const properties = Object.entries(fields).map(([name, field]) => {
    const isTime = name.endsWith('At') && [field.type].flat().includes('string');
    return [name, isTime ? { ...field, format: 'date-time' } : field] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function bounded(field: Schema, rule: Schema): Schema {
  const own = Object.fromEntries(
    bounds.flatMap((word) => (rule[word] === undefined ? [] : [[word, rule[word]]])),
  );
  const type = rule.type === 'integer' ? { type: whole(field.type) } : {};
  const items =
    field.items === undefined || rule.items === undefined
      ? {}
      : { items: bounded(field.items, rule.items) };
  return { ...field, ...type, ...own, ...items };
}

function whole(type: Schema['type']): Schema['type'] {
  const each = (name: string) => (name === 'number' ? 'integer' : name);
  return Array.isArray(type) ? type.map(each) : each(type ?? 'number');
}

function lengths([least, most]: unknown[]): {
  type: 'string';
  minLength?: number;
  maxLength?: number;
} {
  return {
    type: 'string',
    ...(typeof least === 'number' && least > 0 ? { minLength: least } : {}),
    ...(typeof most === 'number' ? { maxLength: most } : {}),
  };
}

type Metadata = ReturnType<typeof metadataOf>;

function metadataOf(contract: new () => object) {
  return getMetadataStorage().getTargetValidationMetadatas(contract, '', true, false);
}

/** Asks the conditions themselves: `@MayBeAbsent()` skips the checks of what is undefined, `@MayBeNull()` does not. */
function mayBeAbsent(metadata: Metadata, property: string): boolean {
  return metadata.some(({ type, propertyName, constraints }) => {
    if (type !== ValidationTypes.CONDITIONAL_VALIDATION || propertyName !== property) return false;
    const [isChecked] = constraints as [(dto: object, value: unknown) => boolean];
    return !isChecked({}, undefined);
  });
}

function isClass(value: unknown): value is new () => object {
  return typeof value === 'function' && value.prototype !== undefined;
}

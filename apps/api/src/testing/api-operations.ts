import type { Act, Area } from '@ringdown/contracts';

import type { Schema } from '../../openapi/schema.js';
import { readApiDocument } from '../features/api-document/api-document.js';
import type { Verb } from './test-api.js';

type Access =
  { kind: 'anyone' } | { kind: 'signed-in' } | { kind: 'permission'; act: Act; area: Area };
type Described = {
  operationId: string;
  'x-ringdown-access': Access;
  parameters?: { in?: string; name?: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content?: Record<string, object> }>;
};

/** An operation of the OpenAPI document, as tests walk over it. */
export type ApiOperation = {
  title: string;
  id: string;
  verb: Verb;
  path: string;
  access: Access;
  /** Names of the parameters in the path. */
  pathParameters: string[];
  query: { name: string; schema: Schema; isRequired: boolean }[];
  body: Schema | undefined;
  /** Whether the answer goes on for ever. */
  isStream: boolean;
};

const document = readApiDocument() as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
};

/** Every operation of the OpenAPI document: a new route is walked over as soon as it is described. */
export const apiOperations: readonly ApiOperation[] = Object.entries(document.paths).flatMap(
  ([path, verbs]) =>
    Object.entries(verbs).map(([verb, described]) => operationOf(path, verb, described)),
);

/** A schema of the document itself, where another one points at it. */
export function dereferenced(schema: Schema): Schema {
  const { $ref, ...rest } = schema;
  if ($ref === undefined) return schema;
  const name = $ref.split('/').at(-1) ?? '';
  return { ...dereferenced(document.components.schemas[name] ?? {}), ...rest };
}

/** The address of an operation with its parameters filled in. */
export function addressOf(
  { path, title }: ApiOperation,
  parameters: Readonly<Record<string, string>>,
): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) {
      throw new Error(`${title} wants a ${name}: let seeded-project.ts make one.`);
    }
    return encode(value);
  });
}

function operationOf(path: string, verb: string, described: Described): ApiOperation {
  const { parameters = [], requestBody, responses } = described;
  return {
    title: `${verb.toUpperCase()} ${path}`,
    id: described.operationId,
    verb: verb.toUpperCase() as Verb,
    path,
    access: described['x-ringdown-access'],
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    query: parameters.flatMap(({ in: place, name = '', schema = {}, required = false }) =>
      place === 'query' ? [{ name, schema, isRequired: required }] : [],
    ),
    body: requestBody?.content['application/json'].schema,
    isStream: Object.keys(responses['200']?.content ?? {}).includes('text/event-stream'),
  };
}

/** Text as part of an address; half a surrogate pair goes out as the bytes that a careless client would write. */
export function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

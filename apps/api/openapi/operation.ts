import { errorCodes, isForApiKeys, type ErrorCode } from '@ringdown/contracts';

import type { ContractSchemas } from './contract-schemas.js';
import type { MethodSignature } from './method-signatures.js';
import type { NestRoute } from './nest-routes.js';
import type { Schema, Schemas } from './schema.js';
import { inWords, operationId } from './words.js';

/** A route with all that is known of it. */
export type Route = NestRoute & {
  /** `PoliciesController.list`, for people. */
  title: string;
  signature: MethodSignature;
  tag: string;
};

/** One operation of the document. */
export function operationOf(route: Route, contracts: ContractSchemas): object {
  const { access, signature, body } = route;
  const parameters = parametersOf(route, contracts);
  return {
    operationId: operationId(route.controller, route.method),
    tags: [route.tag],
    summary: inWords(route.method),
    ...(signature.description === undefined ? {} : { description: signature.description }),
    security: securityOf(route),
    'x-ringdown-access': access,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: contracts.of(body) } },
          },
        }),
    responses: responsesOf(route, contracts),
  };
}

function securityOf({ access }: Route): object[] {
  if (access.kind === 'anyone') return [];
  const isForKeys = access.kind === 'permission' && isForApiKeys(access.act, access.area);
  return isForKeys ? [{ session: [] }, { apiKey: [] }] : [{ session: [] }];
}

function parametersOf(route: Route, contracts: ContractSchemas): object[] {
  const { decorators } = route.signature;
  const isId = (name: string) =>
    name === 'projectId' || decorators.some((text) => text === `PathId('${name}')`);
  const fromPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(isId(name) ? { format: 'uuid' } : {}) },
  }));
  return [...fromPath, ...queryOf(route, contracts), ...headersOf(route)];
}

function queryOf({ query, queryFields }: Route, contracts: ContractSchemas): object[] {
  if (query !== undefined) contracts.of(query);
  const { properties = {}, required = [] } =
    query === undefined ? {} : (contracts.schemas[query] ?? {});
  const fields = Object.entries({
    ...properties,
    ...Object.fromEntries(queryFields.map((name): [string, Schema] => [name, { type: 'string' }])),
  });
  return fields.map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function headersOf(route: Route): object[] {
  const header = (name: string) => ({ $ref: `#/components/parameters/${name}` });
  return [
    ...(takesVersion(route) ? [header('If-Match')] : []),
    ...(route.takesIdempotencyKey ? [header('Idempotency-Key')] : []),
  ];
}

function takesVersion({ signature }: Route): boolean {
  return signature.decorators.includes('IfMatch()');
}

function responsesOf(route: Route, contracts: ContractSchemas): Record<string, object> {
  const codes: ErrorCode[] = ['too-many-requests'];
  if (route.body !== undefined) codes.push('too-large', 'unsupported-media-type');
  if (route.body !== undefined || route.query !== undefined) codes.push('invalid-request');
  if (route.access.kind !== 'anyone') codes.push('sign-in-required', 'forbidden');
  if (route.path.includes(':')) codes.push('not-found');
  if (route.verb !== 'get') codes.push('conflict');
  if (takesVersion(route)) codes.push('changed-meanwhile');
  if (route.takesIdempotencyKey) codes.push('idempotency-key-reused');
  const refusals = codes.map((code): [string, object] => [
    String(errorCodes[code]),
    { $ref: `#/components/responses/${code}` },
  ]);
  return {
    ...Object.fromEntries(
      statusesOf(route).map((status) => [String(status), answerOf(route, status, contracts)]),
    ),
    ...Object.fromEntries(refusals),
    default: { $ref: '#/components/responses/refusal' },
  };
}

function statusesOf({ signature, status }: Route): number[] {
  return signature.statuses.length === 0 ? [status] : signature.statuses;
}

function answerOf(route: Route, status: number, contracts: ContractSchemas): object {
  const { signature } = route;
  const types = route.contentType === undefined ? signature.mediaTypes : [route.contentType];
  const isEmpty = signature.answer === 'void' && types.length === 0;
  if (isEmpty && (status === 200 || status === 201)) {
    throw new Error(
      `${route.title} answers nothing: say @HttpCode(204) or, when it writes the answer itself, @answers with statuses or media types in its comment.`,
    );
  }
  if (isEmpty) {
    return { description: status < 300 ? 'Done.' : 'Leads to another page.', headers };
  }
  const isJson = signature.answer !== 'void' && types.every((type) => type.endsWith('json'));
  const schema = isJson ? contracts.of(signature.answer) : { type: 'string' };
  return {
    description: 'Done.',
    headers: isVersioned(schema, contracts.schemas)
      ? { ...headers, ETag: { $ref: '#/components/headers/ETag' } }
      : headers,
    content: Object.fromEntries(
      (types.length === 0 ? ['application/json'] : types).map((type) => [type, { schema }]),
    ),
  };
}

/** Every answer tells what is left of the client's rate. */
const headers = Object.fromEntries(
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [
    name,
    { $ref: `#/components/headers/${name}` },
  ]),
);

function isVersioned({ $ref = '', properties }: Schema, schemas: Schemas): boolean {
  const fields = properties ?? schemas[$ref.split('/').at(-1) ?? '']?.properties ?? {};
  return 'version' in fields;
}

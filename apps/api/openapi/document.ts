import { resolve } from 'node:path';

import { ContractSchemas } from './contract-schemas.js';
import { readControllerSource } from './method-signatures.js';
import { readNestRoutes } from './nest-routes.js';
import { operationOf, type Route } from './operation.js';
import { reachable, type Schemas } from './schema.js';
import {
  introduction,
  refusals,
  securitySchemes,
  sharedHeaders,
  sharedParameters,
} from './shared-components.js';
import { tagOf } from './words.js';

const sources = resolve(import.meta.dirname, '../src');
/** Not for clients of ours: what Twilio asks, what Prometheus reads, and the page that shows this document. */
const undocumented = ['/api/notification/', '/api/metrics', '/api/docs'];

/**
 * The OpenAPI document, made of what is already written: Nest's metadata, the controllers' return types, and the
 * contracts with their validators and comments.
 *
 * @throws {Error} that names the controller's method that cannot be described.
 */
export async function generateDocument(): Promise<object> {
  const { routes, tags } = await readRoutes();
  const contracts = new ContractSchemas([
    { text: 'ProblemDto', namedTypes: ['ProblemDto'], askedBy: 'Every refusal' },
    ...routes.flatMap(typesOf),
  ]);
  contracts.of('ProblemDto');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.verb]: operationOf(route, contracts) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ringdown',
      version: '1',
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This installation' }],
    tags,
    paths: sorted(paths),
    components: {
      schemas: sorted(onlyReachable(contracts.schemas, [paths, refusals])),
      parameters: sharedParameters,
      responses: refusals,
      headers: sharedHeaders,
      securitySchemes,
    },
  };
}

async function readRoutes() {
  const found = await readNestRoutes(sources);
  const documented = found.filter(({ path }) =>
    undocumented.every((prefix) => !`${path}/`.startsWith(prefix)),
  );
  const descriptions = new Map<string, string[]>();
  const routes = documented.map((route): Route => {
    const { methods, descriptions: own } = readControllerSource(route.file);
    const title = `${route.controller}.${route.method}`;
    const signature = methods.get(title);
    if (signature === undefined) throw new Error(`${title} is not written in ${route.file}.`);
    if (signature.answer === '') {
      throw new Error(`${title} does not declare its return type, which is what it answers.`);
    }
    const tag = tagOf(route.file);
    const described = new Set([...(descriptions.get(tag) ?? []), own.get(route.controller) ?? '']);
    descriptions.set(
      tag,
      [...described].filter((text) => text !== ''),
    );
    return { ...route, title, signature, tag };
  });
  const tags = [...descriptions].map(([name, texts]) => ({
    name,
    ...(texts.length === 0 ? {} : { description: texts.join(' ') }),
  }));
  return { routes, tags };
}

function typesOf({ title, signature, body, query }: Route) {
  const inputs = [body, query].flatMap((name) => name ?? []);
  return [
    ...(signature.answer === 'void'
      ? []
      : [{ text: signature.answer, ...signature, askedBy: title }]),
    ...inputs.map((text) => ({ text, namedTypes: [text], askedBy: title })),
  ];
}

function onlyReachable(schemas: Schemas, from: unknown): Schemas {
  const wanted = reachable(from, schemas);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => wanted.has(name)));
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

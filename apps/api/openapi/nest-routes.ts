import 'reflect-metadata';

import { globSync } from 'node:fs';
import { resolve } from 'node:path';

import { RequestMethod } from '@nestjs/common';
import {
  HEADERS_METADATA,
  HTTP_CODE_METADATA,
  INTERCEPTORS_METADATA,
  METHOD_METADATA,
  PARAMTYPES_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';

import { accessKey, type Access } from '../src/platform/access/allow.js';

/** What Nest knows of one method of a controller. */
export type NestRoute = {
  controller: string;
  method: string;
  /** Of the file that holds the controller. */
  file: string;
  verb: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Nest writes it: `/api/v1/projects/:projectId/policies`. */
  path: string;
  access: Access;
  status: number;
  contentType: string | undefined;
  /** Whether an `Idempotency-Key` may come with it. */
  takesIdempotencyKey: boolean;
  /** Names of the contracts that body and query have to follow. */
  body: string | undefined;
  query: string | undefined;
  /** Query parameters that the method takes one by one. */
  queryFields: string[];
};

type Controller = { name: string; prototype: Record<string, object> };
type Named = { name?: string };
type RouteArgument = { index: number; data?: unknown };

const verbs: Partial<Record<RequestMethod, NestRoute['verb']>> = {
  [RequestMethod.GET]: 'get',
  [RequestMethod.POST]: 'post',
  [RequestMethod.PUT]: 'put',
  [RequestMethod.PATCH]: 'patch',
  [RequestMethod.DELETE]: 'delete',
};

/** Every route of every controller below a directory of sources, in the order of the files. */
export async function readNestRoutes(sources: string): Promise<NestRoute[]> {
  const files = globSync('**/*.controller.ts', { cwd: sources }).sort();
  const routes: NestRoute[] = [];
  for (const name of files) {
    const file = resolve(sources, name);
    const exported = (await import(file)) as Record<string, unknown>;
    for (const each of Object.values(exported).filter(isController)) {
      routes.push(...routesOf(each, file));
    }
  }
  return routes;
}

function isController(value: unknown): value is Controller {
  return typeof value === 'function' && Reflect.hasMetadata(PATH_METADATA, value);
}

function routesOf(controller: Controller, file: string): NestRoute[] {
  const names = Object.getOwnPropertyNames(controller.prototype).filter(
    (name) =>
      name !== 'constructor' &&
      Reflect.hasMetadata(METHOD_METADATA, controller.prototype[name] ?? {}),
  );
  return names.map((name) => describe(controller, name, file));
}

function describe(controller: Controller, name: string, file: string): NestRoute {
  const method = controller.prototype[name] ?? {};
  const read = (key: string) => Reflect.getMetadata(key, method) as unknown;
  const title = `${controller.name}.${name}`;

  const verb = verbs[read(METHOD_METADATA) as RequestMethod];
  if (verb === undefined) throw new Error(`${title} has a verb that the document cannot name.`);
  const access = (read(accessKey) ?? Reflect.getMetadata(accessKey, controller)) as
    Access | undefined;
  if (access === undefined) throw new Error(`${title} does not declare who may call it.`);

  return {
    controller: controller.name,
    method: name,
    file,
    verb,
    path: joined([Reflect.getMetadata(PATH_METADATA, controller), read(PATH_METADATA)]),
    access,
    status: (read(HTTP_CODE_METADATA) as number | undefined) ?? (verb === 'post' ? 201 : 200),
    contentType: contentTypeOf(read(HEADERS_METADATA)),
    takesIdempotencyKey:
      verb === 'post' &&
      [read(INTERCEPTORS_METADATA), Reflect.getMetadata(INTERCEPTORS_METADATA, controller)]
        .flat()
        .some((each) => (each as Named | undefined)?.name === 'IdempotencyInterceptor'),
    ...inputsOf(controller, name, title),
  };
}

/** The classes that Nest will check the request against. */
function inputsOf(controller: Controller, name: string, title: string) {
  const inputs = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    RouteArgument
  >;
  const classes = (Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype, name) ?? []) as (
    { name: string } | undefined
  )[];
  const argumentsOf = (kind: RouteParamtypes) =>
    Object.entries(inputs).flatMap(([key, argument]) =>
      key.startsWith(`${String(kind)}:`) ? [argument] : [],
    );
  const classOf = (kind: RouteParamtypes, what: string) => {
    const [whole] = argumentsOf(kind).filter(({ data }) => data === undefined);
    if (whole === undefined) return undefined;
    const type = classes[whole.index]?.name ?? 'Object';
    if (!type.endsWith('Dto')) {
      throw new Error(`${title} takes a ${what} that no class of the contracts describes.`);
    }
    return type;
  };
  return {
    body: classOf(RouteParamtypes.BODY, 'body'),
    query: classOf(RouteParamtypes.QUERY, 'query'),
    queryFields: argumentsOf(RouteParamtypes.QUERY).flatMap(({ data }) =>
      typeof data === 'string' ? [data] : [],
    ),
  };
}

function contentTypeOf(headers: unknown): string | undefined {
  const declared = (headers ?? []) as { name: string; value: unknown }[];
  const found = declared.find(({ name }) => name.toLowerCase() === 'content-type');
  return typeof found?.value === 'string' ? found.value.split(';')[0] : undefined;
}

function joined(parts: unknown[]): string {
  const path = parts.map((part) => String(part).replaceAll(/^\/+|\/+$/g, ''));
  return `/${path.filter((part) => part !== '').join('/')}`;
}

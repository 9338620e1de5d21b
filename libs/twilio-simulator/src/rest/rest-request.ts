import type { Account } from '../world/account.js';
import type { World } from '../world/world.js';
import { badRequest } from './rest-error.js';

/** A request of a known account, with its form or query parameters; repeated ones keep all their values. */
export interface RestRequest {
  readonly world: World;
  readonly account: Account;
  readonly method: string;
  readonly path: string;
  /** Path parts that the route left open, in their order. */
  readonly parts: readonly string[];
  readonly params: URLSearchParams;
}

/** What a route answers. */
export interface RestAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: { readonly type: string; readonly content: Buffer };
}

/** 200 with JSON. */
export function ok(json: unknown): RestAnswer {
  return { status: 200, json };
}

/** 201 with JSON. */
export function created(json: unknown): RestAnswer {
  return { status: 201, json };
}

/** 204. */
export const gone: RestAnswer = { status: 204 };

/** A parameter that must be there, or one of Twilio's codes. */
export function required(params: URLSearchParams, name: string, code: number): string {
  const value = params.get(name);
  if (value === null || value === '') throw badRequest(code, `A '${name}' parameter is required.`);
  return value;
}

/** A method parameter; POST unless GET was asked for. */
export function methodParameter(params: URLSearchParams, name: string): 'GET' | 'POST' {
  return params.get(name)?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** An address parameter, or the given code when it is not an absolute http(s) URL; `undefined` when it is not there. */
export function urlParameter(
  params: URLSearchParams,
  name: string,
  code: number,
): string | undefined {
  const url = params.get(name);
  if (url === null || url === '') return undefined;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw badRequest(code, `${name} is not a valid URL: ${url}`);
  return url;
}

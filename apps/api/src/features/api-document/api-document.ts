import { readFileSync } from 'node:fs';

/** Committed beside the sources, so that the built program finds it at the same place; renewed by `npm run openapi`. */
const file = new URL('../../../openapi.json', import.meta.url);

/** The OpenAPI document of this very version. */
export function readApiDocument(): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

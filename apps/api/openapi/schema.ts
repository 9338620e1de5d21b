/** As much of a JSON Schema (2020-12) as the contracts need. */
export type Schema = {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

/** The components of a document by name. */
export type Schemas = Record<string, Schema>;

/** How a component is pointed at. */
export function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Every component that a value points at, directly or through others. */
export function reachable(from: unknown, schemas: Schemas): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(
      /"#\/components\/schemas\/([^"]+)"/g,
    )) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(from);
  return found;
}

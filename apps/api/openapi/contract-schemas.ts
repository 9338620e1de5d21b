import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import * as contracts from '@ringdown/contracts';
import { createGenerator, type SchemaGenerator } from 'ts-json-schema-generator';

import { contractTypes } from './contract-types.js';
import { withFieldRules } from './field-rules.js';
import { reference, type Schema, type Schemas } from './schema.js';

const library = resolve(import.meta.dirname, '../../../libs/contracts');

/** A type as a controller writes it down, such as `PageDto<PolicyDto>`. */
export type WantedType = { text: string; namedTypes: readonly string[]; askedBy: string };

/** Turns types over the contracts, as they stand in the sources, into schemas. */
export class ContractSchemas {
  /** What the schemas are made of, by name; it grows with every answer of `of`. */
  readonly schemas: Schemas = {};
  private readonly texts: string[];
  private readonly generator: SchemaGenerator;

  /**
   * @param wanted everything that `of` will be asked for: the compiler runs once for all.
   * @throws {Error} when one of them names a type that the contracts do not have.
   */
  constructor(wanted: readonly WantedType[]) {
    assertKnown(wanted);
    this.texts = [...new Set(wanted.map(({ text }) => text))];
    this.generator = generatorFor([
      `import type { ${[...namesOf(wanted)].join(', ')} } from '${library}/src/index.js';`,
      ...this.texts.map((text, index) => `export type ${aliasOf(index)} = ${text};`),
    ]);
  }

  of(text: string): Schema {
    const alias = aliasOf(this.texts.indexOf(text));
    const { definitions = {} } = this.generator.createSchema(alias);
    for (const [name, definition] of Object.entries(definitions)) {
      this.schemas[componentName(name)] ??= withFieldRules(
        pointingAtComponents(definition) as Schema,
        (contracts as Record<string, unknown>)[name],
      );
    }
    const { [alias]: answer = {} } = this.schemas;
    Reflect.deleteProperty(this.schemas, alias);
    return answer;
  }
}

function generatorFor(source: string[]): SchemaGenerator {
  const directory = mkdtempSync(join(tmpdir(), 'ringdown-openapi-'));
  try {
    const path = join(directory, 'wanted.ts');
    writeFileSync(path, source.join('\n'));
    return createGenerator({
      path,
      tsconfig: join(library, 'tsconfig.lib.json'),
      skipTypeCheck: true,
      encodeRefs: false,
      sortProps: false,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function assertKnown(wanted: readonly WantedType[]): void {
  const known = contractTypes(join(library, 'src'));
  for (const { namedTypes, askedBy } of wanted) {
    const stranger = namedTypes.find((name) => !known.has(name) && !ofTheLanguage.has(name));
    if (stranger === undefined) continue;
    throw new Error(`${askedBy} names ${stranger}, which libs/contracts does not export.`);
  }
}

function namesOf(wanted: readonly WantedType[]): Set<string> {
  const names = wanted.flatMap(({ namedTypes }) => namedTypes);
  return new Set(names.filter((name) => !ofTheLanguage.has(name)));
}

const ofTheLanguage: ReadonlySet<string> = new Set(['Record', 'Array', 'Readonly']);

function aliasOf(index: number): string {
  return `WantedType${String(index)}`;
}

/** `PageDto<PolicyDto>` is no name that OpenAPI allows; `PageOfPolicyDto` is. */
function componentName(definition: string): string {
  return definition
    .replaceAll('Dto<', '<')
    .replaceAll(/<([^<>]+)>/g, 'Of$1')
    .replaceAll(/[^\w.-]/g, '_');
}

function pointingAtComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointingAtComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) =>
      key === '$ref' && typeof each === 'string'
        ? [key, reference(componentName(each.replace('#/definitions/', '')))]
        : [key, pointingAtComponents(each)],
    ),
  );
}

import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import { ContractSchemas } from '../../../openapi/contract-schemas.js';
import { generateDocument } from '../../../openapi/document.js';

const file = new URL('../../../openapi.json', import.meta.url);

type Operation = {
  operationId: string;
  tags: string[];
  parameters?: { in?: string; name?: string }[];
  responses: Record<string, object>;
};
type Document = {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

describe('the OpenAPI document', () => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.values(verbs).map((operation) => ({ path, ...operation })),
  );

  it('is up to date (if not: npm run openapi)', { timeout: 60_000 }, async () => {
    const generated = JSON.stringify(await generateDocument(), null, 2);

    await expect(`${generated}\n`).toMatchFileSnapshot('../../../openapi.json');
  });

  it('is of version 3.1 and names nothing that it does not hold', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    const missing = [...references].filter(([, pointer = '']) => {
      const steps = pointer.split('/');
      return (
        steps.reduce<unknown>(
          (at, step) => (at as Document | undefined)?.[step as 'paths'],
          document,
        ) === undefined
      );
    });

    expect(document.openapi).toMatch(/^3\.1\./);
    expect(missing).toEqual([]);
  });

  it('has schemas that JSON Schema 2020-12 can read', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
    addFormats.default(ajv);
    // Of our own; to others it is a note.
    ajv.addFormat('iana-time-zone', true);
    ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
    ajv.addSchema(document, 'openapi');

    for (const name of Object.keys(document.components.schemas)) {
      expect(
        () => ajv.compile({ $ref: `openapi#/components/schemas/${name}` }),
        name,
      ).not.toThrow();
    }
  });

  it('gives every operation a name of its own and a tag that exists', () => {
    const ids = operations.map(({ operationId }) => operationId);
    const tags = document.tags.map(({ name }) => name);

    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ tags: own }) => own.some((tag) => !tags.includes(tag)))).toEqual(
      [],
    );
  });

  it('describes every parameter of every path, and no other', () => {
    for (const { path, parameters = [], operationId } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = parameters.flatMap((each) => (each.in === 'path' ? [each.name] : []));
      expect(described, operationId).toEqual(inPath);
    }
  });

  it('leaves out what is for Twilio and Prometheus', () => {
    const text = Object.keys(document.paths).join('\n');

    expect(text).not.toMatch(/notification|metrics/);
    expect(text).toContain('/api/health/ready');
  });
});

describe('generating it', () => {
  it('names the method whose answer the contracts do not know', () => {
    const unknown = { text: 'Nonsense', namedTypes: ['Nonsense'], askedBy: 'Controller.method' };

    expect(() => new ContractSchemas([unknown])).toThrow(
      'Controller.method names Nonsense, which libs/contracts does not export.',
    );
  });
});

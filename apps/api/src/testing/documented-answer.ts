import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { readApiDocument } from '../features/api-document/api-document.js';

/** An operation of the document, as far as tests look at it. */
type DocumentedOperation = {
  operationId: string;
  'x-ringdown-access': { kind: string; act?: string; area?: string };
  responses: Record<string, { content?: Record<string, object>; $ref?: string }>;
};

type Paths = Record<string, Record<string, DocumentedOperation>>;

const document = readApiDocument();
const { paths } = document as { paths: Paths };
const templates = Object.keys(paths)
  // What is spelt out goes before what is a parameter: /calls/live is no call.
  .sort((one, other) => (spelling(one) < spelling(other) ? -1 : 1))
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** @throws {Error} when the document knows the route and an answer like this is not what it promises. */
export function assertDocumented(
  asked: { method: string; url: string },
  answer: { status: number; contentType: string; body: string },
): void {
  const [pathName = ''] = asked.url.split('?');
  const path = templates.find(({ pattern }) => pattern.test(pathName))?.path ?? '';
  const operation = paths[path]?.[asked.method.toLowerCase()];
  if (operation === undefined) return;
  const complaint = complaintAbout(path, asked.method.toLowerCase(), operation, answer);
  if (complaint === undefined) return;
  throw new Error(
    `${asked.method} ${path} answered ${String(answer.status)}, and apps/api/openapi.json does not allow it (is it up to date? npm run openapi): ${complaint}`,
  );
}

function complaintAbout(
  path: string,
  verb: string,
  { responses }: DocumentedOperation,
  answer: { status: number; contentType: string; body: string },
): string | undefined {
  const [type = ''] = answer.contentType.split(';');
  if (answer.status >= 400) {
    return type === 'application/problem+json'
      ? against('#/components/schemas/ProblemDto', answer.body)
      : `a refusal came as ${type}.`;
  }
  const response = responses[String(answer.status)];
  if (response === undefined) return 'the status is not described.';
  if (response.content === undefined) {
    return answer.body === '' ? undefined : 'there should be no body.';
  }
  if (!(type in response.content)) return `it came as ${type}.`;
  if (type !== 'application/json') return undefined;
  const steps = [
    'paths',
    path,
    verb,
    'responses',
    String(answer.status),
    'content',
    type,
    'schema',
  ];
  return against(`#/${steps.map(escaped).join('/')}`, answer.body);
}

function against(pointer: string, body: string): string | undefined {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi${pointer}` });
  validators.set(pointer, validate);
  if (validate(JSON.parse(body))) return undefined;
  return ajv.errorsText(validate.errors, { dataVar: 'answer' }) + hint(validate);
}

/** Ajv's text does not say which property is too much. */
function hint({ errors }: ValidateFunction): string {
  const names = (errors ?? []).flatMap(
    ({ params }) => (params as { additionalProperty?: string }).additionalProperty ?? [],
  );
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

/** A tilde comes after all letters, as long as no language has a say. */
function spelling(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '~');
}

function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

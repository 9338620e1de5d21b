import fc from 'fast-check';

import { dereferenced, encode, type ApiOperation } from './api-operations.js';
import { valuesOf, type Known } from './request-values.js';

/** A request as it goes over the wire: whatever a client may write. */
export type WireRequest = {
  parameters: Record<string, string>;
  query: string;
  headers: Record<string, string>;
  payload: string | Buffer | undefined;
};

/** Texts that have broken programs before. */
const hostileTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\r\nset-cookie: owned=1',
  "'; DROP TABLE users; --",
  "' OR '1'='1",
  '%00',
  '%',
  '%ff',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '\u202egnp.exe',
  '👩‍👩‍👧‍👦',
  'NaN',
  '1e309',
  '-1',
  '9'.repeat(400),
  'x'.repeat(70_000),
];
const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e21, 2 ** 53, -(2 ** 63), [], {}, [null], [[]]),
  fc.constantFrom<unknown>({ length: 1e9 }, { toString: 1 }, { then: 'x' }, { $ne: null }),
  fc.array(hostileText, { maxLength: 3 }),
);

/** Bodies that are not even what a JSON library would write. */
const hostilePayload: fc.Arbitrary<string | Buffer> = fc.constantFrom<string | Buffer>(
  '',
  '{',
  'null',
  '[]',
  '""',
  '123',
  '{"a":1,}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"name":"\\ud800"}',
  '{"name":"\\u0000"}',
  '{"limit":1e400}',
  '\ufeff{}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  Buffer.from([0x7b, 0x22, 0x6e, 0x61, 0x6d, 0x65, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  Buffer.from([0xc3, 0x28]),
);

/** As far as HTTP lets them through: bad-input.db.spec.ts sends what it does not. */
const hostileHeaders = fc.constantFrom<Record<string, string>>(
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': '\u00ff/\u0080' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'content-length': '1' },
  { 'if-match': '"1"' },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': "1' OR 1=1" },
  { 'idempotency-key': 'x' },
  { 'idempotency-key': 'x'.repeat(300) },
  { 'idempotency-key': '\u00f0\u009f\u0098\u0080' },
  { accept: 'text/xml' },
  { 'x-forwarded-for': '\u00ff, 1.2.3.4' },
  { 'user-agent': '\u00ff\u0080' },
  { 'user-agent': 'x'.repeat(8000) },
  { authorization: 'Bearer \u00ff' },
  { authorization: 'Basic Og==' },
  { cookie: 'ringdown.session_token=%E0%A4%A' },
);

/** Requests for an operation: half of them about right, the others wrong in one place or all over. */
export function wireRequests(operation: ApiOperation, known: Known): fc.Arbitrary<WireRequest> {
  return fc.record({
    parameters: parametersOf(operation, known),
    query: queryOf(operation, known),
    headers: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, hostileHeaders),
    payload: payloadOf(operation, known),
  });
}

function parametersOf(
  { pathParameters }: ApiOperation,
  known: Known,
): fc.Arbitrary<Record<string, string>> {
  const fields = pathParameters.map((name) => {
    const right = name === 'number' ? fc.constantFrom(...known.phoneNumbers) : known.idFor(name);
    // An empty part makes it another route.
    const wrong = hostileText.map((text) => (text === '' ? '-' : text));
    return [name, fc.oneof({ weight: 12, arbitrary: right }, wrong)] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

function queryOf({ query }: ApiOperation, known: Known): fc.Arbitrary<string> {
  const pairs = query.map(({ name, schema }) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant([]) },
      valuesOf(schema, known, name).map((value) => [[name, String(value)]]),
      hostileText.map((value) => [[name, value]]),
      hostileText.map((value) => [
        [name, '1'],
        [name, value],
      ]),
    ),
  );
  const strange = fc.constantFrom(
    ...Array<string>(12).fill(''),
    'x=1',
    '__proto__[a]=1',
    'constructor=1',
    '%=%',
    '&&=',
  );
  return fc.tuple(fc.tuple(...pairs), strange).map(([known, other]) => {
    const text = known.flat().map(([name = '', value = '']) => `${name}=${encode(value)}`);
    return [...text, ...(other === '' ? [] : [other])].join('&');
  });
}

function payloadOf(
  { body, verb }: ApiOperation,
  known: Known,
): fc.Arbitrary<string | Buffer | undefined> {
  if (body === undefined) {
    const none = fc.constant(undefined);
    return verb === 'GET' ? none : fc.oneof({ weight: 4, arbitrary: none }, hostilePayload);
  }
  const right = valuesOf(body, known);
  const fields = Object.keys(dereferenced(body).properties ?? {});
  const field = fc.constantFrom(...fields, 'unknown', '__proto__', 'constructor', 'toString');
  const wrong = fc
    .tuple(right, field, fc.oneof(hostileValue, fc.constant(undefined)))
    .map(([value, name, instead]) => withField(value, name, instead));
  return fc.oneof(
    { weight: 5, arbitrary: right.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: wrong },
    { weight: 2, arbitrary: hostilePayload },
  );
}

/** Written by hand, because assigning `__proto__` would do something else; undefined leaves the field out. */
function withField(body: unknown, name: string, value: unknown): string {
  const others = Object.entries(body as object).filter(([key]) => key !== name);
  const field = value === undefined ? [] : [[name, value] as const];
  const pairs = [...others, ...field].map(
    ([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`,
  );
  return `{${pairs.join(',')}}`;
}

import { createSecretKey, randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCallToken, writeCallToken, type CallToken } from './call-token.js';

const newKey = () => createSecretKey(randomBytes(32));
const key = newKey();
const anyToken: fc.Arbitrary<CallToken> = fc.record({
  callId: fc.uuid(),
  planId: fc.stringMatching(/^[\w-]{22}$/),
  state: fc.record({
    round: fc.nat(),
    rule: fc.nat(),
    person: fc.nat(),
    attempt: fc.nat(),
    tried: fc.array(fc.nat(200)),
    prompts: fc.nat(3),
    tally: fc.constantFrom('none', 'busy', 'failed', 'mixed'),
  }),
});

const bytesOf = (text: string) =>
  text
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('hex'))
    .join('.');

describe('a call token', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        expect(readCallToken(writeCallToken(token, key), key)).toEqual(token);
      }),
    );
  });

  it('needs no escaping in a query string', () => {
    fc.assert(
      fc.property(anyToken, (token) => {
        expect(writeCallToken(token, key)).toMatch(/^[\w.-]+$/);
      }),
    );
  });

  it('is refused when a single character of it is changed', () => {
    fc.assert(
      fc.property(anyToken, fc.nat(), fc.constantFrom('A', 'b', '7', '.'), (token, at, sign) => {
        const text = writeCallToken(token, key);
        const index = at % text.length;
        const forged = text.slice(0, index) + sign + text.slice(index + 1);
        // The last character of a part may hold bits that no byte uses.
        fc.pre(bytesOf(forged) !== bytesOf(text));
        expect(readCallToken(forged, key)).toBeUndefined();
      }),
    );
  });

  it.each(['', '.', 'abc', 'a.b', 'W10.AAAAAAAAAAAAAAAAAAAAAA', '\u0000'])(
    'is never "%s"',
    (text) => {
      expect(readCallToken(text, key)).toBeUndefined();
    },
  );

  it('of another installation is refused', () => {
    const [token] = fc.sample(anyToken, 1);
    if (token === undefined) throw new Error('No sample.');

    expect(readCallToken(writeCallToken(token, newKey()), key)).toBeUndefined();
  });
});

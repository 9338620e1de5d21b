import { createSecretKey, randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCallToken, writeCallToken, type CallToken } from './call-token.js';

const newKey = () => createSecretKey(randomBytes(32));
const key = newKey();
const anyState = {
  round: fc.nat(),
  rule: fc.nat(),
  person: fc.nat(),
  attempt: fc.nat(),
  tried: fc.array(fc.nat(200)),
  prompts: fc.nat(3),
  tally: fc.constantFrom('none' as const, 'busy' as const, 'failed' as const, 'mixed' as const),
};
const anyWave = fc.record(
  { first: fc.nat(), size: fc.nat(10), since: fc.nat(), takenBy: fc.nat() },
  { requiredKeys: ['first', 'size', 'since'] },
);
const names = { callId: fc.uuid(), planId: fc.stringMatching(/^[\w-]{22}$/) };
const anyToken: fc.Arbitrary<CallToken> = fc.oneof(
  fc.record({
    ...names,
    state: fc.record(
      { ...anyState, oneByOne: fc.constant(true as const) },
      { requiredKeys: ['round', 'rule', 'person', 'attempt', 'tried', 'prompts', 'tally'] },
    ),
  }),
  // Only in a wave it has to name the caller's leg.
  fc.record({
    ...names,
    state: fc.record({ ...anyState, wave: anyWave }),
    callSid: fc.stringMatching(/^CA[0-9a-f]{32}$/),
  }),
);

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

import { describe, expect, it } from 'vitest';

import { CarrierError, carrierErrorOf, refusalCodes } from './carrier-error.js';
import { CarrierUnreachableError } from './twilio-client.js';

const refused = (fields: object) => carrierErrorOf(Object.assign(new Error('secret'), fields));

describe('carrierErrorOf', () => {
  it.each(refusalCodes)('has a plain sentence for %i', (code) => {
    const { sentence } = refused({ status: 400, code });

    expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(sentence).not.toContain(String(code));
    expect(sentence).not.toContain('secret');
  });

  it.each([
    [20003, 'credentials'],
    [20429, 'moment'],
    [21211, 'to'],
    [21215, 'to'],
    [21216, 'to'],
    [21219, 'to'],
    [21408, 'to'],
    [21606, 'from'],
    [21608, 'to'],
    [21610, 'to'],
  ])('knows that %i is about the %s', (code, concern) => {
    expect(refused({ status: 400, code }).concern).toBe(concern);
  });

  it.each([
    ['401 without a code', { status: 401 }, 'credentials'],
    ['429 without a code', { status: 429, code: 'x' }, 'moment'],
    ['502', { status: 502 }, 'moment'],
    ['a code that nobody has heard of', { status: 400, code: 99_999 }, 'account'],
    ['404 of something else', { status: 404 }, 'not-a-carrier'],
    ['a redirect', { status: 302, code: 20_003.5 }, 'not-a-carrier'],
    ['a code that is a text', { status: 400, code: 'constructor' }, 'not-a-carrier'],
  ])('makes sense of %s', (_title, fields, concern) => {
    expect(refused(fields).concern).toBe(concern);
  });

  it.each([undefined, null, 'text', 7, new TypeError('x of undefined')])(
    'takes %s for something that is no carrier',
    (thrown) => {
      expect(carrierErrorOf(thrown).concern).toBe('not-a-carrier');
    },
  );

  it('says that nobody answers when nobody does', () => {
    expect(carrierErrorOf(new CarrierUnreachableError('ECONNREFUSED')).concern).toBe('unreachable');
  });

  it('leaves its own errors alone', () => {
    const error = new CarrierError('to', 'A sentence.');

    expect(carrierErrorOf(error)).toBe(error);
  });
});

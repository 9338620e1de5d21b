import { describe, expect, it } from 'vitest';

import { isWithheld } from './caller-id.js';

describe('isWithheld', () => {
  it.each([
    null,
    '',
    '  ',
    '+266696687',
    '+86282452253',
    '+8656696',
    '+2562533',
    '+7378742833',
    'anonymous',
    'Anonymous',
    '+Restricted',
    'UNAVAILABLE',
    'unknown',
    'sip:anonymous@anonymous.invalid',
    'client:Anonymous',
  ])('is true of %j', (caller) => {
    expect(isWithheld(caller)).toBe(true);
  });

  it.each([
    '+12025550123',
    '266',
    '100',
    'sip:alice@example.com',
    'sip:unknown.person@example.com',
    'client:anonymousfan',
    '+2666966870',
  ])('is false of %j', (caller) => {
    expect(isWithheld(caller)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';

import { searchedCaller } from './searched-caller.js';

describe('a search for a caller', () => {
  it.each([
    ['+49 (30) 901-820', '+4930901820'],
    ['030 / 901 820', '30901820'],
    ['0049.30', '4930'],
    ['+49 (0)30 901820', '+4930901820'],
    ['0', '0'],
    ['-', '-'],
    ['SIP:Anna@Example.com', 'sip:anna@example.com'],
    ['Müller 2', 'müller 2'],
  ])('for %j looks for %j', (text, searched) => {
    expect(searchedCaller(text)).toBe(searched);
  });
});

import { describe, expect, it } from 'vitest';

import { lastTwoDigits, wholeNumbers } from './shown-numbers.js';

describe('the last two digits', () => {
  it.each([
    ['+4930901820', '…20'],
    ['116117', '…17'],
    ['911', '…'],
    ['sip:+4930901820@pbx.example.com', '…20'],
    ['sip:noc@example.com', '…'],
    ['client:anna', '…'],
    ['', '…'],
  ])('of %s are %s', (caller, shown) => {
    expect(lastTwoDigits.number(caller)).toBe(shown);
    expect(wholeNumbers.number(caller)).toBe(caller);
  });

  it.each([
    ['+4930901820', '…20'],
    ['+4930*', '+4930*'],
    ['+44163*', '+44163*'],
    ['+4930901*', '…*'],
    ['*901820', '…*'],
    ['*20', '…*'],
    ['sip:*@example.com', 'sip:*@example.com'],
    ['sip:n*@example.com', '…*'],
    ['*', '*'],
  ])('of the pattern %s are %s', (pattern, shown) => {
    expect(lastTwoDigits.pattern(pattern)).toBe(shown);
    expect(wholeNumbers.pattern(pattern)).toBe(pattern);
  });

  it.each([
    ['the block list has +4930901820.', 'the block list has …20.'],
    ['the block list has +4930*.', 'the block list has +4930*.'],
    ['Also +49 (0)30 / 901-820, at night', 'Also …20, at night'],
    ['Writes from sip:noc@example.com, often', 'Writes from …, often'],
    ['Rule 2: Alice is rung for up to 30 seconds.', 'Rule 2: Alice is rung for up to 30 seconds.'],
    [
      'The line closed after 20000 seconds; error 21211.',
      'The line closed after 20000 seconds; error 21211.',
    ],
  ])('stand in %s as %s', (text, shown) => {
    expect(lastTwoDigits.text(text)).toBe(shown);
    expect(wholeNumbers.text(text)).toBe(text);
  });
});

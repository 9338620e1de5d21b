import { describe, expect, it } from 'vitest';

import { callerName, namelessNumber } from './caller-name';

describe('a caller', () => {
  it.each([
    ['+4930901820', false, 'Anna', 'Anna', undefined],
    ['+4930901820', false, null, '+49 309 01 820', '+4930901820'],
    ['', true, null, 'Withheld', undefined],
    ['116117', false, null, '116117', undefined],
    ['sip:noc@example.com', false, null, 'sip:noc@example.com', undefined],
    ['…20', false, null, '…20', undefined],
  ])(
    '%s, withheld: %s, known as %s, is shown as %s',
    (caller, callerWithheld, name, shown, nameless) => {
      const call = { caller, callerWithheld, callerName: name };

      expect(callerName(call)).toBe(shown);
      expect(namelessNumber(call)).toBe(nameless);
    },
  );
});

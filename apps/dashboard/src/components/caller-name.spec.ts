import { describe, expect, it } from 'vitest';

import { callerInSentence, callerName, namelessNumber } from './caller-name';

describe('a caller', () => {
  it.each([
    ['+4930901820', false, 'Anna', 'Anna', undefined],
    ['+4930901820', false, null, '+49 309 01 820', '+4930901820'],
    ['', true, null, 'Withheld', undefined],
    ['116117', false, null, '116117', undefined],
    ['sip:noc@example.com', false, null, 'sip:noc@example.com', undefined],
    ['…20', false, null, 'Number ending in 20', undefined],
  ])(
    '%s, withheld: %s, known as %s, is shown as %s',
    (caller, callerWithheld, name, shown, nameless) => {
      const call = { caller, callerWithheld, callerName: name };

      expect(callerName(call)).toBe(shown);
      expect(namelessNumber(call)).toBe(nameless);
    },
  );

  it.each([
    ['…20', null, 'a number ending in 20'],
    ['…20', 'Anna', 'Anna'],
    ['+4930901820', null, '+49 309 01 820'],
  ])('%s, known as %s, is %s in a sentence', (caller, name, told) => {
    expect(callerInSentence({ caller, callerWithheld: false, callerName: name })).toBe(told);
  });

  it('who was erased has neither name nor number', () => {
    const call = { caller: '', callerWithheld: false, callerErased: true, callerName: null };

    expect([callerName(call), callerInSentence(call)]).toEqual(['Erased', 'an erased caller']);
    expect(namelessNumber(call)).toBeUndefined();
  });
});

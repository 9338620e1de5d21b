import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';

import { AddPhoneDto, VerifyPhoneDto } from './my-phones.js';

const sentences = (dto: object) =>
  validateSync(dto).flatMap(({ constraints }) => Object.values(constraints ?? {}));

describe('AddPhoneDto', () => {
  it.each([
    ['+12025550123', '+12025550123'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+49 30/901820', '+4930901820'],
    ['+49 (0)30 901820', '+4930901820'],
    ['0044 20 7946 0018', '+442079460018'],
  ])('takes %s as %s', (written, number) => {
    const dto = plainToInstance(AddPhoneDto, { number: written });

    expect(sentences(dto)).toEqual([]);
    expect(dto.number).toBe(number);
  });

  it.each([
    ['a national number', '0151 23456789'],
    ['letters', '+1 800 FLOWERS'],
    ['a number that is too short', '+12025'],
    ['a number that is too long for its country', '+120255501234'],
    ['a country code that does not exist', '+999123456789'],
    ['no text', 12025550123],
  ])('answers %s with one sentence and an example', (_title, number) => {
    const problems = sentences(plainToInstance(AddPhoneDto, { number }));

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('such as +12025550123');
  });
});

describe('VerifyPhoneDto', () => {
  it('takes a code as it stands in an SMS', () => {
    const dto = plainToInstance(VerifyPhoneDto, { code: ' 012 345' });

    expect(sentences(dto)).toEqual([]);
    expect(dto.code).toBe('012345');
  });

  it.each(['12345', '1234567', 'abcdef', '', 123456])('refuses %o', (code) => {
    expect(sentences(plainToInstance(VerifyPhoneDto, { code }))).toEqual([
      'Write the six digits of the code.',
    ]);
  });
});

import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';

import { CreatePolicyDto, UpdatePolicyDto } from './policies.js';

const wrongFields = (dto: object) => validateSync(dto).map((error) => error.property);
const create = (fields: object) => plainToInstance(CreatePolicyDto, fields);

describe('CreatePolicyDto', () => {
  it('removes space around text and turns every line end into a newline', () => {
    const dto = create({ name: '  Night desk ', greetingMessage: 'One\r\ntwo\rthree\n' });

    expect(wrongFields(dto)).toEqual([]);
    expect(dto.name).toBe('Night desk');
    expect(dto.greetingMessage).toBe('One\ntwo\nthree');
  });

  it.each([
    ['a name of spaces', { name: '   ' }, 'name'],
    ['a name that is no text', { name: 7 }, 'name'],
    ['a NUL', { name: 'a\u0000b' }, 'name'],
    ['a name of two lines', { name: 'a\nb' }, 'name'],
    ['a tab', { name: 'Ok', description: 'a\tb' }, 'description'],
    ['an escape', { name: 'Ok', noAnswerMessage: '\u001b[31mred' }, 'noAnswerMessage'],
    ['null for a text', { name: 'Ok', greetingMessage: null }, 'greetingMessage'],
    ['null for a switch', { name: 'Ok', enabled: null }, 'enabled'],
    ['more code points than the column holds', { name: '❤️'.repeat(51) }, 'name'],
    ['an unknown placeholder', { name: 'Ok', greetingMessage: 'To {team}.' }, 'greetingMessage'],
    [
      'a position where nobody waits any more',
      { name: 'Ok', noAnswerMessage: 'You were number {position}.' },
      'noAnswerMessage',
    ],
    ['an unclosed one', { name: 'Ok', refusalMessage: 'At {policy' }, 'refusalMessage'],
    [
      'a message that a long name makes too long',
      { name: 'Ok', noAnswerMessage: '{policy}'.repeat(31) },
      'noAnswerMessage',
    ],
    [
      'a message of emoji that a carrier may count twice',
      { name: 'Ok', noAnswerMessage: '🦊'.repeat(1501) },
      'noAnswerMessage',
    ],
    ['a fraction of a repeat', { name: 'Ok', repeatTimes: 1.5 }, 'repeatTimes'],
  ])('refuses %s', (_title, fields, property) => {
    expect(wrongFields(create(fields))).toEqual([property]);
  });

  it('takes a greeting that names policy, caller and position, as often as the longest name leaves room', () => {
    const fields = { name: 'Ok', greetingMessage: '{policy}'.repeat(29) + '{caller}{position}' };
    expect(wrongFields(create(fields))).toEqual([]);
  });

  it('takes null as no call/SMS config', () => {
    expect(wrongFields(create({ name: 'Ok', callSmsConfigId: null }))).toEqual([]);
  });
});

describe('UpdatePolicyDto', () => {
  it('may be empty but does not take null for a name', () => {
    expect(wrongFields(plainToInstance(UpdatePolicyDto, {}))).toEqual([]);
    expect(wrongFields(plainToInstance(UpdatePolicyDto, { name: null }))).toEqual(['name']);
  });
});

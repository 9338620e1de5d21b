import { phoneBehaviours } from './behaviour.js';

export const phoneNumberSchema = { type: 'string', pattern: '^\\+[1-9]\\d{6,14}$' };

const secondsSchema = { type: 'number', minimum: 0, maximum: 3600 };
const keysSchema = { type: 'string', pattern: '^[0-9*#]{1,20}$' };

export const newPhoneSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'name'],
  properties: {
    number: phoneNumberSchema,
    name: { type: 'string', minLength: 1, maxLength: 40 },
    role: { enum: ['caller', 'responder'] },
  },
};

export const dialSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { to: phoneNumberSchema, withheld: { type: 'boolean' } },
};

export const pressSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['keys'],
  properties: { keys: keysSchema },
};

export const saySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['words'],
  properties: { words: { type: 'string', minLength: 1, maxLength: 500 } },
};

export const scriptSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['behaviour'],
  properties: {
    behaviour: { enum: phoneBehaviours },
    answerAfterSeconds: secondsSchema,
    pressAfterSeconds: secondsSchema,
    hangUpAfterSeconds: secondsSchema,
    press: keysSchema,
  },
};

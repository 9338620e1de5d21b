import type { FastifyInstance } from 'fastify';

import type { FaultsView, NumberView } from '../control-api.js';
import { PlainError } from '../http/plain-error.js';
import { phoneNumberSchema } from '../phones/phone-schemas.js';
import type { Sandbox } from '../sandbox.js';
import { alertView, faultsView, messageView, numberViews } from './views.js';

const addressSchema = { type: 'string', pattern: '^(https?://.*)?$' };

const numberSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['phoneNumber'],
  properties: {
    phoneNumber: phoneNumberSchema,
    friendlyName: { type: 'string', maxLength: 64 },
    voiceUrl: addressSchema,
    voiceFallbackUrl: addressSchema,
    statusCallback: addressSchema,
  },
};

const chanceSchema = { type: 'number', minimum: 0, maximum: 1 };

const faultsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    duplicate: chanceSchema,
    duplicateAtOnce: chanceSchema,
    delay: chanceSchema,
    longestDelaySeconds: { type: 'number', minimum: 0, maximum: 60 },
    drop: chanceSchema,
    reorder: chanceSchema,
  },
};

type NumberBody = Pick<NumberView, 'phoneNumber'> & Partial<Omit<NumberView, 'readableNumber'>>;

/** What is Twilio's and nobody's phone: routing numbers, text messages, the debugger, a bad network. */
export function networkRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const { simulator, live, watch } = sandbox;

  app.get('/sandbox/numbers', () => numberViews(simulator));

  app.put<{ Body: NumberBody }>(
    '/sandbox/numbers',
    { schema: { body: numberSchema } },
    (request) => {
      const settings = request.body;
      const { phoneNumber } = settings;
      const known = simulator.numbers.find((number) => number.phoneNumber === phoneNumber);
      if (known) Object.assign(known, settings, { updatedAt: simulator.clock.now() });
      else if (sandbox.book.find(phoneNumber))
        throw new PlainError(409, `${phoneNumber} is a phone and cannot be a routing number.`);
      else simulator.addNumber({ accountSid: sandbox.accountSid, ...settings });
      watch.touch();
      return numberViews(simulator).find((number) => number.phoneNumber === phoneNumber);
    },
  );

  app.get('/sandbox/messages', () => simulator.messages.map(messageView));

  app.get('/sandbox/alerts', () => simulator.alerts.map(alertView));

  app.get('/sandbox/faults', () => faultsView(simulator.faults));

  app.put<{ Body: Partial<FaultsView> }>(
    '/sandbox/faults',
    { schema: { body: faultsSchema } },
    (request) => {
      const { longestDelaySeconds, ...chances } = request.body;
      Object.assign(simulator.faults, chances);
      if (longestDelaySeconds !== undefined)
        simulator.faults.longestDelay = `${longestDelaySeconds}s`;
      const view = faultsView(simulator.faults);
      live.publish('faults', view);
      return view;
    },
  );
}

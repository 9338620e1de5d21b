import type { FastifyInstance } from 'fastify';

import { attempt, PlainError } from '../http/plain-error.js';
import type { Sandbox } from '../sandbox.js';
import type { ScriptSettings } from './behaviour.js';
import type { PhoneSettings } from './phone-book.js';
import {
  dialSchema,
  newPhoneSchema,
  pressSchema,
  saySchema,
  scriptSchema,
} from './phone-schemas.js';

interface Addressed {
  Params: { number: string };
}
type NewPhone = Omit<PhoneSettings, 'role'> & Partial<PhoneSettings>;

const phonePath = '/sandbox/phones/:number';

/** Every phone in anybody's hand. */
export function phoneRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const { book, simulator, watch } = sandbox;
  const viewOf = (number: string) => book.get(number).view(simulator.clock.now());
  const phoneOf = (number: string) => book.get(number).phone;

  app.get('/sandbox/phones', () => sandbox.snapshot().phones);

  app.post<{ Body: NewPhone }>(
    '/sandbox/phones',
    { schema: { body: newPhoneSchema } },
    (request, reply) => {
      const handset = book.add({ role: 'responder', ...request.body });
      watch.touch();
      reply.code(201);
      return viewOf(handset.number);
    },
  );

  app.post<Addressed & { Body: { to?: string; withheld?: boolean } }>(
    `${phonePath}/dial`,
    { schema: { body: dialSchema } },
    (request) => {
      const { number } = request.params;
      const { to = simulator.numbers[0]?.phoneNumber, withheld = false } = request.body;
      if (to === undefined) throw new PlainError(409, 'There is no number that could be dialled.');
      attempt(() => phoneOf(number).dials(to, { withheld }));
      return viewOf(number);
    },
  );

  const deeds = { answer: 'answers', decline: 'declines', 'hang-up': 'hangsUp' } as const;
  for (const [path, deed] of Object.entries(deeds)) {
    app.post<Addressed>(`${phonePath}/${path}`, (request) => {
      const { number } = request.params;
      attempt(() => phoneOf(number)[deed]());
      return viewOf(number);
    });
  }

  app.post<Addressed & { Body: { keys: string } }>(
    `${phonePath}/press`,
    { schema: { body: pressSchema } },
    (request) => {
      const { number } = request.params;
      attempt(() => phoneOf(number).presses(request.body.keys));
      return viewOf(number);
    },
  );

  app.post<Addressed & { Body: { words: string } }>(
    `${phonePath}/say`,
    { schema: { body: saySchema } },
    (request) => {
      const { number } = request.params;
      attempt(() => phoneOf(number).says(request.body.words));
      return viewOf(number);
    },
  );

  app.put<Addressed & { Body: ScriptSettings }>(
    `${phonePath}/script`,
    { schema: { body: scriptSchema } },
    (request) => {
      const { number } = request.params;
      book.get(number).behave(request.body);
      watch.touch();
      return viewOf(number);
    },
  );
}

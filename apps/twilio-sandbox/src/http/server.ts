import { createServer, type RequestListener } from 'node:http';

import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, LogController } from 'fastify';

import { eventRoutes } from '../live/event-routes.js';
import { networkRoutes } from '../network/network-routes.js';
import { phoneRoutes } from '../phones/phone-routes.js';
import type { Sandbox } from '../sandbox.js';
import { answerErrors } from './answer-errors.js';
import { describeBadInput } from './bad-input.js';
import { keepStrangersOut } from './local-requests.js';
import { addPageHeaders } from './page-headers.js';

/** What the server is made of. */
export interface ServerSettings {
  readonly sandbox: Sandbox;
  /** Twilio's REST interface. */
  readonly rest: RequestListener;
  readonly host: string;
  /** Folder with the page of phones. */
  readonly pageDirectory: string;
  /** Unset: nothing is logged. */
  readonly logFile?: string | undefined;
}

/** Twilio's REST interface: calls and numbers, their prices and papers, whom one may call, and the debugger. */
const carrierPaths =
  /^\/(?:2010-04-01|v1\/(?:PhoneNumbers|DialingPermissions|Alerts)|v2\/RegulatoryCompliance)\b/;

/** The simulator behind HTTP: Twilio's REST interface, the control API, and the page of phones. */
export async function createSandboxServer(settings: ServerSettings): Promise<FastifyInstance> {
  const { sandbox, rest, host, pageDirectory, logFile } = settings;
  const app = Fastify({
    // Twilio's interface reads its own bodies, and its paths are none of the framework's business.
    serverFactory: (handle) =>
      createServer((request, response) => {
        if (!carrierPaths.test(request.url ?? '')) {
          handle(request, response);
          return;
        }
        response.on('close', () => sandbox.watch.touch());
        rest(request, response);
      }),
    ...(logFile !== undefined && { logger: { file: logFile } }),
    // Paths hold phone numbers, which do not belong in a log.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    schemaErrorFormatter: describeBadInput,
  });
  app.addHook('preValidation', (request, _reply, done) => {
    request.body ??= {};
    done();
  });
  keepStrangersOut(app, host);
  addPageHeaders(app);
  answerErrors(app);
  phoneRoutes(app, sandbox);
  networkRoutes(app, sandbox);
  eventRoutes(app, sandbox);
  await app.register(fastifyStatic, { root: pageDirectory, cacheControl: false });
  return app;
}

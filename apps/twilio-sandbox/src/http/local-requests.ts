import type { FastifyInstance } from 'fastify';

import { PlainError } from './plain-error.js';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * The control API has no sign-in. A web page that somebody happens to visit must not reach it through the visitor's
 * browser, neither across origins nor by a host name that it points at the loopback address (DNS rebinding).
 */
export function keepStrangersOut(app: FastifyInstance, listensOn: string): void {
  const isLoopbackOnly = loopback.test(listensOn) || listensOn === '::1';
  app.addHook('onRequest', (request, _reply, done) => {
    const { host = '', origin } = request.headers;
    if (isLoopbackOnly && !loopback.test(host))
      throw new PlainError(403, `The sandbox does not answer to the host name ${host}.`);
    if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
      throw new PlainError(403, `The sandbox takes no requests from ${origin}.`);
    done();
  });
}

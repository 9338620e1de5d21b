import type { Socket } from 'node:net';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Time for a request that was already on its way. */
const graceMilliseconds = 1000;

/**
 * Lets the server stop although browsers hold connections that they opened ahead of need. Node takes a connection
 * that has carried no request yet for a busy one and would wait a minute for it.
 */
export function closeUnusedConnections(app: NestFastifyApplication): void {
  const unused = new Set<Socket>();
  const fastify = app.getHttpAdapter().getInstance();
  fastify.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  fastify.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  fastify.addHook('preClose', (done) => {
    setTimeout(() => {
      for (const socket of unused) socket.destroy();
    }, graceMilliseconds).unref();
    done();
  });
}

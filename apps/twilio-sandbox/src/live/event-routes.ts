import type { FastifyInstance, FastifyReply } from 'fastify';

import type { SandboxEvents } from '../control-api.js';
import type { Sandbox } from '../sandbox.js';

/** Proxies and browsers give up on a connection that stays silent for a minute. */
const heartbeatMilliseconds = 20_000;

/** Server-sent events of everything that happens, beginning with everything there is. */
export function eventRoutes(app: FastifyInstance, sandbox: Sandbox): void {
  const open = new Set<FastifyReply>();

  app.get('/sandbox/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    const send = <Name extends keyof SandboxEvents>(name: Name, content: SandboxEvents[Name]) =>
      void reply.raw.write(`event: ${name}\ndata: ${JSON.stringify(content)}\n\n`);
    send('snapshot', sandbox.snapshot());
    const stop = sandbox.live.listen(send);
    const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), heartbeatMilliseconds);
    open.add(reply);
    reply.raw.on('close', () => {
      stop();
      clearInterval(heartbeat);
      open.delete(reply);
    });
  });

  app.addHook('preClose', (done) => {
    for (const reply of open) reply.raw.end();
    done();
  });
}

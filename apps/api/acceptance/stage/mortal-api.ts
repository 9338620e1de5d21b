import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

import { ClockFile } from './clock-file.js';
import { startDatabaseWire, type DatabaseWire } from './database-wire.js';
import { freePort } from './free-port.js';
import type { PhoneWorld } from './phone-world.js';

/**
 * In the middle of what the API is killed: its journal never gets the entry of a webhook, or has got it and the answer
 * is lost; or the carrier has taken an order, and nobody is left to hear of it.
 */
export type Moment = 'before-entry' | 'after-entry' | 'after-order';

/**
 * The API as a process that is killed (SIGKILL) and started anew, in place of the world's own until that is restarted.
 * Whoever connects meanwhile waits, as with a supervisor that holds the socket; whoever is connected is cut off.
 */
export async function startMortalApi(world: PhoneWorld) {
  const { port, variables } = await world.makeWay();
  const innerPort = await freePort();
  const clockPath = join(world.dataDir, 'clock');
  const file = new ClockFile(clockPath);
  const stopTelling = world.clock.alsoTell((now) => {
    file.set(now);
  });
  const wires: DatabaseWire[] = [];
  let life = begin();
  let deaths = 0;

  async function begin(): Promise<{ child: ChildProcess; wire: DatabaseWire }> {
    const wire = await startDatabaseWire(world.databaseUrl);
    wires.push(wire);
    const child = fork(join(import.meta.dirname, 'api-process.ts'), [clockPath, wire.url], {
      env: { ...process.env, ...variables, PORT: String(innerPort) },
      // Those of the tests would have it read sources where it is built.
      execArgv: [],
    });
    const [said] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => ['ended']),
    ])) as unknown[];
    if (said !== 'ready') throw new Error('The API’s own process has not started. Is it built?');
    return { child, wire };
  }

  const clients = new Set<Socket>();
  const front = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    void life.then(() => {
      const inner = connect(innerPort, '127.0.0.1');
      inner.on('error', () => client.destroy());
      client.once('close', () => inner.destroy());
      client.pipe(inner).pipe(client);
    });
  });
  await life;
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve));

  function kill({ child, wire }: Awaited<typeof life>): void {
    deaths += 1;
    child.kill('SIGKILL');
    wire.cut();
    for (const client of clients) client.destroy();
    life = once(child, 'exit').then(begin);
    void world.clock.during(life);
  }

  const stopWaiting = world.clock.alsoWaitFor(async () => {
    const { child } = await life;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const stopAsking = new AbortController();
    const { signal } = stopAsking;
    const isQuiet = Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }),
    ]);
    child.send('Are you quiet?');
    await isQuiet;
    stopAsking.abort();
  });

  return {
    get deaths() {
      return deaths;
    },
    /** Kills the process at the next such moment. */
    async dieAt(moment: Moment): Promise<void> {
      const alive = await life;
      if (moment === 'after-order') {
        const stop = world.twilio.restFaults.always(({ method }) => {
          if (method !== 'POST') return false;
          stop();
          kill(alive);
          return false;
        }, 'unavailable');
        return;
      }
      alive.wire.interruptNext({
        statement: (statement) => statement.startsWith('journal/'),
        insteadOf: moment === 'before-entry' ? 'statement' : 'answer',
        by: () => {
          kill(alive);
        },
      });
    },
    /** The process ends; the world's own may be restarted. */
    async stop(): Promise<void> {
      stopWaiting();
      stopTelling();
      const { child } = await life;
      child.disconnect();
      await once(child, 'exit');
      for (const wire of wires) wire.stop();
      for (const client of clients) client.destroy();
      await new Promise((resolve) => front.close(resolve));
      file.close();
    },
  };
}

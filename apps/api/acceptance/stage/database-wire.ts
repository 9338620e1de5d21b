import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Something that happens when a statement goes over the wire, instead of that statement or of its answer. */
type Interruption = {
  statement: (statement: string) => boolean;
  insteadOf: 'statement' | 'answer';
  by: () => void;
};

/** The wire between API and PostgreSQL: it can be cut, and it shows every statement that goes over it. */
export type DatabaseWire = Awaited<ReturnType<typeof startDatabaseWire>>;

export async function startDatabaseWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const statements: string[] = [];
  let isCut = false;
  let latency = 0;
  let interruption: Interruption | undefined;

  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    let onAnswer: (() => void) | undefined;
    let isInterrupted = false;
    const read = statementReader((statement) => {
      statements.push(statement);
      if (interruption?.statement(statement) !== true) return;
      const { insteadOf, by } = interruption;
      interruption = undefined;
      if (insteadOf === 'answer') {
        onAnswer = by;
        return;
      }
      isInterrupted = true;
      by();
    });
    client.on('data', (chunk) => {
      read(chunk);
      if (!isInterrupted) upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (onAnswer !== undefined) {
        isInterrupted = true;
        onAnswer();
        onAnswer = undefined;
      }
      if (isInterrupted) return;
      if (latency === 0) client.write(chunk);
      else setTimeout(() => client.write(chunk), latency);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    /** What was executed so far: SQL, or the name of a prepared statement. */
    statements,
    /** The database is gone from now on. */
    cut,
    mend() {
      isCut = false;
      latency = 0;
    },
    /** The next such statement does not reach the database, or is carried out there and never answered. */
    interruptNext(next: Interruption) {
      interruption = next;
    },
    /** Every answer of the database comes so many milliseconds late. */
    slowDown(milliseconds: number) {
      latency = milliseconds;
    },
    stop() {
      cut();
      server.close();
    },
  };
}

/** Reads the frontend's half of PostgreSQL's protocol (version 3): Parse, Bind and Query messages. */
function statementReader(onStatement: (statement: string) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  let isStarted = false;
  let unnamed = '';
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      // The first message of a connection has no type.
      const head = isStarted ? 1 : 0;
      if (pending.length < head + 4) return;
      const length = head + pending.readInt32BE(head);
      if (pending.length < length) return;
      const type = isStarted ? String.fromCharCode(pending[0] ?? 0) : '';
      const [first = '', second = ''] = pending
        .subarray(head + 4, length)
        .toString()
        .split('\0');
      pending = pending.subarray(length);
      isStarted = true;
      if (type === 'P' && first === '') unnamed = second;
      if (type === 'B') onStatement(second === '' ? unnamed : second);
      if (type === 'Q') onStatement(first);
    }
  };
}

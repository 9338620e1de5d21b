import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';

/** What a mail server was given. */
export type ReceivedMail = {
  to: string[];
  from: string;
  subject: string;
  text: string;
};

export type Mailbox = Awaited<ReturnType<typeof startMailbox>>;

/** A real mail server on this machine that keeps what it is given. */
export async function startMailbox() {
  const received: ReceivedMail[] = [];
  const refusals: { code: number; text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      if (refusal === undefined) done();
      else done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData: (stream, session, done) => {
      buffer(stream).then((content) => {
        received.push({
          ...readMail(content.toString('utf8')),
          to: session.envelope.rcptTo.map(({ address }) => address),
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    /** The next recipients are refused, each with one of these. */
    refuse: (...next: { code: number; text: string }[]) => void refusals.push(...next),
    refusalsLeft: () => refusals.length,
    /** The newest message to this address, as soon as it is there. */
    messageTo: (address: string): Promise<ReceivedMail> =>
      vi.waitFor(() => {
        const found = received.findLast(({ to }) => to.includes(address));
        if (found === undefined) throw new Error(`No mail for ${address} yet.`);
        return found;
      }, 10_000),
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function readMail(content: string): Omit<ReceivedMail, 'to'> {
  const end = content.indexOf('\r\n\r\n');
  const head = content.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = content.slice(end + 4).replaceAll('\r\n', '\n');
  return {
    from: header('From'),
    subject: header('Subject'),
    text:
      header('Content-Transfer-Encoding') === 'quoted-printable' ? unquote(body) : body.trimEnd(),
  };
}

/** RFC 2045, 6.7. */
function unquote(text: string): string {
  const bytes = text
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8').trimEnd();
}

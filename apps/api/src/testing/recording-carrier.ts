import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const accountSid = `AC${randomBytes(16).toString('hex')}`;
export const authToken = randomBytes(16).toString('hex');
/** What a recording holds. */
export const sound = Buffer.from('What the caller said.');

/** A carrier that has one recording, hands out parts of it, and can be made to fail. */
export class RecordingCarrier {
  readonly recordings = new Set<string>();
  failures = 0;
  private readonly server: Server = createServer((request, response) => {
    const sid = /\/Recordings\/(\w+)\.(?:mp3|json)$/.exec(request.url ?? '')?.[1] ?? '';
    const { authorization, range } = request.headers;
    const answer = (status: number, headers = {}, body?: Buffer) =>
      response.writeHead(status, headers).end(body);
    const expected = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    if (authorization !== `Basic ${expected}`) return answer(401);
    if (this.failures > 0) {
      this.failures -= 1;
      return answer(500);
    }
    if (!this.recordings.has(sid)) return answer(404);
    if (request.method === 'DELETE') {
      this.recordings.delete(sid);
      return answer(204);
    }
    const type = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' };
    if (range !== 'bytes=5-7') return answer(200, type, sound);
    return answer(
      206,
      { ...type, 'content-range': `bytes 5-7/${String(sound.length)}` },
      sound.subarray(5, 8),
    );
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

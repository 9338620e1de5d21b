import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { lookupPublic, postMessage } from './post-message.js';

describe('a message to a receiver', () => {
  let asked = 0;
  const inside = createServer((_request, response) => {
    asked += 1;
    response.end();
  });

  beforeAll(() => new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => inside.close(resolve)));

  const portOf = () => String((inside.address() as AddressInfo).port);
  const post = (address: string) =>
    postMessage({ address, body: '{}', headers: {}, mayBePrivate: false });

  it.each(['http', 'https'])('is not sent to this machine over %s', async (protocol) => {
    const attempt = await post(`${protocol}://127.0.0.1:${portOf()}/`);

    expect(attempt).toMatchObject({
      statusCode: null,
      answer: 'The address is a private one: nothing was sent.',
    });
    expect(asked).toBe(0);
  });

  it('goes to no private address that a name leads to', async () => {
    const error = await new Promise<unknown>((resolve) => {
      lookupPublic('localhost', { all: true }, resolve);
    });

    expect(error).toBeInstanceOf(Error);
  });
});

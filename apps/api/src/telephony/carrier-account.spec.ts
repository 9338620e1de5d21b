import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';

import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  fetchStanding,
  fetchVoiceNumbers,
  placeSpokenCall,
  sendMessage,
} from './carrier-account.js';
import { CarrierError } from './carrier-error.js';
import { createTwilioClient } from './twilio-client.js';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = '2'.repeat(32);
const from = '+12025550100';
const to = '+12025550199';

describe('an account at the carrier', () => {
  let twilio: TwilioSimulator;
  let rest: Awaited<ReturnType<typeof serveRest>>;
  const account = (token = authToken) => ({ accountSid, authToken: token, apiBaseUrl: rest.url });

  beforeEach(async () => {
    const clock = new VirtualClock();
    twilio = new TwilioSimulator({ clock, accounts: [{ sid: accountSid, authToken }] });
    twilio.addNumber({ accountSid, phoneNumber: from });
    rest = await serveRest(twilio);
  });
  afterEach(() => rest.close());

  it('proves itself by its credentials', async () => {
    expect(await fetchStanding(account())).toEqual({ status: 'active', type: 'Full' });
    await expect(fetchStanding(account('3'.repeat(32)))).rejects.toMatchObject({
      concern: 'credentials',
    });
  });

  it('lists the voice numbers of all pages', async () => {
    for (let index = 0; index < 1234; index += 1) {
      twilio.addNumber({ accountSid, phoneNumber: `+1303${String(5_550_000 + index)}` });
    }

    expect(await fetchVoiceNumbers(account())).toHaveLength(1235);
  });

  it('sends a message and places a call', async () => {
    const message = await sendMessage(account(), { from, to, body: 'Hello' });
    const call = await placeSpokenCall(account(), { from, to, text: 'A & B' });

    expect(twilio.messages.map(({ sid, body }) => [sid, body])).toEqual([[message, 'Hello']]);
    expect(twilio.calls.map(({ sid }) => sid)).toEqual([call]);
  });

  it('gives up when the carrier does not answer in time', async () => {
    twilio.restFaults.always(() => true, 'time-out');
    const startedAt = performance.now();

    await expect(fetchStanding(account(), { milliseconds: 200 })).rejects.toMatchObject({
      concern: 'unreachable',
    });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it.each(['reset', 'lost-answer'] as const)(
    'says so when the connection breaks: %s',
    async (fault) => {
      twilio.restFaults.always(() => true, fault);

      await expect(fetchStanding(account())).rejects.toMatchObject({ concern: 'unreachable' });
    },
  );

  it('keeps the token out of whatever it throws', async () => {
    twilio.restFaults.always(() => true, 'reset');
    const client = createTwilioClient(account());
    const error: unknown = await client
      .calls('CA1')
      .fetch()
      .catch((thrown: unknown) => thrown);

    const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    const text = inspect(error, { depth: 9, showHidden: true });
    expect(text).not.toContain(authToken);
    expect(text).not.toContain(basic);
  });
});

describe('a peer that is no carrier', () => {
  let peer: Server | undefined;
  const peerThat = async (listener: RequestListener) => {
    const server = createServer(listener);
    peer = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { accountSid, authToken, apiBaseUrl: `http://127.0.0.1:${String(port)}` };
  };
  afterEach(() => {
    peer?.closeAllConnections();
    peer?.close();
  });

  it.each([
    '',
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '<html>Hello</html>',
    '{"sid":"AC0","incoming_phone_numbers":7}',
    '{"incoming_phone_numbers":[null]}',
    '{"incoming_phone_numbers":[{"capabilities":{"voice":true},"phone_number":{"a":1}}]}',
  ])('is known by its answer %s', async (body) => {
    for (const status of [200, 201, 204, 302, 400, 404]) {
      const account = await peerThat((_, response) => response.writeHead(status).end(body));
      for (const question of [
        fetchStanding(account),
        sendMessage(account, { from, to, body: 'Hello' }),
        placeSpokenCall(account, { from, to, text: 'Hello' }),
      ]) {
        await expect(question).rejects.toBeInstanceOf(CarrierError);
      }
      const numbers = await fetchVoiceNumbers(account).catch((error: unknown) => error);
      const isHarmless = Array.isArray(numbers) && numbers.length === 0;
      expect(isHarmless || numbers instanceof CarrierError, String(numbers)).toBe(true);
      peer?.close();
    }
  });

  it('cannot lead us anywhere else', async () => {
    const asked: (string | undefined)[] = [];
    const account = await peerThat((request, response) => {
      asked.push(request.url);
      response.writeHead(307, { location: '/latest/meta-data/' }).end();
    });

    await expect(fetchStanding(account)).rejects.toMatchObject({ concern: 'not-a-carrier' });
    await expect(sendMessage(account, { from, to, body: 'Hello' })).rejects.toMatchObject({
      concern: 'not-a-carrier',
    });
    expect(asked.filter((path) => path?.includes('meta-data'))).toEqual([]);
  });

  it.each([
    ['an answer that drips', (write: () => void) => setInterval(write, 20)],
    ['an answer without an end', (write: () => void) => setInterval(write, 0)],
  ])('does not hold us up with %s', async (_title, go) => {
    const account = await peerThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = go(() => response.write(' '.repeat(100)));
      response.on('close', () => clearInterval(timer));
    });

    await expect(fetchStanding(account, { milliseconds: 300 })).rejects.toMatchObject({
      concern: 'unreachable',
    });
  });

  it('does not turn pages for ever', async () => {
    const account = await peerThat((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"incoming_phone_numbers":[],"next_page_uri":"/2010-04-01/more"}');
    });

    await expect(fetchVoiceNumbers(account, { milliseconds: 300 })).rejects.toMatchObject({
      concern: 'unreachable',
    });
  });
});

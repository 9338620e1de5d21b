import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';

import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { carrierAccountOf, type CarrierAccount, type CarrierSettings } from './carrier-account.js';
import { fetchCall } from './carrier-calls.js';
import { CarrierError } from './carrier-error.js';
import { fetchStanding, fetchVoiceNumbers, placeCall, sendMessage } from './carrier-requests.js';
import { spokenDocument } from './spoken-document.js';
import { askCarrier } from './twilio-client.js';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = '2'.repeat(32);
const from = '+12025550100';
const to = '+12025550199';
const document = spokenDocument('A & B');

const apiKey = { sid: `SK${'4'.repeat(32)}`, secret: 'secret-of-the-api-key-5' };

/** An account at an address that the operator allows. */
function accountAt(apiBaseUrl: string | null, settings: Partial<CarrierSettings> = {}) {
  const account = carrierAccountOf(
    {
      accountSid,
      authTokens: [authToken],
      apiKey: null,
      apiBaseUrl,
      region: null,
      edge: null,
      ...settings,
    },
    apiBaseUrl === null ? [] : [apiBaseUrl],
  );
  if (account === undefined) throw new Error('The address is not allowed.');
  return account;
}

describe('an account at the carrier', () => {
  let twilio: TwilioSimulator;
  let rest: Awaited<ReturnType<typeof serveRest>>;
  const account = (...authTokens: string[]) =>
    accountAt(rest.url, authTokens.length > 0 ? { authTokens } : {});
  const accountWithKey = (secret = apiKey.secret) =>
    accountAt(rest.url, { authTokens: ['3'.repeat(32)], apiKey: { ...apiKey, secret } });

  beforeEach(async () => {
    const clock = new VirtualClock();
    twilio = new TwilioSimulator({
      clock,
      accounts: [{ sid: accountSid, authToken, apiKeys: [apiKey] }],
    });
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

  it('is asked with the next token when the first is not accepted any more', async () => {
    const both = account('3'.repeat(32), authToken);

    await sendMessage(both, { from, to, body: 'Hello' });
    const call = await placeCall(both, { from, to, document });

    expect(twilio.messages).toHaveLength(1);
    expect(await fetchCall(both, call)).toMatchObject({ sid: call, to });
  });

  it('is asked with its API key alone where it has one', async () => {
    await sendMessage(accountWithKey(), { from, to, body: 'Hello' });
    const call = await placeCall(accountWithKey(), { from, to, document });

    expect(await fetchVoiceNumbers(accountWithKey())).toEqual([from]);
    expect(await fetchCall(accountWithKey(), call)).toMatchObject({ sid: call });
    expect(twilio.messages).toHaveLength(1);
    await expect(fetchVoiceNumbers(accountWithKey('another-secret-of-a-key'))).rejects.toThrow(
      'The carrier does not accept this API key for the account.',
    );
  });

  it('is asked in its region, whatever the variables of our process say', async () => {
    const hostOf = (where: CarrierAccount) =>
      askCarrier(where, (client) =>
        Promise.resolve(
          client.getHostname('api.twilio.com', client.edge ?? '', client.region ?? ''),
        ),
      );
    vi.stubEnv('TWILIO_REGION', 'au1').stubEnv('TWILIO_EDGE', 'sydney');
    onTestFinished(() => void vi.unstubAllEnvs());

    const irish = accountAt(null, { region: 'ie1', edge: 'dublin' });
    expect(await hostOf(irish)).toBe('api.dublin.ie1.twilio.com');
    expect(await hostOf(accountAt(null))).toBe('api.twilio.com');
  });

  it('does not exist for us at an address that the operator does not allow', () => {
    const settings = {
      accountSid,
      authTokens: [authToken],
      apiKey: null,
      region: null,
      edge: null,
    };
    const at = (apiBaseUrl: string | null) =>
      carrierAccountOf({ ...settings, apiBaseUrl }, ['https://api.carrier.example']);

    expect(at('https://api.carrier.example')).toBeDefined();
    expect(at(null)).toBeDefined();
    for (const address of ['http://169.254.169.254', 'https://api.carrier.example/x', 'nonsense']) {
      expect(at(address)).toBeUndefined();
    }
  });

  it('lists the voice numbers of all pages', async () => {
    for (let index = 0; index < 1234; index += 1) {
      twilio.addNumber({ accountSid, phoneNumber: `+1303${String(5_550_000 + index)}` });
    }

    expect(await fetchVoiceNumbers(account())).toHaveLength(1235);
  });

  it('sends a message and places a call', async () => {
    const message = await sendMessage(account(), { from, to, body: 'Hello' });
    const call = await placeCall(account(), { from, to, document });

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
    const error: unknown = await askCarrier(account(), (client) =>
      client.calls('CA1').fetch(),
    ).catch((thrown: unknown) => thrown);

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
    return accountAt(`http://127.0.0.1:${String(port)}`);
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
        placeCall(account, { from, to, document }),
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

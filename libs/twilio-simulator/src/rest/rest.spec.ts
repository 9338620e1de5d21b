import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sdkClient } from '../testing/sdk-client.js';
import { accountSid, authToken, hotline, useStage } from '../testing/stage.js';
import { serveRest } from './rest-listener.js';

const testAccount = { sid: `AC${'e'.repeat(32)}`, authToken: 'e'.repeat(32), test: true };
const trialAccount = {
  sid: `AC${'f'.repeat(32)}`,
  authToken: 'f'.repeat(32),
  type: 'Trial' as const,
  verifiedNumbers: ['+15550100077'],
};
const apiKey = { sid: `SK${'c'.repeat(32)}`, secret: 'secret' };
const stage = useStage({
  accounts: [
    { sid: accountSid, authToken, apiKeys: [apiKey], bundles: ['BUgood'], addresses: ['ADgood'] },
    testAccount,
    trialAccount,
  ],
});
let server: Awaited<ReturnType<typeof serveRest>>;
let client: ReturnType<typeof sdkClient>;

beforeEach(async () => {
  server = await serveRest(stage.simulator);
  client = sdkClient(server.url, accountSid, authToken);
});
afterEach(async () => {
  await server.close();
});

describe('accounts', () => {
  it('proves credentials by fetching the account', async () => {
    const account = await client.api.v2010.accounts(accountSid).fetch();

    expect(account).toMatchObject({ sid: accountSid, status: 'active', type: 'Full' });
  });

  it('refuses a wrong token with 401 and 20003', async () => {
    const wrong = sdkClient(server.url, accountSid, 'wrong');

    await expect(wrong.api.v2010.accounts(accountSid).fetch()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
  });

  it('lets an API key do everything but fetch the account', async () => {
    const key = sdkClient(server.url, apiKey.sid, apiKey.secret, { accountSid });

    expect(await key.incomingPhoneNumbers.list({ limit: 1 })).toHaveLength(1);
    await expect(key.api.v2010.accounts(accountSid).fetch()).rejects.toMatchObject({ status: 401 });
  });

  it('tells the balance', async () => {
    expect(await client.balance.fetch()).toMatchObject({ currency: 'USD' });
  });
});

describe('numbers', () => {
  it('finds, buys, reads, updates, lists and releases a number', async () => {
    const [offer] = await client
      .availablePhoneNumbers('US')
      .local.list({ areaCode: 415, limit: 3 });
    const number = await client.incomingPhoneNumbers.create({
      phoneNumber: offer?.phoneNumber ?? '',
      voiceUrl: 'https://example.com/voice#rc=2',
    });
    expect(number).toMatchObject({
      voiceUrl: 'https://example.com/voice#rc=2',
      statusCallback: '',
    });

    const updated = await client
      .incomingPhoneNumbers(number.sid)
      .update({ friendlyName: 'Line', voiceUrl: '' });
    expect(updated).toMatchObject({ friendlyName: 'Line', voiceUrl: '' });

    expect(
      await client.incomingPhoneNumbers.list({ phoneNumber: number.phoneNumber }),
    ).toHaveLength(1);
    const again = await client.availablePhoneNumbers('US').local.list({ areaCode: 415 });
    expect(again.map((each) => each.phoneNumber)).not.toContain(number.phoneNumber);
    await expect(
      client.incomingPhoneNumbers.create({ phoneNumber: number.phoneNumber }),
    ).rejects.toMatchObject({ status: 400, code: 21422 });

    expect(await client.incomingPhoneNumbers(number.sid).remove()).toBe(true);
    await expect(client.incomingPhoneNumbers(number.sid).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it('offers the same numbers every time', async () => {
    const search = () => client.availablePhoneNumbers('GB').mobile.list({ limit: 5 });

    const first = await search();
    expect(first).toHaveLength(5);
    expect((await search()).map((n) => n.phoneNumber)).toEqual(first.map((n) => n.phoneNumber));
  });

  it('searches by pattern and refuses a wildcard in the middle', async () => {
    const [offer] = await client.availablePhoneNumbers('US').local.list({ limit: 1 });
    const ending = offer?.phoneNumber.slice(-4) ?? '';

    const found = await client.availablePhoneNumbers('US').local.list({ contains: `${ending}$` });
    expect(found.map((n) => n.phoneNumber)).toContain(offer?.phoneNumber);
    await expect(
      client.availablePhoneNumbers('US').local.list({ contains: '41**55' }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('does not know mobile numbers in the United States', async () => {
    await expect(client.availablePhoneNumbers('US').mobile.list()).rejects.toMatchObject({
      code: 20404,
    });
  });

  it('leaves out numbers that need an address when asked to', async () => {
    const search = { excludeAllAddressRequired: true };

    expect(await client.availablePhoneNumbers('AU').local.list(search)).toEqual([]);
    expect(
      await client.availablePhoneNumbers('US').local.list({ ...search, limit: 1 }),
    ).toHaveLength(1);
  });

  it('sells a regulated number only with a bundle and an address that fit', async () => {
    const [offer] = await client.availablePhoneNumbers('GB').local.list({ limit: 1 });
    const phoneNumber = offer?.phoneNumber ?? '';
    const buy = (more: object) => client.incomingPhoneNumbers.create({ phoneNumber, ...more });

    await expect(buy({})).rejects.toMatchObject({ code: 21649 });
    await expect(buy({ bundleSid: 'BUgood' })).rejects.toMatchObject({ code: 21631 });
    await expect(buy({ bundleSid: 'BUbad' })).rejects.toMatchObject({ code: 21650 });
    const bought = await buy({ bundleSid: 'BUgood', addressSid: 'ADgood' });
    expect(bought.phoneNumber).toBe(phoneNumber);
  });

  it('pages through long lists', async () => {
    for (let index = 10; index < 75; index++)
      stage.simulator.addNumber({ accountSid, phoneNumber: `+155502000${String(index)}` });

    expect(await client.incomingPhoneNumbers.list()).toHaveLength(66);
    expect(await client.incomingPhoneNumbers.list({ pageSize: 7 })).toHaveLength(66);
    expect(await client.incomingPhoneNumbers.list({ limit: 3 })).toHaveLength(3);
  });
});

describe('messages', () => {
  it('sends a message that is delivered a little later', async () => {
    const { app, clock, simulator } = stage;
    app.on('/sms', { status: 204 });
    const message = await client.messages.create({
      to: '+15550100001',
      from: hotline,
      body: 'Missed call',
      statusCallback: `${app.url}/sms`,
    });
    expect(message).toMatchObject({ status: 'queued', numSegments: '1', price: null });

    await clock.advance('5s');

    expect(await client.messages(message.sid).fetch()).toMatchObject({ status: 'delivered' });
    expect(app.trace('MessageStatus')).toEqual(['/sms sent', '/sms delivered']);
    expect(simulator.messages).toMatchObject([{ to: '+15550100001', body: 'Missed call' }]);
  });

  it('refuses a body that is too long', async () => {
    await expect(
      client.messages.create({ to: '+15550100001', from: hotline, body: 'x'.repeat(1601) }),
    ).rejects.toMatchObject({ code: 21617 });
  });
});

describe('recordings', () => {
  it('can be fetched, heard and deleted once it is ready', async () => {
    const { app, clock, simulator } = stage;
    app.on('/voice', '<Record action="/voice-end"/>').on('/voice-end', '');
    const call = simulator.dial({ from: '+15550199999', to: hotline });
    await clock.advance('4s');
    call.hangsUp();
    await clock.settle();
    const sid = app.at('/voice-end')[0]?.params.RecordingSid ?? '';
    expect(await client.recordings(sid).fetch()).toMatchObject({ status: 'processing' });
    await clock.advance('2s');

    expect(await client.recordings(sid).fetch()).toMatchObject({
      status: 'completed',
      duration: '4',
    });
    const media = `${server.url}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.wav`;
    const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
    const response = await fetch(media, { headers: { authorization } });
    expect(response.headers.get('content-type')).toBe('audio/x-wav');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
    expect(await client.recordings(sid).remove()).toBe(true);
    await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ code: 20404 });
  });
});

describe('test credentials', () => {
  it.each([
    ['number', { phoneNumber: '+15005550000' }, 21422],
    ['number', { phoneNumber: '+15005550001' }, 21421],
    ['number', { areaCode: '533' }, 21452],
    ['message', { from: '+15005550001' }, 21212],
    ['message', { from: '+15005550007' }, 21606],
    ['message', { from: '+15005550008' }, 21611],
    ['message', { from: '+15551234567' }, 21606],
    ['message', { to: '+15005550001' }, 21211],
    ['message', { to: '+15005550002' }, 21612],
    ['message', { to: '+15005550003' }, 21408],
    ['message', { to: '+15005550004' }, 21610],
    ['message', { to: '+15005550009' }, 21614],
    ['call', { from: '+15005550001' }, 21212],
    ['call', { from: '+15551234567' }, 21210],
    ['call', { to: '+15005550001' }, 21217],
    ['call', { to: '+15005550002' }, 21214],
    ['call', { to: '+15005550003' }, 21215],
    ['call', { to: '+15005550004' }, 21216],
  ])('answer a %s for %j with %i', async (what, magic, code) => {
    const magician = sdkClient(server.url, testAccount.sid, testAccount.authToken);
    const parties = { from: '+15005550006', to: '+15550100001', ...magic };
    const made =
      what === 'number'
        ? magician.incomingPhoneNumbers.create(magic as never)
        : what === 'message'
          ? magician.messages.create({ body: 'x', ...parties })
          : magician.calls.create({ twiml: '<Response/>', ...parties });

    await expect(made).rejects.toMatchObject({ status: 400, code });
  });

  it('succeed with the good numbers, ring nobody, and are forbidden everything else', async () => {
    const magician = sdkClient(server.url, testAccount.sid, testAccount.authToken);
    const parties = { from: '+15005550006', to: '+15550100001' };

    expect(
      await magician.incomingPhoneNumbers.create({ phoneNumber: '+15005550006' }),
    ).toMatchObject({
      phoneNumber: '+15005550006',
    });
    await magician.messages.create({ body: 'x', ...parties });
    await magician.calls.create({ twiml: '<Response/>', ...parties });
    expect(stage.simulator.calls).toEqual([]);
    expect(stage.simulator.messages).toEqual([]);
    await expect(magician.calls.list()).rejects.toMatchObject({ status: 403 });
  });
});

describe('a trial account', () => {
  it('may only call and write to verified numbers', async () => {
    stage.simulator.addNumber({ accountSid: trialAccount.sid, phoneNumber: '+15550177777' });
    const trial = sdkClient(server.url, trialAccount.sid, trialAccount.authToken);
    const parties = { from: '+15550177777', to: '+15550100001' };

    await expect(trial.messages.create({ body: 'x', ...parties })).rejects.toMatchObject({
      code: 21608,
    });
    await expect(trial.calls.create({ twiml: '<Response/>', ...parties })).rejects.toMatchObject({
      code: 21219,
    });
    expect((await trial.api.v2010.accounts(trialAccount.sid).fetch()).type).toBe('Trial');
  });
});

describe('faults of the REST interface', () => {
  it('answers 429 and 20429 without doing anything, which the SDK can retry', async () => {
    stage.simulator.restFaults.once(
      ({ path }) => path.endsWith('/Messages.json'),
      'too-many-requests',
    );
    const write = () => client.messages.create({ to: '+15550100001', from: hotline, body: 'x' });

    await expect(write()).rejects.toMatchObject({ status: 429, code: 20429 });
    expect(stage.simulator.messages).toEqual([]);
    await write();
    expect(stage.simulator.messages).toHaveLength(1);
  });

  it('never answers a request that meets a time-out', async () => {
    stage.simulator.restFaults.once(() => true, 'time-out');
    const impatient = sdkClient(server.url, accountSid, authToken, { timeout: 50 });

    await expect(impatient.calls.list()).rejects.toThrow(/timeout/);
    expect(await impatient.calls.list()).toEqual([]);
  });

  it('carries a request out whose answer is lost', async () => {
    stage.simulator.restFaults.once(() => true, 'lost-answer');

    await expect(
      client.messages.create({ to: '+15550100001', from: hotline, body: 'x' }),
    ).rejects.toThrow();
    expect(stage.simulator.messages).toHaveLength(1);
  });

  it('fails with whatever a test asks for until it is called off', async () => {
    const stop = stage.simulator.restFaults.always(() => true, 'unavailable');
    await expect(client.calls.list()).rejects.toMatchObject({ status: 503 });
    stop();

    expect(await client.calls.list()).toEqual([]);
  });
});

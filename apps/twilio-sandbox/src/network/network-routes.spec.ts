import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AlertView, FaultsView, MessageView, NumberView } from '../control-api.js';
import { account, alice, caller, hotline, RunningSandbox } from '../testing/running-sandbox.js';

let running: RunningSandbox;

beforeEach(async () => {
  running = await RunningSandbox.start();
});
afterEach(async () => {
  await running.stop();
});

/** The application's own request to Twilio. */
function postMessage(to: string): Promise<Response> {
  const secret = Buffer.from(`${account.sid}:${account.token}`).toString('base64');
  return fetch(`${running.url}/2010-04-01/Accounts/${account.sid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${secret}` },
    body: new URLSearchParams({ To: to, From: hotline, Body: 'Your code is 123456.' }),
  });
}

describe('routing numbers', () => {
  it('begin with the demo number and its three webhooks', async () => {
    const { body } = await running.get<NumberView[]>('numbers');

    const webhooks = `${running.application.url}/api/notification/call`;
    expect(body).toEqual([
      {
        phoneNumber: hotline,
        readableNumber: '+1 202 555 0100',
        friendlyName: 'Demo hotline',
        voiceUrl: `${webhooks}/incoming-call-webhook`,
        voiceFallbackUrl: `${webhooks}/incoming-call-fallback`,
        statusCallback: `${webhooks}/call-status`,
      },
    ]);
  });

  it('are added and changed by the same request', async () => {
    const phoneNumber = '+12025550177';
    await running.send('PUT', 'numbers', { phoneNumber, friendlyName: 'Second' });
    const voiceUrl = `${running.application.url}/voice`;
    await running.send('PUT', 'numbers', { phoneNumber, voiceUrl });

    await running.phone(caller, 'dial', { to: phoneNumber });
    await running.clock.advance('3s');

    const { body } = await running.get<NumberView[]>('numbers');
    expect(body[1]).toMatchObject({ phoneNumber, friendlyName: 'Second', voiceUrl });
    expect((await running.view(alice)).state).toBe('ringing');
  });

  it('are refused with an address that Twilio could not reach', async () => {
    const answer = await running.send('PUT', 'numbers', {
      phoneNumber: hotline,
      voiceUrl: 'ftp:/',
    });

    expect(answer).toEqual({
      status: 400,
      body: { error: '"voiceUrl" must be an address that starts with http:// or https://.' },
    });
  });

  it('are not phones', async () => {
    const answer = await running.send('PUT', 'numbers', { phoneNumber: alice });

    expect(answer.status).toBe(409);
  });
});

describe('text messages', () => {
  it('show what the application sent, and to whom', async () => {
    const response = await postMessage('+12025550118');
    await running.clock.advance('3s');

    expect(response.status).toBe(201);
    const { body } = await running.get<MessageView[]>('messages');
    expect(body).toMatchObject([
      { to: '+12025550118', body: 'Your code is 123456.', status: 'delivered' },
    ]);
    expect((await running.view('+12025550118')).name).toBe('+1 202 555 0118');
  });
});

describe('the debugger', () => {
  it('says why a call failed', async () => {
    running.application.isBroken = true;

    await running.phone(caller, 'dial');
    await running.clock.advance('20s');

    const { body } = await running.get<AlertView[]>('alerts');
    expect(body[0]).toMatchObject({
      level: 'error',
      url: `${running.application.url}/api/notification/call/incoming-call-webhook`,
    });
  });
});

describe('faults', () => {
  it('are changed one by one', async () => {
    await running.send('PUT', 'faults', { duplicate: 0.5 });
    await running.send('PUT', 'faults', { drop: 0.25, longestDelaySeconds: 1.5 });

    const { body } = await running.get<FaultsView>('faults');
    expect(body).toEqual({
      duplicate: 0.5,
      duplicateAtOnce: 0,
      delay: 0,
      longestDelaySeconds: 1.5,
      drop: 0.25,
      reorder: 0,
    });
  });

  it('are never certain beyond certainty', async () => {
    const answer = await running.send('PUT', 'faults', { drop: 2 });

    expect(answer).toEqual({ status: 400, body: { error: '"drop" must be <= 1.' } });
  });

  it('befall the webhooks', async () => {
    await running.send('PUT', 'faults', { duplicate: 1 });

    await running.phone(caller, 'dial');
    await running.clock.advance('3s');

    expect(running.sandbox.simulator.exchanges.some(({ isDuplicate }) => isDuplicate)).toBe(true);
  });
});

import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { alice, RunningSandbox } from '../testing/running-sandbox.js';

let running: RunningSandbox;

beforeEach(async () => {
  running = await RunningSandbox.start();
});
afterEach(async () => {
  await running.stop();
});

/** Unlike fetch, this lets a test choose any header. */
function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = running;
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  it('comes with a policy that lets nothing but its own files run', async () => {
    const response = await fetch(running.url);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).toContain('<title>Phones – Ringdown sandbox</title>');
  });
});

describe('strangers', () => {
  it('from another origin are sent away', async () => {
    const response = await fetch(`${running.url}/sandbox/phones/${alice}/answer`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
    });

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      error: 'The sandbox takes no requests from https://example.com.',
    });
  });

  it('are not let in under another host name', async () => {
    await expect(statusOf('/sandbox/phones', { host: 'rebound.example' })).resolves.toBe(403);
    await expect(statusOf('/sandbox/phones', { host: 'localhost:4010' })).resolves.toBe(200);
  });
});

describe('requests that nobody can answer', () => {
  it('get one plain sentence', async () => {
    const response = await fetch(`${running.url}/sandbox/telegrams`);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'The sandbox has no GET /sandbox/telegrams.' });
  });

  it.each([
    ['{', 'application/json', 400, 'The body is not JSON.'],
    ['', 'application/json', 400, 'The body is empty, though the header promises JSON.'],
    ['a=1', 'application/x-www-form-urlencoded', 415, /^Send JSON/],
  ])('are told what is wrong with the body %j as %s', async (body, type, status, error) => {
    const response = await fetch(`${running.url}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': type },
      body,
    });

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(error) });
  });
});

describe('Twilio’s REST interface', () => {
  it.each([
    '/2010-04-01/Accounts.json',
    '/v1/PhoneNumbers/Countries/US',
    '/v2/RegulatoryCompliance/Bundles',
  ])('is there at %s, and asks who is asking', async (path) => {
    const response = await fetch(running.url + path);

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20003 });
  });
});

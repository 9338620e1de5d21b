import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { authToken, hotline, useStage } from '../testing/stage.js';
import { silence } from '../testing/twiml-app.js';
import type { IncomingPhoneNumber } from '../world/account.js';

const sdk = createRequire(import.meta.url)('twilio') as typeof import('twilio');
const stage = useStage();
const caller = '+15550199999';

function configure(change: Partial<IncomingPhoneNumber>): void {
  const [number] = stage.simulator.numbers;
  if (number) Object.assign(number, change);
}
async function call() {
  const leg = stage.simulator.dial({ from: caller, to: hotline });
  await stage.clock.settle();
  return leg;
}
const codes = () => stage.simulator.alerts.map(({ code }) => code);
const apologies = (leg: { heard: readonly { kind: string }[] }) =>
  leg.heard.filter(({ kind }) => kind === 'application-error').length;

describe('a webhook', () => {
  it.each(['POST', 'GET'] as const)(
    'over %s carries a signature that the real SDK accepts',
    async (method) => {
      configure({ voiceUrl: `${stage.app.url}/voice?x=a%20b&y=it's#rc=1`, voiceMethod: method });
      stage.app.on('/voice', '');
      await call();

      const [received] = stage.app.received;
      const signed = String(received?.headers['x-twilio-signature']);
      const body = method === 'POST' ? { ...received?.params } : {};
      if (method === 'POST') {
        delete body.x;
        delete body.y;
      }
      expect(sdk.validateRequest(authToken, signed, received?.url ?? '', body)).toBe(true);
      expect(received?.url).not.toContain('#');
    },
  );

  it('carries every standard parameter, empty where nothing is known', async () => {
    stage.app.on('/voice', '');
    await call();

    expect(stage.app.at('/voice')[0]?.params).toMatchObject({
      ApiVersion: '2010-04-01',
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: caller,
      Caller: caller,
      To: hotline,
      Called: hotline,
      FromCountry: 'US',
      FromCity: '',
      CalledZip: '',
    });
  });

  it('carries the headers of Twilio', async () => {
    stage.app.on('/voice', '');
    await call();

    expect(stage.app.received[0]?.headers).toMatchObject({
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'i-twilio-idempotency-token': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it('carries the credentials of its URL, which are not signed', async () => {
    configure({ voiceUrl: stage.app.url.replace('//', '//user:pass@') + '/voice' });
    stage.app.on('/voice', '');
    await call();

    const [received] = stage.app.received;
    expect(received?.headers.authorization).toBe(`Basic ${btoa('user:pass')}`);
    const signed = String(received?.headers['x-twilio-signature']);
    expect(
      sdk.validateRequest(authToken, signed, received?.url ?? '', received?.params ?? {}),
    ).toBe(true);
  });

  it('keeps the cookies of its call, and of no other', async () => {
    stage.app
      .on('/voice', {
        body: '<Response><Redirect>/more</Redirect></Response>',
        headers: { 'Set-Cookie': 'a=1; Path=/' },
      })
      .on('/more', '');
    await call();
    await call();

    expect(
      stage.app.received.filter((r) => r.path !== '/status').map((r) => r.headers.cookie),
    ).toEqual([undefined, 'a=1', undefined, 'a=1']);
  });

  it('follows redirects as a browser does: with GET and without parameters', async () => {
    stage.app
      .on('/voice', { status: 302, headers: { Location: '/moved' } })
      .on('/moved', '<Say>Moved</Say>');
    const leg = await call();

    expect(stage.app.at('/moved')[0]).toMatchObject({ method: 'GET', params: {} });
    expect(leg.hasHeard('Moved')).toBe(true);
  });

  it('keeps method and parameters over a 307', async () => {
    stage.app.on('/voice', { status: 307, headers: { Location: '/moved' } }).on('/moved', '');
    await call();

    expect(stage.app.at('/moved')[0]).toMatchObject({ method: 'POST', params: { From: caller } });
  });

  it('gives up after ten redirects (11215)', async () => {
    stage.app.on('/voice', { status: 302, headers: { Location: '/voice' } });
    await call();

    expect(codes()).toEqual([11215]);
    expect(stage.app.at('/voice')).toHaveLength(11);
  });
});

describe('a document that cannot be had', () => {
  it.each([
    ['an error status', { status: 500, type: 'text/plain' }, 11200],
    ['not found', { status: 404 }, 11200],
    ['another content type', { type: 'application/json', body: '{}' }, 12300],
    ['no content type', { type: '', body: '<Response/>' }, 11200],
    ['broken XML', { body: '<Response>' }, 12100],
    ['another root', { body: '<Twiml/>' }, 12102],
  ])('ends the call with the application error: %s', async (_what, answer, code) => {
    stage.app.on('/voice', answer);
    const leg = await call();
    expect(apologies(leg)).toBe(1);
    await stage.clock.advance('10s');

    expect(codes()).toEqual([code]);
    expect(leg.status).toBe('completed');
    expect(stage.app.at('/voice')).toHaveLength(1);
  });

  it('is asked for at the fallback URL, with the error, which may rescue the call', async () => {
    configure({ voiceFallbackUrl: `${stage.app.url}/fallback` });
    stage.app
      .on('/voice', { status: 503 })
      .on('/fallback', '<Say>Rescued</Say><Pause length="9"/>');
    const leg = stage.simulator.dial({ from: caller, to: hotline });
    await stage.clock.advance('2s');

    expect(leg.hasHeard('Rescued')).toBe(true);
    expect(stage.app.at('/fallback')[0]?.params).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${stage.app.url}/voice`,
      CallSid: leg.sid,
    });
  });

  it('is asked for at the fallback URL in the middle of a call too', async () => {
    configure({ voiceFallbackUrl: `${stage.app.url}/fallback` });
    stage.app
      .on('/voice', '<Redirect>/broken</Redirect>')
      .on('/broken', { body: 'oops' })
      .on('/fallback', '');
    await call();

    expect(stage.app.trace('ErrorCode')).toEqual([
      '/voice',
      '/broken',
      '/fallback 12100',
      '/status',
    ]);
  });

  it('ends with the application error when the fallback fails too', async () => {
    configure({ voiceFallbackUrl: `${stage.app.url}/fallback` });
    stage.app.on('/voice', { status: 500 }).on('/fallback', { status: 500 });

    expect(apologies(await call())).toBe(1);
    expect(codes()).toEqual([11200, 11200]);
  });

  it('fails silently for a number without VoiceUrl', async () => {
    configure({ voiceUrl: '' });
    const leg = await call();

    expect(leg.status).toBe('failed');
    expect(codes()).toEqual([]);
    expect(stage.app.trace('CallStatus')).toEqual(['/status failed']);
  });

  it('ends an endless loop of documents', async () => {
    stage.simulator.behaviour.documentsPerCall = 20;
    stage.app.on('/voice', '<Redirect>/voice</Redirect>');
    const leg = await call();

    expect(apologies(leg)).toBe(1);
    expect(codes()).toEqual([12400]);
  });
});

describe('retries', () => {
  const silent = async (fragment: string) => {
    configure({ voiceUrl: `${stage.app.url}/voice${fragment}` });
    stage.app.on('/voice', silence);
    await call();
    return stage.app.at('/voice').map(({ headers }) => headers['i-twilio-idempotency-token']);
  };

  it('are not made after a time-out by default', async () => {
    expect(await silent('#rt=100')).toHaveLength(1);
    expect(codes()).toEqual([11200]);
  });

  it('are made as the fragment asks, under one idempotency token', async () => {
    const tokens = await silent('#rt=100&rc=2&rp=rt');

    expect(tokens).toHaveLength(3);
    expect(new Set(tokens).size).toBe(1);
    expect(stage.simulator.exchanges.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('stop when the total time is up', async () => {
    expect((await silent('#rt=100&tt=150&rc=5&rp=all')).length).toBeLessThan(4);
  });

  it.each([
    ['4xx', 404, 3],
    ['4xx', 500, 1],
    ['5xx,ct', 502, 3],
    ['all', 500, 3],
  ])('with rp=%s after %i make %i requests', async (policy, status, expected) => {
    configure({ voiceUrl: `${stage.app.url}/voice#rc=2&rp=${policy}` });
    stage.app.on('/voice', { status });
    await call();

    expect(stage.app.at('/voice')).toHaveLength(expected);
  });

  it('are made once by default when no connection can be had (11205)', async () => {
    // The discard port of this machine: nothing listens there.
    configure({ voiceUrl: 'http://127.0.0.1:9/voice' });
    await call();

    const kinds = stage.simulator.exchanges.map(({ kind, attempt, failure }) => [
      kind,
      attempt,
      failure,
    ]);
    expect(kinds.slice(0, 2)).toEqual([
      ['voice', 1, 'connect'],
      ['voice', 2, 'connect'],
    ]);
    expect(codes()).toEqual([11205]);
  });

  it('are as usual, with a warning, when the fragment makes no sense', async () => {
    configure({ voiceUrl: `${stage.app.url}/voice#rc=9&section` });
    stage.app.on('/voice', '');
    await call();

    expect(codes()).toEqual([11240]);
  });
});

describe('answers that are not TwiML', () => {
  it('are spoken when they are plain text', async () => {
    stage.app.on('/voice', { type: 'text/plain; charset=utf-8', body: 'Just words' });
    const leg = await call();
    await stage.clock.advance('5s');

    expect(leg.hasHeard('Just words')).toBe(true);
    expect(leg.status).toBe('completed');
  });

  it('are played when they are audio', async () => {
    stage.app.on('/voice', { type: 'audio/mpeg', body: 'x' });
    const leg = await call();

    expect(leg.heard).toMatchObject([{ kind: 'play', text: `${stage.app.url}/voice` }]);
  });

  it('are taken for TwiML when they are HTML, or plain text that is TwiML', async () => {
    stage.app.on('/voice', {
      type: 'text/html',
      body: '<Response><Redirect>/two</Redirect></Response>',
    });
    stage.app.on('/two', { type: 'text/plain', body: '<Response><Say>Two</Say></Response>' });

    expect((await call()).heard.map(({ text }) => text)).toEqual(['Two']);
  });
});

describe('the answer to a status callback', () => {
  it.each([
    ['204', { status: 204 }, []],
    ['an empty Response', '', []],
    ['an error', { status: 500 }, [15003]],
    ['an empty body without a type', { type: '' }, [11200]],
    ['an empty XML body', {}, [12100]],
    ['JSON', { type: 'application/json', body: '{}' }, [12300]],
  ])('may be noted in the debugger: %s', async (_what, answer, expected) => {
    stage.app.on('/voice', '').on('/status', answer);
    await call();

    expect(codes()).toEqual(expected);
  });
});

describe('warnings', () => {
  it('do not keep a document from being run', async () => {
    stage.app.on('/voice', '<Shout/><Say loud="yes">Hello</Say>');
    const leg = await call();

    expect(codes()).toEqual([12200, 12200]);
    expect(leg.hasHeard('Hello')).toBe(true);
    expect(stage.simulator.alerts[0]).toMatchObject({
      callSid: leg.sid,
      url: `${stage.app.url}/voice`,
    });
  });
});

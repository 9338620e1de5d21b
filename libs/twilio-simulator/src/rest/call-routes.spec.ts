import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sdkClient } from '../testing/sdk-client.js';
import { accountSid, authToken, hotline, useStage } from '../testing/stage.js';
import { serveRest } from './rest-listener.js';

const stage = useStage();
let server: Awaited<ReturnType<typeof serveRest>>;
let client: ReturnType<typeof sdkClient>;

beforeEach(async () => {
  server = await serveRest(stage.simulator);
  client = sdkClient(server.url, accountSid, authToken);
});
afterEach(async () => {
  await server.close();
});

describe('calls', () => {
  const responder = '+15550100001';

  it('places a call, reports its progress, and shows the price only later', async () => {
    const { app, clock, simulator } = stage;
    app.on('/hello', '<Say>Hello</Say><Pause length="60"/>');
    const call = await client.calls.create({
      to: responder,
      from: hotline,
      url: `${app.url}/hello`,
      statusCallback: `${app.url}/progress`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api' });
    await clock.settle();

    simulator.phone(responder).answers();
    await clock.advance('10s');
    simulator.phone(responder).hangsUp();
    await clock.settle();

    expect(app.trace('CallStatus', 'SequenceNumber')).toEqual([
      '/progress initiated 0',
      '/progress ringing 1',
      '/progress in-progress 2',
      '/hello in-progress',
      '/progress completed 3',
    ]);
    const ended = await client.calls(call.sid).fetch();
    expect(ended).toMatchObject({ status: 'completed', duration: '10', price: null });
    await clock.advance('1m');
    const priced = await client.calls(call.sid).fetch();
    expect(priced).toMatchObject({ price: '-0.01400', priceUnit: 'USD' });
  });

  it('lists the children of a call by ParentCallSid', async () => {
    const { app, clock, simulator } = stage;
    app.on('/voice', `<Dial><Number>${responder}</Number><Number>+15550100002</Number></Dial>`);
    const call = simulator.dial({ from: '+15550199999', to: hotline });
    await clock.settle();

    const children = await client.calls.list({ parentCallSid: call.sid });

    expect(children.map((child) => child.to).sort()).toEqual([responder, '+15550100002']);
    expect(children[0]).toMatchObject({ parentCallSid: call.sid, direction: 'outbound-dial' });
    expect(await client.calls.list({ status: 'completed' })).toEqual([]);
  });

  it('cancels a ringing call, ends an answered one, and refuses to do either twice', async () => {
    const { clock, simulator } = stage;
    const twiml = '<Response><Pause length="60"/></Response>';
    const call = await client.calls.create({ to: responder, from: hotline, twiml });
    await clock.settle();
    expect(await client.calls(call.sid).update({ status: 'canceled' })).toMatchObject({
      status: 'canceled',
    });
    await expect(client.calls(call.sid).update({ status: 'completed' })).rejects.toMatchObject({
      code: 21220,
    });

    const second = await client.calls.create({ to: responder, from: hotline, twiml });
    await clock.advance('1s');
    simulator.phone(responder).answers();
    await clock.settle();
    await expect(client.calls(second.sid).update({ status: 'canceled' })).rejects.toMatchObject({
      code: 21220,
    });
    expect(await client.calls(second.sid).update({ status: 'completed' })).toMatchObject({
      status: 'completed',
    });
  });

  it('starts one call a second and queues the rest', async () => {
    const { clock, simulator } = stage;
    const twiml = '<Response/>';
    for (const to of ['+15550100001', '+15550100002', '+15550100003'])
      await client.calls.create({ to, from: hotline, twiml });
    const ringing = () => simulator.calls.filter((leg) => leg.status === 'ringing').length;

    await clock.settle();
    expect(ringing()).toBe(1);
    await clock.advance('1s');
    expect(ringing()).toBe(2);
    await clock.advance('1s');
    expect(ringing()).toBe(3);
    expect((await client.calls.list())[0]?.queueTime).toBe('2000');
  });

  it('redirects a live call: the old Dial action still fires, its answer is ignored', async () => {
    const { app, clock, simulator } = stage;
    app
      .on('/voice', `<Dial action="/after">${responder}</Dial>`)
      .on('/after', '<Say>wrong</Say>')
      .on('/elsewhere', '<Say>Moved</Say>');
    const call = simulator.dial({ from: '+15550199999', to: hotline });
    await clock.settle();

    await client.calls(call.sid).update({ url: `${app.url}/elsewhere` });
    await clock.settle();

    expect(app.trace('DialCallStatus')).toEqual(['/voice', '/after canceled', '/elsewhere']);
    expect(call.heard.map(({ text }) => text)).toEqual(['Moved']);
    expect(simulator.phone(responder).state).toBe('idle');
  });

  it('sends a dialled leg elsewhere, and the caller goes on after Dial', async () => {
    const { app, clock, simulator } = stage;
    app.on('/voice', `<Dial>${responder}</Dial><Say>Left alone</Say>`);
    const call = simulator.dial({ from: '+15550199999', to: hotline });
    await clock.settle();
    simulator.phone(responder).answers();
    await clock.settle();
    const [, child] = simulator.calls;

    await client
      .calls(child?.sid ?? '')
      .update({ twiml: '<Response><Say>Moved</Say><Pause length="9"/></Response>' });
    await clock.settle();

    expect(simulator.phone(responder).hasHeard('Moved')).toBe(true);
    expect(call.hasHeard('Left alone')).toBe(true);
    await clock.advance('20s');
    expect(simulator.calls.map((leg) => leg.status)).toEqual(['completed', 'completed']);
  });

  it('takes a leg out of its whisper, and the Dial it came from ends', async () => {
    const { app, clock, simulator } = stage;
    app
      .on('/voice', `<Dial action="/after"><Number url="/whisper">${responder}</Number></Dial>`)
      .on('/whisper', '<Say>one two three four five six seven eight nine</Say>')
      .on('/after', '');
    simulator.dial({ from: '+15550199999', to: hotline });
    await clock.settle();
    simulator.phone(responder).answers();
    await clock.advance('1s');

    const twiml = '<Response><Say>Moved</Say><Pause length="60"/></Response>';
    await client.calls(simulator.calls[1]?.sid ?? '').update({ twiml });
    await clock.settle();

    expect(app.trace('DialCallStatus', 'DialBridged').at(2)).toBe('/after completed false');
    expect(simulator.phone(responder).hasHeard('Moved')).toBe(true);
    expect(simulator.phone(responder).state).toBe('listening');
  });

  it('tells whether a machine answered when it was asked to find out', async () => {
    const { app, clock, simulator } = stage;
    app.on('/amd', { status: 204 });
    simulator.phone(responder).letsMailboxPickUp(2);
    const call = await client.calls.create({
      to: responder,
      from: hotline,
      twiml: '<Response><Pause length="5"/></Response>',
      machineDetection: 'Enable',
      asyncAmdStatusCallback: `${app.url}/amd`,
    });
    await clock.advance('3s');

    expect(app.at('/amd')[0]?.params).toMatchObject({
      AnsweredBy: 'machine_start',
      CallSid: call.sid,
    });
    expect((await client.calls(call.sid).fetch()).answeredBy).toBe('machine_start');
  });

  it.each([
    [{ to: 'nobody', from: hotline }, 21211],
    [{ to: responder, from: '+15559999999' }, 21210],
    [{ to: hotline, from: hotline }, 21266],
    [{ to: responder, from: hotline, twiml: `<Response>${' '.repeat(4000)}</Response>` }, 32018],
    [{ to: responder, from: hotline, twiml: undefined }, 21205],
  ])('refuses %j with %i', async (options, code) => {
    await expect(client.calls.create({ twiml: '<Response/>', ...options })).rejects.toMatchObject({
      status: 400,
      code,
    });
  });

  it('answers 404 with 20404 for a call of nobody', async () => {
    await expect(client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });
});

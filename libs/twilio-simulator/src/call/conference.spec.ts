import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveRest } from '../rest/rest-listener.js';
import { sdkClient } from '../testing/sdk-client.js';
import { accountSid, authToken, hotline, useStage } from '../testing/stage.js';

const stage = useStage();
const alice = '+15550100001';
const caller = '+15550199999';
const room = (attributes = '') =>
  `<Dial action="/after"><Conference ${attributes}>room</Conference></Dial>`;
const events = 'statusCallback="/progress" statusCallbackEvent="start end join leave"';
let server: Awaited<ReturnType<typeof serveRest>>;
let client: ReturnType<typeof sdkClient>;

beforeEach(async () => {
  server = await serveRest(stage.simulator);
  client = sdkClient(server.url, accountSid, authToken);
  stage.app
    .on('/wait', '<Say>Please hold</Say><Pause length="10"/>')
    .on('/after', '<Say>After</Say><Pause length="60"/>');
});
afterEach(async () => {
  await server.close();
});

async function wait(attributes = `waitUrl="/wait" endConferenceOnExit="true" ${events}`) {
  stage.app.on('/voice', room(attributes));
  const leg = stage.simulator.dial({ from: caller, to: hotline });
  await stage.clock.settle();
  return leg;
}

async function joinAlice(attributes = '') {
  const twiml = `<Response>${room(attributes).replace('action="/after"', '')}<Say>Bye</Say></Response>`;
  await client.calls.create({ to: alice, from: hotline, twiml });
  await stage.clock.settle();
  stage.simulator.phone(alice).answers();
  await stage.clock.settle();
}

describe('a conference', () => {
  it('lets the first wait to hold music, and starts with the second', async () => {
    const leg = await wait();
    expect(leg.state).toBe('listening');
    await stage.clock.advance('12s');
    expect(leg.heard.map(({ text }) => text)).toEqual(['Please hold', 'Please hold']);

    await joinAlice();

    expect(leg.isTalkingTo(alice)).toBe(true);
    expect(stage.simulator.phone(alice).isTalkingTo(caller)).toBe(true);
    await stage.clock.advance('1m');
    expect(leg.heard).toHaveLength(2);
  });

  it('is recorded once, from the moment in which two are there, however many want it', async () => {
    const recorded =
      'record="record-from-start" endConferenceOnExit="true" recordingStatusCallback="/progress"';
    await wait(recorded);
    await stage.clock.advance('20s');
    expect(stage.simulator.recordings).toHaveLength(0);

    await joinAlice(recorded);
    await stage.clock.advance('9s');
    stage.simulator.phone(alice).hangsUp();
    await stage.clock.advance('5s');

    expect(stage.app.at('/progress')).toHaveLength(1);
    const { ConferenceSid = '', ...told } = stage.app.at('/progress')[0]?.params ?? {};
    expect(told).toMatchObject({ RecordingSource: 'Conference', RecordingDuration: '9' });
    expect(told).not.toHaveProperty('CallSid');
    const listed = await client.recordings.list({ conferenceSid: ConferenceSid });
    expect(listed).toMatchObject([{ conferenceSid: ConferenceSid, duration: '9' }]);
  });

  it('does not start while nobody may start it', async () => {
    const leg = await wait('startConferenceOnEnter="false"');
    await joinAlice('startConferenceOnEnter="false"');

    expect(leg.state).toBe('listening');
  });

  it('ends for all when a participant leaves that ends it on exit', async () => {
    const leg = await wait();
    await joinAlice();
    await stage.clock.advance('10s');

    leg.hangsUp();
    await stage.clock.settle();

    expect(stage.simulator.phone(alice).hasHeard('Bye')).toBe(true);
    const told = stage.app.trace('StatusCallbackEvent', 'ReasonParticipantLeft');
    expect(told.filter((line) => line.startsWith('/progress'))).toEqual([
      '/progress participant-join',
      '/progress participant-join',
      '/progress conference-start',
      '/progress participant-leave participant_hung_up',
      '/progress participant-leave moderator_ended_conference',
      '/progress conference-end',
    ]);
    expect(stage.app.at('/after')[0]?.params).toMatchObject({
      DialCallStatus: 'answered',
      CallStatus: 'completed',
    });
    expect(stage.app.at('/after')[0]?.params).not.toHaveProperty('DialCallSid');
  });

  it('goes on for the caller when the other leaves, until the caller leaves too', async () => {
    const leg = await wait();
    await joinAlice();
    stage.simulator.phone(alice).hangsUp();
    await stage.clock.settle();

    expect(leg.isTalkingTo(alice)).toBe(false);
    expect(leg.isOver).toBe(false);
  });

  it('can be listed and ended over REST; everybody goes on with their document', async () => {
    const leg = await wait();
    await joinAlice();
    const [found] = await client.conferences.list({ friendlyName: 'room', status: 'in-progress' });
    const participants = await client.conferences(found?.sid ?? '').participants.list();
    expect(participants.map((each) => each.callSid)).toContain(leg.sid);

    await client.conferences(found?.sid ?? '').update({ status: 'completed' });
    await stage.clock.settle();

    expect(leg.hasHeard('After')).toBe(true);
    expect(await client.conferences(found?.sid ?? '').fetch()).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'conference-ended-via-api',
    });
  });

  it('loses a participant that REST sends elsewhere', async () => {
    const leg = await wait();
    await joinAlice();

    await client.calls(leg.sid).update({ twiml: '<Response><Say>Elsewhere</Say></Response>' });
    await stage.clock.settle();

    expect(leg.hasHeard('Elsewhere')).toBe(true);
    expect(stage.simulator.phone(alice).isTalkingTo(caller)).toBe(false);
  });

  it('takes a label only once (16025)', async () => {
    await wait('participantLabel="one"');
    await joinAlice('participantLabel="one"');

    expect(stage.simulator.alerts.map(({ code }) => code)).toEqual([16025]);
    expect(stage.simulator.phone(alice).hasHeard('Bye')).toBe(true);
  });

  it('lets a mailbox in that presses nothing only if the document does', async () => {
    await wait();
    stage.simulator.phone(alice).letsMailboxPickUp(5, 20);
    const twiml =
      '<Response><Gather numDigits="1" timeout="5"><Say>Press 1</Say></Gather></Response>';
    await client.calls.create({ to: alice, from: hotline, twiml, machineDetection: 'Enable' });
    await stage.clock.advance('20s');

    expect(stage.simulator.calls.at(-1)).toMatchObject({
      status: 'completed',
      answeredBy: 'machine_start',
    });
  });
});

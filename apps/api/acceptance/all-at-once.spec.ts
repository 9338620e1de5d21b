import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { OpenCallSweeper } from '../src/features/webhook/open-call-sweeper.service.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  // The sweeper looks for young calls by the database's own clock.
  world = await startPhoneWorld({ startsAt: new Date() });
  world.twilio.behaviour.playSeconds = 6;
});
afterEach(() => {
  world.twilio.faults.clear();
  world.twilio.restFaults.clear();
});
afterAll(() => world.stop());

const atOnce = { ringMode: 'all-at-once' } as const;
const everybody = ['alice', 'bob', 'carol'] as const;

/** Seconds pass, and whatever the API asks of the carrier in one of them is done before the next. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await world.clock.advance('1s');
    await world.ordersCarriedOut();
  }
}

/** Somebody dials, and all three phones ring. */
async function ringingHotline(settings: Partial<Parameters<typeof addHotline>[1]> = {}) {
  const hotline = await addHotline(world, { ...atOnce, rules: [[...everybody]], ...settings });
  const call = hotline.caller.dials(hotline.number);
  await pass(6);
  expect(ringing(hotline)).toEqual([...everybody]);
  return { ...hotline, dialled: call };
}

function ringing(hotline: Hotline): string[] {
  return everybody.filter((person) => hotline[person].isRinging);
}

describe('a rule that rings all at once', () => {
  it('rings everybody, and the first who presses 1 has the caller; the others stop within two seconds', async () => {
    const hotline = await ringingHotline();
    const { caller, bob } = hotline;
    expect(hotline.dialled.hasHeard('Please wait.')).toBe(true);
    expect(hotline.dialled.hasHeard(/ringback\.wav$/)).toBe(true);

    bob.answers();
    await pass(1);
    bob.presses('1');
    await pass(2);
    expect(ringing(hotline)).toEqual([]);
    expect(bob.isTalkingTo(caller.number)).toBe(true);
    await pass(60);
    caller.hangsUp();
    await pass(2);
    await world.clock.settle();

    expect(bob.hasHeard(/^Support Hotline\. Call from 4 9 3 0.*Press 1 to accept/)).toBe(true);
    const record = await hotline.call();
    expect(outcomes(record)).toBe('stopped accepted stopped');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    await expectTruth(world, hotline);
  });

  it.each(['whisper', 'key'])(
    'asks a responder again when the document of their %s is lost on the way',
    async (lost) => {
      const { caller, bob } = await ringingHotline();
      world.twilio.faults.once(({ url }) => url.includes(`/${lost}?`), 'drop');

      bob.answers();
      await pass(1);
      if (lost === 'key') bob.presses('1');
      await pass(1);
      expect(bob.isTalkingTo(caller.number)).toBe(false);
      bob.presses('1');
      await pass(3);

      expect(bob.isTalkingTo(caller.number)).toBe(true);
    },
  );

  it('is not ended by a mailbox that picks up first', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [[...everybody]] });
    hotline.alice.letsMailboxPickUp(2, 60);
    hotline.carol.script({ answerAfter: 14, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(90);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('stopped stopped accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Carol' } });
    await expectTruth(world, hotline);
  });

  it('gives the caller to one of two who press 1 in the same moment, and tells the other', async () => {
    const hotline = await ringingHotline();
    const { alice, bob, carol, caller } = hotline;
    for (const phone of [alice, bob]) phone.answers();
    await pass(2);
    alice.presses('1');
    bob.presses('1');
    await pass(4);

    const talking = [alice, bob, carol].filter((phone) => phone.isTalkingTo(caller.number));
    expect(talking).toHaveLength(1);
    expect([alice, bob].filter((phone) => phone.hasHeard('no longer waiting'))).toHaveLength(1);
    caller.hangsUp();
    await pass(3);
    await world.clock.settle();
    const record = await hotline.call();
    expect(record.attempts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    await expectTruth(world, hotline);
  });

  it('lets everybody go when the caller hangs up', async () => {
    const hotline = await ringingHotline();
    hotline.alice.answers();
    await pass(1);
    hotline.caller.hangsUp();
    await pass(2);

    expect(ringing(hotline)).toEqual([]);
    expect(hotline.alice.isRinging).toBe(false);
    await world.clock.settle();
    const record = await hotline.call();
    expect(record.status).toBe('caller-hung-up');
    await expectTruth(world, hotline);
  });

  it('goes on with the next rule when nobody takes the call in time, and rings nobody any more', async () => {
    const hotline = await addHotline(world, {
      ...atOnce,
      rules: [['alice', 'bob'], ['carol']],
      seconds: 20,
    });
    const { caller, carol } = hotline;
    carol.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    const call = caller.dials(hotline.number);
    await pass(15);
    expect(call.hasHeard('We are still trying')).toBe(false);
    await pass(13);
    expect(call.hasHeard('We are still trying')).toBe(true);
    expect(ringing(hotline)).toEqual([]);
    expect(carol.isTalkingTo(caller.number)).toBe(true);
    await pass(60);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer no-answer accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Carol' } });
    await expectTruth(world, hotline);
  });

  it('does not wait when every phone has said no', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']], seconds: 60 });
    const { caller, alice, bob } = hotline;
    alice.script({ declineAfter: 3 });
    bob.script({ answerAfter: 2, press: '2' });

    const call = caller.dials(hotline.number);
    await pass(30);

    expect(call.hasHeard('Nobody answers.')).toBe(true);
    await world.clock.settle();
    expect(outcomes(await hotline.call())).toBe('busy declined');
    await expectTruth(world, hotline);
  });

  it('starts again with another round', async () => {
    const hotline = await addHotline(world, {
      ...atOnce,
      rules: [['alice', 'bob']],
      seconds: 10,
      repeats: 1,
    });

    hotline.caller.dials(hotline.number);
    await pass(45);
    await world.clock.settle();

    const record = await hotline.call();
    expect(record.attempts.map(({ round, userName }) => `${String(round)} ${userName}`)).toEqual([
      '1 Alice',
      '1 Bob',
      '2 Alice',
      '2 Bob',
    ]);
    expect(record.status).toBe('no-answer');
    await expectTruth(world, hotline);
  });

  it('rings one by one while the carrier takes no orders, and the caller notices nothing', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    const { caller, alice, bob } = hotline;
    world.twilio.restFaults.always(({ method }) => method === 'POST', 'unavailable');
    bob.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    const call = caller.dials(hotline.number);
    await pass(15);
    expect(alice.isRinging).toBe(true);
    await pass(80);
    await world.clock.settle();

    expect(call.heard.map(({ text }) => text).join(' ')).not.toMatch(/sorry|error/i);
    const record = await hotline.call();
    expect(outcomes(record)).toBe('failed failed no-answer accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
  });

  it('takes nobody for not rung of whom the carrier only did not answer', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    const { alice, bob } = hotline;
    world.twilio.restFaults.once(({ params }) => params.get('To') === bob.number, 'lost-answer');
    bob.script({ answerAfter: 9, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(8);
    expect([alice.isRinging, bob.isRinging]).toEqual([true, true]);
    await pass(60);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('stopped accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    await expectTruth(world, hotline);
  });

  it('ends a ring of which the carrier tells only when somebody else has the caller', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    const { caller, alice, bob } = hotline;
    world.twilio.restFaults.once(({ params }) => params.get('To') === bob.number, 'lost-answer');

    caller.dials(hotline.number);
    await world.ordersCarriedOut();
    await world.clock.advance('500ms');
    alice.answers();
    await world.clock.settle();
    alice.presses('1');
    await pass(4);

    expect(alice.isTalkingTo(caller.number)).toBe(true);
    expect(bob.isRinging).toBe(false);
    caller.hangsUp();
    await pass(3);
    await world.clock.settle();
    expect(outcomes(await hotline.call())).toBe('accepted stopped');
    await expectTruth(world, hotline);
  });

  it('rings one by one when the carrier gives no answer at all', async () => {
    const hotline = await addHotline(world, { ...atOnce, rules: [['alice', 'bob']] });
    world.twilio.restFaults.always(({ method }) => method === 'POST', 'reset');
    hotline.alice.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(60);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Alice' } });
    await expectTruth(world, hotline);
  });

  it('rings alone whom the carrier would not ring with the others', async () => {
    const hotline = await addHotline(world, {
      ...atOnce,
      rules: [['alice', 'bob']],
      seconds: 15,
    });
    world.twilio.restFaults.once(
      ({ params }) => params.get('To') === hotline.alice.number,
      'unavailable',
    );
    hotline.alice.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(70);
    await world.clock.settle();

    const record = await hotline.call();
    expect(outcomes(record)).toBe('failed no-answer accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Alice' } });
  });

  it('brings the caller to whoever has accepted even if the carrier does not fetch them', async () => {
    const hotline = await ringingHotline();
    const { caller, alice } = hotline;
    world.twilio.restFaults.always(({ path }) => path.includes('/Calls/'), 'unavailable');
    alice.answers();
    await pass(1);
    alice.presses('1');
    await pass(9);

    expect(alice.isTalkingTo(caller.number)).toBe(true);
    world.twilio.restFaults.clear();
    caller.hangsUp();
    await pass(40);
    await world.clock.settle();
    expect(await hotline.call()).toMatchObject({
      status: 'completed',
      answeredBy: { name: 'Alice' },
    });
  });

  it('does not leave a caller in a room that the responder has left', async () => {
    const hotline = await ringingHotline({ rules: [[...everybody], ['dave', 'bob']], repeats: 1 });
    const { caller, alice } = hotline;
    world.twilio.restFaults.always(({ path }) => path.includes('/Calls/'), 'unavailable');
    alice.answers();
    await pass(1);
    alice.presses('1');
    await pass(1);
    alice.hangsUp();
    world.twilio.restFaults.clear();
    await pass(20);

    // The second round began.
    expect(ringing(hotline)).toEqual([...everybody]);
    caller.hangsUp();
    await pass(3);
    await world.clock.settle();
    expect((await hotline.call()).status).toBe('caller-hung-up');
    await expectTruth(world, hotline);
  });

  it.each([
    ['every webhook comes twice, one after the other', { duplicate: 1 }],
    ['every webhook comes twice at the same moment', { duplicateAtOnce: 1 }],
    ['status callbacks overtake each other', { reorder: 1 }],
    ['every webhook is late', { delay: 1 }],
    ['every second status callback is lost', { drop: 0.5 }],
  ])('keeps the record true when %s', async (_, faults) => {
    Object.assign(world.twilio.faults, { ...faults, longestDelay: '3s' });
    const hotline = await addHotline(world, { ...atOnce, rules: [[...everybody]] });
    hotline.alice.letsMailboxPickUp(4, 60);
    hotline.bob.script({ answerAfter: 8, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await pass(120);

    world.twilio.faults.clear();
    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);
    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    expect(outcomes(record)).toMatch(/^(no-key|stopped) accepted stopped$/);
    await expectTruth(world, hotline);
  });

  it.each([
    ['late', { delay: '5s' } as const],
    ['never', 'drop' as const],
  ])('does not call answered a caller of whose end it learns %s', async (_, fault) => {
    const hotline = await ringingHotline();
    world.twilio.faults.once(({ kind }) => kind === 'number-status', fault);
    hotline.bob.answers();
    await pass(1);
    hotline.caller.hangsUp();
    await pass(1);
    hotline.bob.presses('1');
    // The ringing that they hear goes on for six seconds.
    await pass(14);

    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'caller-hung-up', answeredBy: null });
    expect(outcomes(record)).toBe('stopped caller-gone stopped');
    await expectTruth(world, hotline);
  });

  it('goes on when the process dies that has ordered the rings', async () => {
    const hotline = await ringingHotline();
    const { caller, carol } = hotline;
    await world.restart();
    carol.answers();
    await pass(2);
    carol.presses('1');
    await pass(3);

    expect(carol.isTalkingTo(caller.number)).toBe(true);
    carol.hangsUp();
    await pass(3);
    await world.clock.settle();
    expect(await hotline.call()).toMatchObject({
      status: 'completed',
      answeredBy: { name: 'Carol' },
    });
    await expectTruth(world, hotline);
  });
});

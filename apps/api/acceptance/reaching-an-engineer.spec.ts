import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
});
afterAll(() => world.stop());

describe('a caller', () => {
  it('is greeted and reaches the first engineer, who presses 1', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    const { caller, alice, bob } = hotline;

    const call = caller.dials(hotline.number);
    await world.clock.advanceUntil(() => alice.isRinging);
    expect(call.hasHeard('Please wait.')).toBe(true);
    await world.clock.advance('4s');
    alice.answers();
    await world.clock.advance('1s');
    expect(alice.isTalkingTo(caller.number)).toBe(false);
    alice.presses('1');
    await world.clock.advance('1s');
    expect(alice.isTalkingTo(caller.number)).toBe(true);
    await world.clock.advance('60s');
    caller.hangsUp();
    await world.clock.settle();

    expect(alice.hasHeard(/^Support Hotline\. Call from 4 9 3 0.*Press 1 to accept/)).toBe(true);
    expect(bob.heard).toEqual([]);
    const record = await hotline.call();
    expect(record).toMatchObject({
      status: 'completed',
      caller: caller.number,
      routingNumber: hotline.number,
      answeredBy: { name: 'Alice' },
      talkSeconds: 61,
    });
    expect(record.attempts).toMatchObject([
      { round: 1, ruleOrder: 1, userName: 'Alice', outcome: 'accepted', ringSeconds: 4 },
    ]);
    await expectTruth(world, hotline);
  });

  it('reaches the second engineer when the first does not answer in 30 s', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    const { caller, alice, bob } = hotline;
    bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

    caller.dials(hotline.number);
    await world.clock.advanceUntil(() => alice.isRinging);
    await world.clock.advance('29s');
    expect(alice.isRinging).toBe(true);
    await world.clock.advance('2s');
    expect([alice.isRinging, bob.isRinging]).toEqual([false, true]);
    await world.clock.advance('2m');
    // Thirty seconds of Alice's phone, the greeting, and five of his own.
    expect(bob.hasHeard(/Call from 4 9 3 0.*, waiting for 30 seconds\. Press 1/)).toBe(true);

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    expect(record.attempts).toMatchObject([{ ringSeconds: 30, ruleOrder: 1 }, { ruleOrder: 2 }]);
    await expectTruth(world, hotline);
  });

  it.each([
    ['a mailbox picks up', 'no-key accepted', (alice) => alice.letsMailboxPickUp(10, 60)],
    [
      'a mailbox picks up and hangs up',
      'hung-up accepted',
      (alice) => alice.letsMailboxPickUp(10, 1),
    ],
    [
      'the first declines with 2',
      'declined accepted',
      (alice) => alice.script({ answerAfter: 3, press: '2' }),
    ],
    [
      'the first presses wrong keys',
      'no-key accepted',
      (alice) => alice.script({ answerAfter: 3, press: ['7', '9'] }),
    ],
    [
      'the first hangs up in the whisper',
      'hung-up accepted',
      (alice) => alice.letsMailboxPickUp(3, 0),
    ],
    ['the first rejects the ring', 'busy accepted', (alice) => alice.script({ declineAfter: 3 })],
    ['the first is busy', 'busy accepted', (alice) => alice.isBusy()],
  ] satisfies [string, string, (alice: ReturnType<PhoneWorld['twilio']['phone']>) => unknown][])(
    'reaches the next engineer when %s',
    async (_, expected, behave) => {
      const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
      const { caller, alice, bob } = hotline;
      behave(alice);
      bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

      caller.dials(hotline.number);
      await world.clock.advance('5m');

      const record = await hotline.call();
      expect(outcomes(record)).toBe(expected);
      expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
      await expectTruth(world, hotline);
    },
  );

  it('reaches the next engineer when a number is invalid', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    hotline.alice.isUnreachable();
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    const record = await hotline.call();
    expect(outcomes(record)).toBe('failed accepted');
    await expectTruth(world, hotline, { alerts: [13224] });
  });

  it('hears a second prompt when a responder presses a wrong key first, and 1 then', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 3, press: ['5', '1'], hangUpAfter: 9 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(hotline.alice.hasHeard('Press 1 to accept the call, or 2 to pass it on.')).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'completed' });
    await expectTruth(world, hotline);
  });

  it('reaches the people of one rule one by one', async () => {
    const hotline = await addHotline(world, { rules: [['alice', 'bob', 'carol']] });
    hotline.carol.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('3m');

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer no-answer accepted');
    expect(record.attempts.map(({ ruleOrder }) => ruleOrder)).toEqual([1, 1, 1]);
    await expectTruth(world, hotline);
  });
});

describe('when nobody takes the call, the caller', () => {
  it('hears the no-answer message after every rule', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(call.isOver).toBe(true);
    expect(call.hasHeard('Nobody answers.')).toBe(true);
    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'no-answer', answeredBy: null, talkSeconds: 0 });
    expect(outcomes(record)).toBe('no-answer no-answer');
    await expectTruth(world, hotline);
  });

  it('hears it only after the policy has been repeated as often as it says', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']], repeats: 2 });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('4m');

    expect(call.hasHeard('Nobody answers.')).toBe(true);
    const record = await hotline.call();
    expect(record.attempts.map(({ round, userName }) => `${round} ${userName}`)).toEqual([
      '1 Alice',
      '1 Bob',
      '2 Alice',
      '2 Bob',
      '3 Alice',
      '3 Bob',
    ]);
    await expectTruth(world, hotline);
  });

  it('is told at once that no one is available when nobody can be reached', async () => {
    const hotline = await addHotline(world, { rules: [['dave']], repeats: 3 });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('10s');

    expect(call.isOver).toBe(true);
    expect(call.heard.map(({ text }) => text)).toEqual(['Nobody is on call.']);
    expect(await hotline.call()).toMatchObject({ status: 'no-one-available', attempts: [] });
    await expectTruth(world, hotline);
  });

  it('loses no second on a rule whose people have no verified phone', async () => {
    const hotline = await addHotline(world, { rules: [['dave'], ['alice']] });

    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging, '5s');
    expect(hotline.dave.heard).toEqual([]);
    hotline.caller.hangsUp();
    await world.clock.settle();

    const record = await hotline.call();
    expect(record.attempts.map(({ userName }) => userName)).toEqual(['Alice']);
    expect(record.journal.map(({ text }) => text).join('\n')).toMatch(/Dave/);
    await expectTruth(world, hotline);
  });

  it('is told the truth by the log when every phone is busy, or every number dead', async () => {
    const busy = await addHotline(world, { rules: [['alice'], ['bob']] });
    busy.alice.isBusy();
    busy.bob.isBusy();
    busy.caller.dials(busy.number);
    await world.clock.advance('1m');
    expect(await busy.call()).toMatchObject({ status: 'busy' });
    await expectTruth(world, busy);

    const dead = await addHotline(world, { rules: [['alice'], ['bob']] });
    dead.alice.isUnreachable();
    dead.bob.isUnreachable();
    dead.caller.dials(dead.number);
    await world.clock.advance('1m');
    expect(await dead.call()).toMatchObject({ status: 'failed' });
    await expectTruth(world, dead, { alerts: [13224, 13224] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline } from './stage/hotline.js';
import { account, startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
});
afterAll(() => world.stop());

describe('a caller who hangs up', () => {
  it('in the greeting leaves a call without an attempt: no phone was asked to ring', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice']],
      greeting:
        'This is a greeting that takes its time, so that one can hang up in the middle of it.',
    });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('2s');
    call.hangsUp();
    await world.clock.advance('1m');

    expect(await hotline.call()).toMatchObject({
      status: 'caller-hung-up',
      attempts: [],
      waitSeconds: 2,
    });
    await expectTruth(world, hotline);
  });

  it('while a phone rings stops it, and nobody else is rung', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    await world.clock.advance('7s');
    call.hangsUp();
    await world.clock.advance('2m');

    const record = await hotline.call();
    expect(record.status).toBe('caller-hung-up');
    expect(outcomes(record)).toBe('caller-gone');
    await expectTruth(world, hotline);
  });

  it('while the whisper is heard is recorded as gone, even if the responder presses 1 too late', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    await world.clock.advance('2s');
    call.hangsUp();
    await world.clock.advance('2m');

    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'caller-hung-up', answeredBy: null });
    expect(outcomes(record)).toBe('caller-gone');
    await expectTruth(world, hotline);
  });

  it('while talking has had a completed call', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    hotline.alice.script({ answerAfter: 2, press: '1' });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isTalkingTo(hotline.caller.number));
    await world.clock.advance('42s');
    call.hangsUp();
    await world.clock.advance('2m');

    expect(await hotline.call()).toMatchObject({ status: 'completed', talkSeconds: 42 });
    expect(hotline.bob.heard).toEqual([]);
    await expectTruth(world, hotline);
  });
});

describe('whoever calls', () => {
  it.each([
    ['anonymous', true],
    ['+266696687', true],
    ['', true],
    ['+4930', false],
    ['112', false],
    ['+123456789012345', false],
    ['sip:noc@example.com', false],
    ['client:night-desk', false],
  ])('from "%s" is connected and logged', async (from, withheld) => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });

    world.twilio.dial({ from, to: hotline.number });
    await world.clock.advance('1m');

    expect(await hotline.call()).toMatchObject({
      status: 'completed',
      callerWithheld: withheld,
      caller: withheld ? '' : from,
    });
    const leg = world.twilio.calls.find((each) => each.to === hotline.alice.number);
    expect(leg?.from).toBe(hotline.number);
    await expectTruth(world, hotline);
  });

  it('is spoken to in any script, and with signs that XML would stumble over', async () => {
    const greeting = 'Grüße & <willkommen> 👩‍🚒 שלום "x"';
    const hotline = await addHotline(world, { rules: [['alice']], greeting, policyName: 'R&D <3' });
    hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');

    expect(call.hasHeard(greeting)).toBe(true);
    expect(hotline.alice.hasHeard('R&D <3. Call from')).toBe(true);
    await expectTruth(world, hotline);
  });

  it('is told so when the policy is disabled', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], enabled: false });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');

    expect(call.hasHeard(/switched off/)).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'disabled', attempts: [] });
    await expectTruth(world, hotline);
  });

  it('hears the name of the policy where the greeting has a place for it, whatever the name holds', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice']],
      policyName: '</Say><Hangup/> & {policy} $&',
      greeting: 'Welcome to {policy}.',
    });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    expect(call.heard[0]).toMatchObject({ text: 'Welcome to </Say><Hangup/> & {policy} $&.' });
    call.hangsUp();
    await world.clock.advance('2m');
    await expectTruth(world, hotline);
  });

  it.each([
    ['+4930123', '4 9 3 0 1 2 3'],
    ['anonymous', 'a withheld number'],
    ['sip:<R&D>@example.com', '<R&D>'],
  ])('from "%s" hears "%s" where the greeting names the caller', async (from, spoken) => {
    const hotline = await addHotline(world, {
      rules: [['alice']],
      greeting: 'You call {policy} from {caller}.',
      policyName: 'The {caller} desk',
    });

    const call = world.twilio.dial({ from, to: hotline.number });
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    expect(call.heard[0]).toMatchObject({ text: `You call The {caller} desk from ${spoken}.` });
    call.hangsUp();
    await world.clock.advance('2m');
    await expectTruth(world, hotline);
  });

  it('hears how many wait, without those who talk or have gone', async () => {
    const greeting = 'You are caller number {position}.';
    const hotline = await addHotline(world, { rules: [['alice'], ['bob'], ['carol']], greeting });
    const says = (call: { hasHeard: (text: string) => boolean }) =>
      ['1', '2', '3'].filter((n) => call.hasHeard(`You are caller number ${n}.`));

    const talking = world.twilio.dial({ from: '+4930121', to: hotline.number });
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    await world.clock.advance('5s');
    hotline.alice.presses('1');
    await world.clock.advance('5s');
    const first = world.twilio.dial({ from: '+4930122', to: hotline.number });
    await world.clock.advance('3s');
    const second = world.twilio.dial({ from: '+4930123', to: hotline.number });
    await world.clock.advance('3s');
    first.hangsUp();
    await world.clock.advance('3s');
    const third = world.twilio.dial({ from: '+4930124', to: hotline.number });
    await world.clock.advance('3s');

    expect([talking, first, second, third].map(says)).toEqual([['1'], ['1'], ['2'], ['2']]);
    for (const call of [talking, second, third]) call.hangsUp();
    await world.clock.advance('3m');
    await expectTruth(world, hotline);
  });

  it('hears its number in what is said after the rings, too', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice']],
      noAnswer: 'We ring {caller} back.',
    });

    const call = world.twilio.dial({ from: '+4930123', to: hotline.number });
    await world.clock.advance('2m');

    expect(call.hasHeard('We ring 4 9 3 0 1 2 3 back.')).toBe(true);
    await expectTruth(world, hotline);
  });

  it('hears a sentence when the number is not connected to a policy, and the call is logged', async () => {
    await addHotline(world, { rules: [['alice']] });
    world.twilio.addNumber({
      accountSid: account.sid,
      phoneNumber: '+12029990000',
      voiceUrl: `${world.publicUrl}/api/notification/call/incoming-call-webhook`,
      statusCallback: `${world.publicUrl}/api/notification/call/call-status`,
    });

    const call = world.twilio.dial({ from: '+4930111', to: '+12029990000' });
    await world.clock.advance('1m');

    expect(call.hasHeard(/not connected to a hotline/)).toBe(true);
    const { rows } = await world.pool.query(
      'SELECT status, caller FROM calls WHERE routing_number = $1',
      ['+12029990000'],
    );
    expect(rows).toEqual([{ status: 'unknown-number', caller: '+4930111' }]);
  });

  it('hears a sentence when the policy has no call/SMS config', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], hasConfig: false });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');

    expect(call.hasHeard(/not set up completely/)).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'not-configured' });
    await expectTruth(world, hotline);
  });
});

describe('a policy', () => {
  /** A hotline whose first responder takes the call at once and talks on and on. */
  async function hotlineWith(settings: Record<string, unknown>) {
    const hotline = await addHotline(world, { rules: [['alice']] });
    hotline.alice.script({ answerAfter: 2, press: '1' });
    for (const [column, value] of Object.entries(settings)) {
      await world.pool.query(`UPDATE incoming_call_policies SET ${column} = $2 WHERE id = $1`, [
        hotline.policyId,
        value,
      ]);
    }
    await world.refreshPlans();
    return hotline;
  }
  const legTo = (number: string) => world.twilio.calls.find((each) => each.to === number);

  it('that shows the caller to responders shows nobody who hides their number', async () => {
    const hotline = await hotlineWith({ caller_id_shown: 'caller', longest_talk_minutes: 1 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('3m');
    const hidden = await hotlineWith({ caller_id_shown: 'caller', longest_talk_minutes: 1 });
    hidden.caller.dials(hidden.number, { withheld: true });
    await world.clock.advance('3m');

    expect(legTo(hotline.alice.number)?.from).toBe(hotline.caller.number);
    expect(legTo(hidden.alice.number)?.from).toBe(hidden.number);
    await expectTruth(world, hotline);
  });

  it('that greets nobody rings at once', async () => {
    const hotline = await hotlineWith({ greeting_enabled: false, longest_talk_minutes: 1 });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('3m');

    expect(call.heard.filter(({ kind }) => kind === 'say')).toEqual([]);
    expect(await hotline.call()).toMatchObject({ status: 'completed' });
    await expectTruth(world, hotline);
  });

  it('ends a talk that takes longer than it allows', async () => {
    const hotline = await hotlineWith({ longest_talk_minutes: 2 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('10m');

    expect(await hotline.call()).toMatchObject({ status: 'completed', talkSeconds: 120 });
    await expectTruth(world, hotline);
  });

  it('speaks each message in the voice that it has for it', async () => {
    const hotline = await hotlineWith({
      voice: 'Polly.Vicki-Neural',
      greeting_voice: 'Polly.Amy-Neural',
      longest_talk_minutes: 1,
    });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('3m');

    expect(call.heard[0]).toMatchObject({ voice: 'Polly.Amy-Neural', language: 'en-GB' });
    expect(hotline.alice.heard[0]).toMatchObject({
      voice: 'Polly.Vicki-Neural',
      language: 'de-DE',
    });
  });
});

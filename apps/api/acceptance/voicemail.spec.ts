import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { VoicemailDeletion } from '../src/features/voicemails/voicemail-deletion.service.js';
import { VoicemailsRepository } from '../src/features/voicemails/voicemails.repository.js';
import { OpenCallSweeper } from '../src/features/webhook/open-call-sweeper.service.js';
import { startDatabaseWire } from './stage/database-wire.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  // The sweeper looks for young calls by the database's own clock.
  world = await startPhoneWorld({ startsAt: new Date() });
  world.twilio.behaviour.playSeconds = 6;
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

const prompt = /Please leave a message after the tone/;

/** Dials, and waits until the beep. */
async function reachesTheBeep({ caller, number }: Hotline) {
  const call = caller.dials(number);
  await world.clock.advanceUntil(() => call.hasHeard('beep'));
  return call;
}

const kinds = ({ journal }: Awaited<ReturnType<Hotline['call']>>) =>
  journal.map(({ kind }) => kind);

describe('a caller whom nobody takes', () => {
  it('hears the prompt and a beep, leaves a message, and is thanked', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], voicemail: true });

    const call = await reachesTheBeep(hotline);
    expect(call.hasHeard(prompt)).toBe(true);
    expect(call.hasHeard('Nobody answers.')).toBe(false);
    call.says('The cooling has failed.', 12);
    await world.clock.advance('30s');

    expect(call.hasHeard(/Thank you. Your message was recorded/)).toBe(true);
    expect(call.isOver).toBe(true);
    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'voicemail-left', answeredBy: null });
    expect(record.journal.map(({ text }) => text)).toContain(
      'The caller left a message of 12 seconds.',
    );
    await expectTruth(world, hotline);
  });

  it('has it written down by the carrier, where the policy wants that, for as long as the message is kept', async () => {
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });
    await world.pool.query(
      'UPDATE incoming_call_policies SET voicemail_transcribed = true WHERE id = $1',
      [hotline.policyId],
    );
    await world.refreshPlans();
    Object.assign(world.twilio.faults, { duplicate: 1 });
    const call = await reachesTheBeep(hotline);
    call.says('The cooling has failed.', 12);
    await world.clock.advance('30s');
    world.twilio.faults.clear();

    const { id: callId } = await hotline.call();
    const key = { projectId: hotline.projectId, callId };
    const messages = world.app.get(VoicemailsRepository, { strict: false });
    expect((await messages.find(key))?.text).toBe('The cooling has failed.');

    await world.app.get(VoicemailDeletion, { strict: false }).delete(key);
    expect((await messages.find(key))?.text).toBeNull();
    const { rowCount } = await world.pool.query('SELECT FROM voicemail_texts');
    expect(rowCount).toBe(0);
  });

  it('leaves the message, too, who hangs up in the middle of it', async () => {
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });

    const call = await reachesTheBeep(hotline);
    await world.clock.advance('7s');
    call.hangsUp();
    await world.clock.advance('30s');

    expect(await hotline.call()).toMatchObject({ status: 'voicemail-left' });
    await expectTruth(world, hotline);
  });

  it('leaves none by silence, or by hanging up before the beep', async () => {
    const silent = await addHotline(world, { rules: [['dave']], voicemail: true });
    const hasty = await addHotline(world, { rules: [['dave']], voicemail: true });

    const call = await reachesTheBeep(silent);
    call.fallsSilent();
    const other = hasty.caller.dials(hasty.number);
    await world.clock.advance('1s');
    other.hangsUp();
    await world.clock.advance('60s');

    expect(call.hasHeard(/recorded/)).toBe(false);
    expect(call.hasHeard('Goodbye.')).toBe(true);
    expect(await silent.call()).toMatchObject({ status: 'no-one-available' });
    expect(kinds(await silent.call())).toContain('no-voicemail');
    expect(await hasty.call()).toMatchObject({ status: 'no-one-available' });
    await expectTruth(world, silent);
  });

  it('is recorded no longer than the policy allows', async () => {
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });

    const call = await reachesTheBeep(hotline);
    await world.clock.advance('119s');
    expect(call.hasHeard(/Thank you/)).toBe(false);
    await world.clock.advance('10s');

    expect(call.hasHeard(/Thank you/)).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'voicemail-left' });
  });
});

describe('a caller for whom several phones rang at once', () => {
  it('leaves a message when none of them was picked up', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice', 'bob']],
      ringMode: 'all-at-once',
      voicemail: true,
    });

    const call = await reachesTheBeep(hotline);
    call.says('Everything is down.', 5);
    await world.clock.advance('30s');

    expect(call.hasHeard(/Thank you/)).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'voicemail-left' });
    await expectTruth(world, hotline);
  });
});

describe('a message is in the record', () => {
  afterEach(() => {
    world.twilio.faults.clear();
  });

  it.each([
    ['whose callbacks come twice, late and out of order', { duplicate: 1, reorder: 1, delay: 1 }],
    ['of which the carrier reports nothing: it is asked', { drop: 1 }],
  ])('%s', async (_, faults) => {
    Object.assign(world.twilio.faults, { ...faults, longestDelay: '3s' });
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });

    const call = await reachesTheBeep(hotline);
    call.says('The cooling has failed.', 9);
    await world.clock.advance('60s');
    world.twilio.faults.clear();
    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'voicemail-left' });
    expect(new Set(record.journal.map(({ text }) => text))).toContain(
      'The caller left a message of 9 seconds.',
    );
    await expectTruth(world, hotline);
  });

  it.each([
    ['whose every callback is lost, even that of the call itself', 1],
    ['whose own callbacks are lost: the call is known to be over', { 'recording-status': 1 }],
  ])('%s', async (_, drop) => {
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });
    const call = await reachesTheBeep(hotline);
    await world.clock.advance('9s');
    Object.assign(world.twilio.faults, { drop });
    for (let time = 1; time <= 3; time += 1) {
      world.twilio.faults.once(({ kind }) => kind === 'record-action', 'drop');
    }
    call.hangsUp();
    await world.clock.advance('60s');
    expect(await hotline.call()).toMatchObject({ status: 'no-one-available' });

    world.twilio.faults.clear();
    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    expect(await hotline.call()).toMatchObject({ status: 'voicemail-left' });
  });

  it('that was left while the database was away', async () => {
    const wire = await startDatabaseWire(world.databaseUrl);
    await world.restart(wire.url);
    const hotline = await addHotline(world, { rules: [['dave']], voicemail: true });
    wire.cut();

    const call = await reachesTheBeep(hotline);
    expect(call.hasHeard(prompt)).toBe(true);
    call.says('Nobody answers.', 6);
    await world.clock.advance('30s');
    expect(call.hasHeard(/Thank you/)).toBe(true);
    wire.mend();

    const statuses = async () => (await hotline.calls()).map(({ status }) => status);
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(['voicemail-left']);
    await expectTruth(world, hotline);
    await world.restart();
    wire.stop();
  });
});

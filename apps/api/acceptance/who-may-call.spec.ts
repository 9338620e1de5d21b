import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
});
afterAll(() => world.stop());

const refusal = 'This hotline is not for you.';

type Settings = {
  unlisted_callers?: 'refused';
  withheld_callers?: 'refused';
  challenged_callers?: 'unverified' | 'everybody';
  calls_per_hour?: number;
};

/** A hotline whose first responder takes every call that reaches her. */
async function hotlineWith(settings: Settings): Promise<Hotline> {
  const hotline = await addHotline(world, { rules: [['alice']] });
  hotline.alice.script({ answerAfter: 2, press: '1', hangUpAfter: 5 });
  for (const [column, value] of Object.entries({ ...settings, refusal_message: refusal })) {
    await world.pool.query(`UPDATE incoming_call_policies SET ${column} = $2 WHERE id = $1`, [
      hotline.policyId,
      value,
    ]);
  }
  await world.refreshPlans();
  return hotline;
}

async function list(hotline: Hotline, kind: 'allow' | 'block', pattern: string, ofPolicy = true) {
  await world.pool.query(
    'INSERT INTO caller_entries (project_id, policy_id, list, pattern) VALUES ($1, $2, $3, $4)',
    [hotline.projectId, ofPolicy ? hotline.policyId : null, kind, pattern],
  );
  await world.refreshPlans();
}

/** Why the journal says that the newest call was refused. */
async function refusalOf(hotline: Hotline): Promise<string | undefined> {
  const [call] = await hotline.calls();
  return call?.journal.map(({ text }) => text).find((text) => text.includes('turned away'));
}

describe('a caller whom the lists mean', () => {
  it('and block hears the refusal, rings nobody, and stands in the log as blocked with the reason', async () => {
    const hotline = await hotlineWith({});
    await list(hotline, 'block', `${hotline.caller.number.slice(0, 6)}*`);

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');

    expect(call.hasHeard(refusal)).toBe(true);
    expect(call.hasHeard('Please wait.')).toBe(false);
    expect(hotline.alice.heard).toEqual([]);
    expect(await hotline.call()).toMatchObject({ status: 'blocked', attempts: [] });
    expect(await refusalOf(hotline)).toContain(
      `the block list has ${hotline.caller.number.slice(0, 6)}*`,
    );
    await expectTruth(world, hotline);
  });

  it('and allow is let in where nobody else is', async () => {
    const hotline = await hotlineWith({ unlisted_callers: 'refused' });
    await list(hotline, 'allow', hotline.caller.number, false);

    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');
    world.twilio.dial({ from: '+4930999', to: hotline.number });
    await world.clock.advance('1m');

    const calls = await hotline.calls();
    expect(calls.map(({ status }) => status)).toEqual(['blocked', 'completed']);
    expect(await refusalOf(hotline)).toContain('on no allow list');
    await expectTruth(world, hotline);
  });

  it('and the project blocks, is blocked for all policies, but a more exact entry of one policy lets them in', async () => {
    const hotline = await hotlineWith({});
    await list(hotline, 'block', '+49*', false);
    await list(hotline, 'allow', hotline.caller.number);

    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');
    world.twilio.dial({ from: '+4930999', to: hotline.number });
    await world.clock.advance('1m');

    const calls = await hotline.calls();
    expect(calls.map(({ status }) => status)).toEqual(['blocked', 'completed']);
    await expectTruth(world, hotline);
  });
});

describe('a caller who hides their number', () => {
  it('is refused where the policy says so', async () => {
    const hotline = await hotlineWith({ withheld_callers: 'refused' });

    const call = hotline.caller.dials(hotline.number, { withheld: true });
    await world.clock.advance('1m');

    expect(call.hasHeard(refusal)).toBe(true);
    expect(await hotline.call()).toMatchObject({ status: 'blocked' });
    expect(await refusalOf(hotline)).toContain('hides');
    await expectTruth(world, hotline);
  });
});

describe('a caller who calls again and again', () => {
  it('is let in so many times within an hour, and again when the first call is an hour old', async () => {
    const hotline = await hotlineWith({ calls_per_hour: 2 });
    const callOnce = async () => {
      hotline.caller.dials(hotline.number);
      await world.clock.advance('1m');
    };

    for (let time = 0; time < 3; time += 1) await callOnce();
    expect((await hotline.calls()).map(({ status }) => status)).toEqual([
      'blocked',
      'completed',
      'completed',
    ]);
    expect(await refusalOf(hotline)).toContain('2 calls within an hour');
    world.twilio.dial({ from: '+4930999', to: hotline.number });
    await world.clock.advance('1m');
    expect((await hotline.calls())[0]?.status).toBe('completed');

    await world.clock.advance('58m');
    await callOnce();
    expect((await hotline.calls())[0]?.status).toBe('completed');
    await expectTruth(world, hotline);
  });
});

describe('a caller who has to press a key', () => {
  it('and presses 1 is greeted and connected', async () => {
    const hotline = await hotlineWith({ challenged_callers: 'everybody' });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('3s');
    expect(call.hasHeard(/press 1/i)).toBe(true);
    expect(hotline.alice.isRinging).toBe(false);
    call.presses('1');
    await world.clock.advance('1m');

    expect(call.hasHeard('Please wait.')).toBe(true);
    expect(await hotline.call()).toMatchObject({
      status: 'completed',
      answeredBy: { name: 'Alice' },
    });
    await expectTruth(world, hotline);
  });

  it('and presses none is asked twice and refused', async () => {
    const hotline = await hotlineWith({ challenged_callers: 'everybody' });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');

    expect(call.heard.filter(({ text }) => /press 1/i.test(text))).toHaveLength(2);
    expect(call.hasHeard(refusal)).toBe(true);
    expect(hotline.alice.heard).toEqual([]);
    expect(await hotline.call()).toMatchObject({ status: 'blocked', attempts: [] });
    expect(await refusalOf(hotline)).toContain('did not press 1');
    await expectTruth(world, hotline);
  });

  it('and hangs up instead is recorded as gone, not as blocked', async () => {
    const hotline = await hotlineWith({ challenged_callers: 'everybody' });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('3s');
    call.hangsUp();
    await world.clock.advance('1m');

    expect(await hotline.call()).toMatchObject({ status: 'caller-hung-up', attempts: [] });
    await expectTruth(world, hotline);
  });

  it.each([
    ['TN-Validation-Failed-C', true],
    ['TN-Validation-Failed', true],
    ['TN-Validation-Passed-A', false],
    ['No-TN-Validation', false],
    [undefined, false],
  ])('is one whose verification says %s: %s', async (stirVerstat, isAsked) => {
    const hotline = await hotlineWith({ challenged_callers: 'unverified' });

    const options = stirVerstat === undefined ? {} : { stirVerstat };
    const call = hotline.caller.dials(hotline.number, options);
    await world.clock.advance('2m');

    expect(call.hasHeard(/press 1/i)).toBe(isAsked);
    expect(await hotline.call()).toMatchObject({ status: isAsked ? 'blocked' : 'completed' });
    await expectTruth(world, hotline);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { OpenCallSweeper } from '../src/features/webhook/open-call-sweeper.service.js';
import { addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  // The sweeper looks for young calls by the database's own clock.
  world = await startPhoneWorld({ startsAt: new Date() });
});
afterEach(() => {
  world.twilio.faults.clear();
});
afterAll(() => world.stop());

/** Alice's mailbox picks up, Bob accepts and talks for 20 s. */
async function usualCall() {
  const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
  hotline.alice.letsMailboxPickUp(10, 60);
  hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
  hotline.caller.dials(hotline.number);
  await world.clock.advance('6m');
  return hotline;
}

function isRescueOf(sid: string, { kind, callSid }: { kind: string; callSid?: string }): boolean {
  return kind === 'voice-fallback' && callSid === sid;
}

describe('the record stays true when', () => {
  it.each([
    ['every webhook comes twice, one after the other', { duplicate: 1 }],
    ['every webhook comes twice at the same moment', { duplicateAtOnce: 1 }],
    ['status callbacks overtake each other', { reorder: 1 }],
    ['every webhook is late', { delay: 1 }],
    ['every second status callback is lost', { drop: 0.5 }],
    [
      'everything at once goes wrong',
      { duplicate: 0.3, duplicateAtOnce: 0.3, reorder: 0.3, delay: 0.3 },
    ],
  ])('%s', async (_, faults) => {
    Object.assign(world.twilio.faults, { ...faults, longestDelay: '3s' });

    const hotline = await usualCall();

    world.twilio.faults.clear();
    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);
    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-key accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    await expectTruth(world, hotline);
  });

  it('all status callbacks are lost: the sweeper asks the carrier and closes the call', async () => {
    Object.assign(world.twilio.faults, { drop: 1 });
    const hotline = await usualCall();
    expect((await hotline.call()).endedAt).toBeNull();

    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    const record = await hotline.call();
    expect(record.endedAt).not.toBeNull();
    expect(outcomes(record)).toBe('no-key accepted');
    await expectTruth(world, hotline);
  });

  it('both reports of how a ring ended are lost: the carrier is asked, and nothing is guessed', async () => {
    const { faults } = world.twilio;
    faults.once(({ kind }) => kind === 'dial-action', 'drop');
    faults.once(({ params }) => params['CallStatus'] === 'no-answer', 'drop');
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    hotline.caller.dials(hotline.number);
    await world.clock.advance('6m');
    expect(outcomes(await hotline.call())).toBe('ringing accepted');

    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    expect(outcomes(await hotline.call())).toBe('no-answer accepted');
    await expectTruth(world, hotline, { alerts: [11205] });
  });

  it('all status callbacks of a caller who gave up are lost', async () => {
    Object.assign(world.twilio.faults, { drop: 1 });
    world.twilio.behaviour.dialActionAfterCallerHangUp = false;
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    await world.clock.advance('3s');
    call.hangsUp();
    await world.clock.advance('1m');
    world.twilio.behaviour.dialActionAfterCallerHangUp = true;

    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    const record = await hotline.call();
    expect(record.status).toBe('caller-hung-up');
    expect(record.attempts).toMatchObject([{ userName: 'Alice', phone: hotline.alice.number }]);
    await expectTruth(world, hotline);
  });
});

describe('a call under way', () => {
  it('goes on when the process that answered it is gone', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    await world.restart();
    await world.clock.advanceUntil(() => hotline.bob.isRinging, '5m');
    hotline.bob.answers();
    await world.clock.advance('1s');
    await world.restart();
    hotline.bob.presses('1');
    await world.clock.advance('5s');
    expect(hotline.bob.isTalkingTo(hotline.caller.number)).toBe(true);
    await world.restart();
    hotline.bob.hangsUp();
    await world.clock.advance('1m');

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer accepted');
    expect(record.status).toBe('completed');
    await expectTruth(world, hotline);
  });

  it('is not disturbed by a rule that is edited meanwhile, also across a restart', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 5 });
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    await world.pool.query('DELETE FROM escalation_rules WHERE policy_id = $1 AND position = 2', [
      hotline.policyId,
    ]);
    await world.refreshPlans();
    await world.restart();
    await world.clock.advance('2m');
    const first = await hotline.call();
    expect(outcomes(first)).toBe('no-answer accepted');

    hotline.caller.dials(hotline.number);
    await world.clock.advance('2m');
    const [second] = await hotline.calls();
    expect(second?.status).toBe('no-answer');
    expect(second?.attempts.map(({ userName }) => userName)).toEqual(['Alice']);
    expect(second?.planId).not.toBe(first.planId);
    await expectTruth(world, hotline);
  });

  it.each(['voice', 'dial-action'])(
    'is rescued by the fallback address when its %s webhook is lost on the way',
    async (lost) => {
      const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
      hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
      world.twilio.faults.once(({ kind }) => kind === lost, 'drop');

      const call = hotline.caller.dials(hotline.number);
      await world.clock.advance('3m');

      expect(world.twilio.exchanges.some((each) => isRescueOf(call.sid, each))).toBe(true);
      expect(call.hasHeard('Please wait.')).toBe(true);
      const record = await hotline.call();
      expect(outcomes(record)).toBe('no-answer accepted');
      expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    },
  );

  it('that nobody can tell about any more does not keep the sweeper from the others', async () => {
    const gone = `INSERT INTO calls (id, project_id, account_sid, call_sid, started_at, came_in)
      SELECT gen_random_uuid(), gen_random_uuid(), 'AC-gone', 'CA' || n, $1::timestamptz - interval '2 days' * n, true
      FROM generate_series(1, 150) AS n`;
    await world.pool.query(gone, [world.clock.now()]);
    Object.assign(world.twilio.faults, { drop: 1 });
    const hotline = await usualCall();

    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    await expectTruth(world, hotline);
    const open = await world.pool.query(
      `SELECT FROM calls WHERE account_sid = 'AC-gone' AND ended_at IS NULL`,
    );
    expect(open.rows).toEqual([]);
  });

  it('ends with a sentence when its plan is nowhere to be found', async () => {
    const hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    await world.pool.query('DELETE FROM escalation_rules WHERE policy_id = $1', [hotline.policyId]);
    await world.pool.query('DELETE FROM routing_plans WHERE policy_id = $1', [hotline.policyId]);
    await world.restart();
    await world.clock.advance('2m');

    expect(call.hasHeard(/something went wrong on our side/)).toBe(true);
    expect(call.hasHeard(/application error/i)).toBe(false);
    const record = await hotline.call();
    expect(record.status).toBe('failed');
  });
});

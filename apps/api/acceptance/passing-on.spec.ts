import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { OpenCallSweeper } from '../src/features/webhook/open-call-sweeper.service.js';
import { addDesk, addHotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  // Closed: it is night in Berlin.
  world = await startPhoneWorld({ startsAt: new Date('2026-11-23T21:00:00Z') });
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

const texts = ({ journal }: { journal: { text: string }[] }) => journal.map(({ text }) => text);

/** A hotline that rings Alice, and a desk of its project that rings Bob. */
async function hotlineWithDesk(rules: Parameters<typeof addHotline>[1]['rules'] = [['alice']]) {
  const hotline = await addHotline(world, { rules });
  const deskId = await addDesk(world, hotline, 'bob');
  const set = async (column: 'menu' | 'support_hours', value: object, elsewhere?: string) => {
    await world.pool.query(
      `UPDATE incoming_call_policies SET ${column} = $2, outside_hours_policy_id = $3 WHERE id = $1`,
      [hotline.policyId, JSON.stringify(value), elsewhere ?? null],
    );
    await world.refreshPlans();
  };
  return { ...hotline, deskId, set };
}

describe('outside of the support hours', () => {
  const office = { windows: [{ kind: 'daily', opens: '09:00', closes: '17:00' }], holidays: [] };

  it('another policy takes the call, and the record tells both', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('support_hours', office, hotline.deskId);
    hotline.bob.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advance('60s');

    expect(call.hasHeard('Good evening.')).toBe(true);
    expect(hotline.bob.hasHeard(/^Night Desk\. Call from/)).toBe(true);
    expect(hotline.alice.isRinging).toBe(false);
    const record = await hotline.call();
    expect(record).toMatchObject({
      status: 'completed',
      policyId: hotline.policyId,
      answeredBy: { name: 'Bob' },
    });
    expect(texts(record)).toContain(
      'Night Desk took the call: it came outside of the support hours.',
    );
    await expectTruth(world, hotline);
  });

  it('a responder of the other policy who presses 3 is left alone by that one', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('support_hours', office, hotline.deskId);
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isRinging);
    hotline.bob.answers();
    await world.clock.advance('2s');
    hotline.bob.presses('3');
    await world.clock.advance('30s');

    const { rows } = await world.pool.query<{ policy: string }>(
      `SELECT coalesce(c.passed_to, c.policy_id) AS policy FROM call_attempts a JOIN calls c ON c.id = a.call_id
       WHERE a.muted_until IS NOT NULL AND c.project_id = $1`,
      [hotline.projectId],
    );
    expect(rows).toEqual([{ policy: hotline.deskId }]);
    await expectTruth(world, hotline);
  });

  it('a webhook that comes twice has one answer, whoever takes the call', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('support_hours', office, hotline.deskId);
    Object.assign(world.twilio.faults, { duplicate: 1 });
    hotline.bob.script({ answerAfter: 3, press: '1', hangUpAfter: 20 });

    hotline.caller.dials(hotline.number);
    await world.clock.advance('60s');
    world.twilio.faults.clear();

    expect(await hotline.call()).toMatchObject({ status: 'completed', policyId: hotline.policyId });
    await expectTruth(world, hotline);
  });
});

describe('a menu', () => {
  const menuOf = (deskId: string) => ({
    message: 'Press 1 for the desk, or 2 for us.',
    choices: [
      { key: '1', policyId: deskId },
      { key: '2', policyId: null },
    ],
    otherwisePolicyId: deskId,
  });

  it.each([
    ['1', 'bob', 'The caller pressed 1 in the menu.'],
    ['2', 'alice', 'The caller pressed 2 in the menu.'],
  ] as const)('leads a caller who presses %s to %s', async (key, person, told) => {
    const hotline = await hotlineWithDesk();
    await hotline.set('menu', menuOf(hotline.deskId));
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => call.hasHeard(/Press 1 for the desk/));
    expect(call.hasHeard('Please wait.')).toBe(true);

    call.presses(key);
    await world.clock.advanceUntil(() => hotline[person].isRinging);
    call.hangsUp();
    await world.clock.advance('5s');

    const record = await hotline.call();
    expect(record).toMatchObject({ status: 'caller-hung-up', policyId: hotline.policyId });
    expect(texts(record)).toContain(told);
    await expectTruth(world, hotline);
  });

  it('leaves no ring of the other policy open, even if the carrier tells nothing of its end', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('menu', menuOf(hotline.deskId));
    Object.assign(world.twilio.faults, { drop: 1 });
    world.twilio.behaviour.dialActionAfterCallerHangUp = false;
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => call.hasHeard(/Press 1 for the desk/));
    call.presses('1');
    await world.clock.advanceUntil(() => hotline.bob.isRinging);
    hotline.bob.answers();
    await world.clock.advance('3s');
    call.hangsUp();
    await world.clock.advance('1m');
    world.twilio.faults.clear();
    world.twilio.behaviour.dialActionAfterCallerHangUp = true;

    await world.app.get(OpenCallSweeper, { strict: false }).sweep(0);

    const { attempts } = await hotline.call();
    expect(attempts.map(({ endedAt, outcome }) => [endedAt !== null, outcome])).toEqual([
      [true, 'hung-up'],
    ]);
    await expectTruth(world, hotline);
  });

  it('leads a caller who presses nothing where the policy says, after it was played twice', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('menu', menuOf(hotline.deskId));

    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.bob.isRinging);
    call.hangsUp();
    await world.clock.advance('5s');

    const record = await hotline.call();
    expect(texts(record).filter((text) => text === 'The caller heard the menu.')).toHaveLength(2);
    expect(texts(record)).toContain('The caller pressed no key of the menu.');
    await expectTruth(world, hotline);
  });

  it('is played once more when the key was lost on the way', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('menu', menuOf(hotline.deskId));
    const call = hotline.caller.dials(hotline.number);
    const timesHeard = () => call.heard.filter((each) => /Press 1 for the desk/.test(each.text));
    await world.clock.advanceUntil(() => timesHeard().length === 1);

    world.twilio.faults.once(({ kind }) => kind === 'gather-action', 'drop');
    call.presses('2');
    await world.clock.advanceUntil(() => timesHeard().length === 2);
    call.presses('2');
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    call.hangsUp();
    await world.clock.advance('5s');

    expect(texts(await hotline.call())).toContain('The caller pressed 2 in the menu.');
  });

  it('is still answered when the policy of a key was deleted in mid-call', async () => {
    const hotline = await hotlineWithDesk();
    await hotline.set('menu', menuOf(hotline.deskId));
    const call = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => call.hasHeard(/Press 1 for the desk/));

    await world.pool.query('DELETE FROM incoming_call_policies WHERE id = $1', [hotline.deskId]);
    await world.refreshPlans();
    call.presses('1');
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    call.hangsUp();
    await world.clock.advance('5s');

    await expectTruth(world, hotline);
  });
});

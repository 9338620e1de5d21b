import { routes, type PlacedTestCallDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hashPassword } from '../src/features/access/password-hasher.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
  // Waits for what the API asks of the carrier, too.
  world.clock.alsoWaitFor(() => world.ordersCarriedOut());
});
afterAll(() => world.stop());

const password = 'correct horse battery staple';

/** Carol is an admin and signs in; the answer is how she asks for a test call. */
async function carolSignsIn({ projectId, policyId, userIds }: Hotline) {
  await world.pool.query(`UPDATE members SET role = 'admin' WHERE user_id = $1`, [userIds.carol]);
  const { rows } = await world.pool.query<{ email: string }>(
    `WITH account AS (
       INSERT INTO accounts (user_id, account_id, provider_id, password)
       VALUES ($1::uuid, $1::text, 'credential', $2))
     SELECT email FROM users WHERE id = $1`,
    [userIds.carol, await hashPassword(password)],
  );
  const post = (path: string, body?: object, cookie = '') =>
    fetch(`${world.publicUrl}${path}`, {
      method: 'POST',
      headers: {
        origin: world.publicUrl,
        cookie,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const signedIn = await post(routes.signIn(), { email: rows[0]?.email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return async () => {
    const answer = await post(routes.policyTestCall(projectId, policyId), undefined, cookie);
    return { status: answer.status, body: (await answer.json()) as PlacedTestCallDto & ProblemDto };
  };
}

describe('a test call', () => {
  it.each(['one-by-one', 'all-at-once'] as const)(
    'rings the admin’s own phone, and takes them through the hotline as if they had dialled: %s',
    async (ringMode) => {
      const hotline = await addHotline(world, { rules: [['alice', 'bob']], ringMode });
      const { alice, bob, carol, number } = hotline;
      const placeTestCall = await carolSignsIn(hotline);
      alice.script({ declineAfter: 4 });
      bob.script({ answerAfter: 9, press: '1', hangUpAfter: 20 });

      const { status, body } = await placeTestCall();
      expect([status, body]).toEqual([201, { to: `…${carol.number.slice(-4)}`, from: number }]);
      await world.clock.advanceUntil(() => carol.isRinging);
      carol.answers();
      await world.clock.advanceUntil(
        () => bob.isTalkingTo(carol.number) || carol.state === 'talking',
      );
      expect(carol.hasHeard('Please wait.')).toBe(true);
      expect(bob.hasHeard(carol.number.slice(1).split('').join(' '))).toBe(true);
      await world.clock.advance('1m');

      const record = await hotline.call();
      expect(record).toMatchObject({
        status: 'completed',
        caller: carol.number,
        routingNumber: number,
        answeredBy: { name: 'Bob' },
      });
      expect(outcomes(record)).toBe('busy accepted');
      expect(record.journal[0]?.text).toBe('A test call, placed from the dashboard.');
      const { rows } = await world.pool.query('SELECT is_test FROM calls WHERE id = $1', [
        record.id,
      ]);
      expect(rows).toEqual([{ is_test: true }]);
      expect(world.twilio.alerts).toEqual([]);
    },
  );

  it('leaves nothing in the log when the admin does not pick up', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const placeTestCall = await carolSignsIn(hotline);

    await placeTestCall();
    await world.clock.advance('2m');

    expect(await hotline.calls()).toEqual([]);
  });

  it('is subject to the lists, as every call', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const { carol, projectId } = hotline;
    const placeTestCall = await carolSignsIn(hotline);
    await world.pool.query(
      `INSERT INTO caller_entries (project_id, list, pattern) VALUES ($1, 'block', $2)`,
      [projectId, carol.number],
    );
    await world.refreshPlans();

    await placeTestCall();
    await world.clock.advanceUntil(() => carol.isRinging);
    carol.answers();
    await world.clock.advance('1m');

    expect(await hotline.call()).toMatchObject({ status: 'blocked', caller: carol.number });
  });

  it('is refused in words without a verified phone, a number or a config, and costs nothing', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const placeTestCall = await carolSignsIn(hotline);
    const { userIds, policyId } = hotline;
    const placed = world.twilio.calls.length;

    await world.pool.query('UPDATE phones SET verified_at = NULL WHERE user_id = $1', [
      userIds.carol,
    ]);
    const withoutPhone = await placeTestCall();
    await world.pool.query('DELETE FROM routing_numbers WHERE policy_id = $1', [policyId]);
    await world.refreshPlans();
    const withoutNumber = await placeTestCall();

    expect([withoutPhone.status, withoutPhone.body.detail]).toEqual([
      409,
      'A test call rings your own first verified phone. Verify one under Notification Methods.',
    ]);
    expect([withoutNumber.status, withoutNumber.body.detail]).toEqual([
      409,
      'Give the policy a phone number first: the test call comes from it.',
    ]);
    expect(world.twilio.calls).toHaveLength(placed);
  });

  it('is not placed to a number that leads to a policy', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const other = await addHotline(world, { rules: [['alice']] });
    const placeTestCall = await carolSignsIn(hotline);
    const placed = world.twilio.calls.length;

    for (const { number } of [hotline, other]) {
      await world.pool.query('UPDATE phones SET number = $2 WHERE user_id = $1', [
        hotline.userIds.carol,
        number,
      ]);
      const { status, body } = await placeTestCall();
      expect([status, body.detail]).toEqual([
        409,
        'Your first verified phone is the number of a policy: the hotline would call a hotline. Put another phone first under Notification Methods.',
      ]);
    }
    expect(world.twilio.calls).toHaveLength(placed);
  });

  it('that the carrier refuses because of the policy’s number is refused by naming that number', async () => {
    const hotline = await addHotline(world, { rules: [['alice']] });
    const placeTestCall = await carolSignsIn(hotline);
    await world.pool.query('UPDATE routing_numbers SET number = $2 WHERE policy_id = $1', [
      hotline.policyId,
      '+12025559999',
    ]);
    await world.refreshPlans();

    const { status, body } = await placeTestCall();

    expect(status).toBe(422);
    expect(body.detail).toContain('the policy’s number');
  });
});

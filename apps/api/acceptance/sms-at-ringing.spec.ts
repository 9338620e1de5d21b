import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
});
afterAll(() => world.stop());

const hotlineWith = async (settings: Parameters<typeof addHotline>[1], isWanted = true) => {
  const hotline = await addHotline(world, settings);
  await world.pool.query('UPDATE incoming_call_policies SET sms_at_ringing = $2 WHERE id = $1', [
    hotline.policyId,
    isWanted,
  ]);
  await world.refreshPlans();
  return hotline;
};
const messagesTo = ({ number }: Hotline['alice']) =>
  world.twilio.messages.filter(({ to }) => to === number);
const oneSms = async (person: Hotline['alice']) => {
  await expect.poll(() => messagesTo(person).length, { timeout: 20_000 }).toBe(1);
  return messagesTo(person)[0]?.body;
};

describe('an SMS at ringing', () => {
  it('says who calls, by name where it is known, while the phone rings, and links to the call', async () => {
    const hotline = await hotlineWith({ rules: [['alice'], ['bob']], seconds: 30 });
    await world.pool.query(
      `INSERT INTO contacts (project_id, number, name, created_at, updated_at) VALUES ($1, $2, 'Zoë Brandt', now(), now())`,
      [hotline.projectId, hotline.caller.number],
    );
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);

    const text = await oneSms(hotline.alice);

    const { id } = await hotline.call();
    expect(text).toMatch(
      /^Support Hotline: Zoë Brandt \(…\d{4}\) is calling, and your phone is being rung\. /,
    );
    expect(text).toContain(`/projects/${hotline.projectId}/logs/${id}`);
    expect(text).not.toContain(hotline.caller.number);
    expect(hotline.alice.isRinging).toBe(true);
    expect(messagesTo(hotline.bob)).toEqual([]);

    await world.clock.advanceUntil(() => hotline.bob.isRinging);
    await oneSms(hotline.bob);
    expect(messagesTo(hotline.alice)).toHaveLength(1);
  });

  it('goes to everybody who is rung at once, each once, however often the webhook comes', async () => {
    const hotline = await hotlineWith({ rules: [['alice', 'bob']], ringMode: 'all-at-once' });
    Object.assign(world.twilio.faults, { duplicate: 1 });
    hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging && hotline.bob.isRinging);
    world.twilio.faults.clear();

    await oneSms(hotline.alice);
    await oneSms(hotline.bob);

    await world.clock.advance('30s');
    expect(messagesTo(hotline.alice)).toHaveLength(1);
  });

  it('goes to nobody where the policy does not want it', async () => {
    const quiet = await hotlineWith({ rules: [['alice']] }, false);
    const told = await hotlineWith({ rules: [['alice']] });
    quiet.caller.dials(quiet.number);
    told.caller.dials(told.number);
    await world.clock.advanceUntil(() => quiet.alice.isRinging && told.alice.isRinging);

    await oneSms(told.alice);

    expect(messagesTo(quiet.alice)).toEqual([]);
  });
});

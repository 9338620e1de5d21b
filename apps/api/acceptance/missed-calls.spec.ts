import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MissedCallNews } from '../src/features/missed-calls/missed-call-news.service.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
beforeAll(async () => {
  // Calls of long ago are not told, by the database's own clock.
  world = await startPhoneWorld({ startsAt: new Date() });
});
afterAll(() => world.stop());

const wantsSms = (hotline: Hotline, recipients: string) =>
  world.pool.query(
    'UPDATE incoming_call_policies SET missed_call_sms = true, missed_call_recipients = $2 WHERE id = $1',
    [hotline.policyId, recipients],
  );
const missedCall = async ({ caller, number }: Hotline) => {
  const call = caller.dials(number);
  await world.clock.advanceUntil(() => call.isOver);
  await world.clock.advance('5s');
};
const messagesTo = ({ number }: Hotline['alice']) =>
  world.twilio.messages.filter(({ to }) => to === number);
const look = () => world.app.get(MissedCallNews, { strict: false }).tell();

describe('an SMS about a missed call', () => {
  it('goes once to each person whose phone rang, with the end of the number and a link', async () => {
    const hotline = await addHotline(world, {
      rules: [['alice'], ['bob']],
      repeats: 1,
      seconds: 10,
    });
    await missedCall(hotline);
    await wantsSms(hotline, 'rung');

    await Promise.all([look(), look()]);
    await look();

    const { id } = await hotline.call();
    const end = hotline.caller.number.slice(-4);
    for (const person of [hotline.alice, hotline.bob]) {
      await expect.poll(() => messagesTo(person).length, { timeout: 20_000 }).toBe(1);
      const [message] = messagesTo(person);
      expect(message).toMatchObject({ from: hotline.number });
      expect(message?.body).toMatch(
        new RegExp(`^Support Hotline missed a call\\. .* UTC, …${end}: nobody answered\\. `),
      );
      expect(message?.body).toContain(`/projects/${hotline.projectId}/logs/${id}`);
      expect(message?.body).not.toContain(hotline.caller.number);
    }
    expect(messagesTo(hotline.carol)).toEqual([]);
  });

  it('tells calls of one minute together, and none of a call that somebody took', async () => {
    const hotline = await addHotline(world, { rules: [['alice']], seconds: 10 });
    await missedCall(hotline);
    const taken = hotline.caller.dials(hotline.number);
    await world.clock.advanceUntil(() => hotline.alice.isRinging);
    hotline.alice.answers();
    await world.clock.advanceUntil(() => hotline.alice.hasHeard(/Press 1/));
    hotline.alice.presses('1');
    await world.clock.advance('20s');
    taken.hangsUp();
    await world.clock.advance('5s');
    await missedCall(hotline);
    // Not earlier: the clock may look at any time, too.
    await wantsSms(hotline, 'rung');

    await look();

    await expect.poll(() => messagesTo(hotline.alice).length, { timeout: 20_000 }).toBe(1);
    expect(messagesTo(hotline.alice)[0]?.body).toMatch(
      /^Support Hotline missed 2 calls\. The last one:/,
    );
  });
});

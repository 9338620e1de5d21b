import { routes, type MyPhoneDto, type PageDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { hashPassword } from '../src/features/access/password-hasher.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
beforeAll(async () => {
  world = await startPhoneWorld();
});
afterAll(() => world.stop());

const password = 'correct horse battery staple';

/** Dave signs in, and does over the API what the dashboard does for him. */
async function daveSignsIn({ projectId }: Hotline) {
  const { rows } = await world.pool.query<{ id: string; email: string }>(
    `SELECT u.id, u.email FROM users u JOIN members m ON m.user_id = u.id
     WHERE m.project_id = $1 AND u.name = 'Dave'`,
    [projectId],
  );
  const dave = rows[0] ?? { id: '', email: '' };
  await world.pool.query(
    `INSERT INTO accounts (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)`,
    [dave.id, await hashPassword(password)],
  );
  const headers = { origin: world.publicUrl, cookie: '' };
  const ask = async (method: string, path: string, body?: object) =>
    fetch(`${world.publicUrl}${path}`, {
      method,
      ...(body === undefined
        ? { headers }
        : {
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    });
  const answer = await ask('POST', routes.signIn(), { email: dave.email, password });
  headers.cookie = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

  const phones = async () => {
    const page = await (await ask('GET', routes.myPhones())).json();
    return (page as PageDto<MyPhoneDto>).items;
  };
  return {
    phones,
    async adds(number: string): Promise<string> {
      const phone = await (await ask('POST', routes.myPhones(), { number })).json();
      return (phone as MyPhoneDto).id;
    },
    /** Asks for a code and gives back the one that has come. */
    async verifies(phoneId: string, channel: 'sms' | 'call', read: () => string | undefined) {
      await ask('POST', routes.phoneVerification(phoneId), { channel });
      await vi.waitFor(async () => {
        const phone = (await phones()).find(({ id }) => id === phoneId);
        expect(phone?.pendingVerification?.delivery).toBe('sent');
      }, 10_000);
      await world.clock.advance('90s');
      const code = read() ?? '';
      return (await ask('POST', routes.phoneVerificationCheck(phoneId), { code })).status;
    },
    deletes: async (phoneId: string) => (await ask('DELETE', routes.myPhone(phoneId))).status,
  };
}

describe('only a verified phone is rung', () => {
  it('reaches Dave from the next call on, once he has verified the phone that he added', async () => {
    const hotline = await addHotline(world, { rules: [['dave']] });
    const { caller, dave } = hotline;
    const mobile = world.twilio.phone('+12025559941');
    const session = await daveSignsIn(hotline);
    const phoneId = await session.adds(mobile.number);

    const before = caller.dials(hotline.number);
    await world.clock.advance('1m');
    expect(before.hasHeard('Nobody is on call.')).toBe(true);

    const status = await session.verifies(phoneId, 'sms', () => {
      const message = world.twilio.messages.findLast(({ to }) => to === mobile.number);
      return /\d{6}/.exec(message?.body ?? '')?.[0];
    });
    expect(status).toBe(200);
    caller.dials(hotline.number);
    await world.clock.advanceUntil(() => mobile.isRinging);
    mobile.answers();
    await world.clock.advance('1s');
    mobile.presses('1');
    await world.clock.advance('5s');

    expect(mobile.isTalkingTo(caller.number)).toBe(true);
    expect(dave.heard).toEqual([]);
    caller.hangsUp();
    await world.clock.settle();
    const [call] = await hotline.calls();
    expect(call).toMatchObject({ status: 'completed', answeredBy: { name: 'Dave' } });
  });

  it('rings a landline that was told its code once a key was pressed, and no more once it is deleted', async () => {
    const hotline = await addHotline(world, { rules: [['dave'], ['bob']] });
    const { caller, bob } = hotline;
    const landline = world.twilio.phone('+493090182099').script({ answerAfter: 3, press: '5' });
    const session = await daveSignsIn(hotline);
    const phoneId = await session.adds(landline.number);

    const status = await session.verifies(phoneId, 'call', () => {
      const words = landline.heard.map(({ text }) => text).join(' ');
      return /(?:\d\. ){5}\d/.exec(words)?.[0].replaceAll(/\D/g, '');
    });
    expect(status).toBe(200);
    landline.ignores();
    caller.dials(hotline.number);
    await world.clock.advanceUntil(() => landline.isRinging);
    caller.hangsUp();
    await world.clock.advance('1m');

    expect(await session.deletes(phoneId)).toBe(204);
    caller.dials(hotline.number);
    await world.clock.advanceUntil(() => bob.isRinging);
    expect(landline.isRinging).toBe(false);
    caller.hangsUp();
    await world.clock.advance('1m');

    const [newest] = await hotline.calls();
    expect(newest?.attempts.map(({ userName }) => userName)).toEqual(['Bob']);
    expect(newest && outcomes(newest)).toBe('caller-gone');
    await expectTruth(world, hotline);
  });
});

import { randomBytes } from 'node:crypto';

import { signature } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SecretBox } from '../src/platform/secrets/secret-box.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { account, startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

let world: PhoneWorld;
let hotline: Hotline;
beforeAll(async () => {
  world = await startPhoneWorld();
  hotline = await addHotline(world, { rules: [['alice']] });
});
afterAll(() => world.stop());

const path = '/api/notification/call/incoming-call-webhook';

async function send(
  form: Record<string, string>,
  { token = account.authToken, sign = true, url = world.publicUrl + path } = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(sign ? { 'x-twilio-signature': signature(token, url, form) } : {}),
    },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.text() };
}

const form = (changes: Record<string, string> = {}) => ({
  AccountSid: account.sid,
  CallSid: `CA${randomBytes(16).toString('hex')}`,
  CallStatus: 'ringing',
  From: '+4930901820',
  To: hotline.number,
  ...changes,
});

async function callCount(): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>('SELECT count(*) FROM calls');
  return Number(rows[0]?.count);
}

async function attemptCount(): Promise<number> {
  const { rows } = await world.pool.query<{ count: string }>('SELECT count(*) FROM call_attempts');
  return Number(rows[0]?.count);
}

describe('a webhook', () => {
  it('that Twilio signed is answered', async () => {
    expect(await send(form())).toMatchObject({ status: 200 });
  });

  it('that nobody signed, or somebody else, gets the same 403 whether or not number and account exist', async () => {
    const before = await callCount();
    const answers = [
      await send(form(), { sign: false }),
      await send(form(), { token: 'wrong' }),
      await send(form({ To: '+12020000000' }), { token: 'wrong' }),
      await send(form({ AccountSid: `AC${'f'.repeat(32)}` })),
      await send({}, { token: '' }),
    ];

    expect(new Set(answers.map(({ status, body }) => `${String(status)} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(403);
    expect(await callCount()).toBe(before);
  });

  it('is refused when a parameter was changed on the way', async () => {
    const signed = form();
    const url = world.publicUrl + path;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature(account.authToken, url, signed),
      },
      body: new URLSearchParams({ ...signed, To: '+12020000000' }),
    });

    expect(response.status).toBe(403);
  });

  it('is taken with the next token while a token is being rotated', async () => {
    const nextToken = randomBytes(16).toString('hex');
    const { rows } = await world.pool.query<{ id: string }>(
      'SELECT id FROM call_sms_configs WHERE project_id = $1',
      [hotline.projectId],
    );
    const id = rows[0]?.id ?? '';
    const sealed = world.app.get(SecretBox).seal(nextToken, id);
    await world.pool.query(
      'UPDATE call_sms_configs SET second_auth_token_sealed = $2 WHERE id = $1',
      [id, sealed],
    );
    await world.refreshPlans();

    expect(await send(form(), { token: nextToken })).toMatchObject({ status: 200 });
    expect(await send(form())).toMatchObject({ status: 200 });
  });

  it('is refused unread when it is larger than any of Twilio can be', async () => {
    expect(await send(form({ Extra: 'x'.repeat(100_000) }))).toMatchObject({ status: 413 });
  });

  it('of one project that the database refuses leaves the calls of the others as they are', async () => {
    hotline.alice.script({ answerAfter: 3, press: '1', hangUpAfter: 5 });
    const url = `${world.publicUrl}/api/notification/call/call-status`;
    const refused = form({ CallStatus: 'completed', CallDuration: '99999999999' });
    expect((await send(refused, { url })).status).toBe(204);

    hotline.caller.dials(hotline.number);
    await world.clock.advance('1m');

    expect(hotline.alice.hasHeard(/Call from 4 9 3 0/)).toBe(true);
  });

  it('that comes again after an edit gets the document of then, and the record names who was rung', async () => {
    const again = await addHotline(world, { rules: [['alice'], ['bob']] });
    const request = form({ To: again.number });
    const first = await send(request);
    await world.pool.query(
      'UPDATE escalation_rules SET position = 3 - position WHERE policy_id = $1',
      [again.policyId],
    );
    await world.refreshPlans();

    expect(await send(request)).toEqual(first);
    expect(first.body).toContain(again.alice.number);
  });

  it('never speaks for the number of another project', async () => {
    const stranger = { sid: `AC${'e'.repeat(32)}`, authToken: randomBytes(16).toString('hex') };
    const { rows } = await world.pool.query<{ id: string }>(
      `INSERT INTO projects (name) VALUES ('Stranger') RETURNING id`,
    );
    const projectId = rows[0]?.id;
    const configId = '00000000-0000-4000-8000-000000000001';
    await world.pool.query(
      `INSERT INTO call_sms_configs (id, project_id, name, account_sid, auth_token_sealed) VALUES ($1, $2, 'x', $3, $4)`,
      [
        configId,
        projectId,
        stranger.sid,
        world.app.get(SecretBox).seal(stranger.authToken, configId),
      ],
    );
    await world.refreshPlans();

    const answer = await send(form({ AccountSid: stranger.sid }), { token: stranger.authToken });

    expect(answer.status).toBe(200);
    expect(answer.body).toContain('not connected to a hotline');
    const logged = await world.pool.query('SELECT status FROM calls WHERE project_id = $1', [
      projectId,
    ]);
    expect(logged.rows).toEqual([{ status: 'unknown-number' }]);
  });

  it('is answered in TwiML whatever its parameters hold', async () => {
    const odd = [
      '\u0000',
      '💥'.repeat(3000),
      '<Response>',
      "'; DROP TABLE calls; --",
      'ʼ\uD800',
      '',
    ];
    for (const From of odd) {
      const answer = await send(form({ From }));
      expect(answer.status).toBe(200);
      expect(answer.body).toMatch(/^<\?xml.*<Response>.*<Dial/s);
    }
  });

  it('without our token, or with a forged one, is answered with an apology and moves no call', async () => {
    const before = await attemptCount();
    for (const t of ['', 'abc', 'W10.AAAAAAAAAAAAAAAAAAAAAA']) {
      const url = `${world.publicUrl}/api/notification/call/ring-ended?t=${t}`;
      const answer = await send(form({ DialCallStatus: 'no-answer' }), { url });
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('something went wrong');
    }
    expect(await attemptCount()).toBe(before);
  });

  it('from a responder whose ringing could not be had does not make a caller of them', async () => {
    const atOnce = await addHotline(world, {
      rules: [['alice', 'bob']],
      ringMode: 'all-at-once',
    });
    const caller = atOnce.caller.dials(atOnce.number);
    // The caller comes only when they ask by themselves.
    world.twilio.restFaults.always(({ path: of }) => of.includes(caller.sid), 'unavailable');
    await world.clock.advanceUntil(() => atOnce.alice.isRinging);
    atOnce.alice.answers();
    await world.clock.advance('1s');
    atOnce.alice.presses('1');
    const isOfAlice = ({ callSid, url }: { callSid?: string; url: string }) =>
      callSid !== caller.sid && url.includes('/alone?');
    await world.clock.advanceUntil(() => world.twilio.exchanges.some(isOfAlice));
    const asked = world.twilio.exchanges.find(isOfAlice);
    const before = await callCount();

    const answer = await send(
      { ...asked?.params, ErrorCode: '11200', ErrorUrl: asked?.url ?? '' },
      { url: `${world.publicUrl}/api/notification/call/incoming-call-fallback` },
    );

    world.twilio.restFaults.clear();
    expect(answer.body).toContain('ringback.wav');
    expect(await callCount()).toBe(before);
  });
});

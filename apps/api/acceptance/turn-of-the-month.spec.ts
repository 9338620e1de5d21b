import { randomBytes } from 'node:crypto';

import { signature } from '@ringdown/twilio-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { callIdOf } from '../src/features/webhook/call-id.js';
import { addHotline, type Hotline } from './stage/hotline.js';
import { account, startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';
import { expectTruth, outcomes } from './stage/truth.js';

let world: PhoneWorld;
let hotline: Hotline;
beforeEach(async () => {
  world = await startPhoneWorld({ startsAt: new Date('2026-01-31T23:59:30Z') });
  hotline = await addHotline(world, { rules: [['alice'], ['bob']] });
});
afterEach(() => world.stop());

const months = async () => {
  const { rows } = await world.pool.query<{ month: string }>(
    'SELECT tableoid::regclass::text AS month FROM calls ORDER BY started_at',
  );
  return rows.map(({ month }) => month);
};

/** A first webhook, word for word as often as it is sent. */
async function send(callSid: string): Promise<number> {
  const url = `${world.publicUrl}/api/notification/call/incoming-call-webhook`;
  const form = {
    AccountSid: account.sid,
    CallSid: callSid,
    CallStatus: 'ringing',
    From: '+4930901820',
    To: hotline.number,
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature(account.authToken, url, form),
    },
    body: new URLSearchParams(form),
  });
  return response.status;
}

describe('at the turn of a month', () => {
  it('a call goes on, and stays in the month in which it began, to its last report', async () => {
    hotline.bob.script({ answerAfter: 5, press: '1', hangUpAfter: 20 });
    hotline.caller.dials(hotline.number);
    await world.clock.advance('6m');

    const record = await hotline.call();
    expect(outcomes(record)).toBe('no-answer accepted');
    expect(record).toMatchObject({ status: 'completed', answeredBy: { name: 'Bob' } });
    expect(record.endedAt).not.toBeNull();
    expect(await months()).toEqual(['calls_202601']);
    await expectTruth(world, hotline);
  });

  it('a webhook that comes again after it is still the same call, and a new call is in the new month', async () => {
    const callSid = `CA${randomBytes(16).toString('hex')}`;
    expect(await send(callSid)).toBe(200);
    await world.clock.advance('1m');

    expect(await send(callSid)).toBe(200);
    expect(await months()).toEqual(['calls_202601']);

    expect(await send(`CA${randomBytes(16).toString('hex')}`)).toBe(200);
    expect(await months()).toEqual(['calls_202601', 'calls_202602']);
  });

  it('a process whose clock is late finds the call that another one has put into the new month', async () => {
    const callSid = `CA${randomBytes(16).toString('hex')}`;
    const { rows } = await world.pool.query<{ project_id: string }>(
      'SELECT project_id FROM incoming_call_policies WHERE id = $1',
      [hotline.policyId],
    );
    const projectId = rows[0]?.project_id ?? '';
    await world.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, started_at)
       VALUES ($1, $2, $3, $4, true, '2026-02-01')`,
      [callIdOf(projectId, account.sid, callSid, '2602'), projectId, account.sid, callSid],
    );

    await send(callSid);

    expect(await months()).toEqual(['calls_202602']);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';

import {
  routes,
  type CodeChannel,
  type MyPhoneDto,
  type PageDto,
  type PendingVerificationDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { freePort } from '../../../acceptance/stage/free-port.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { codeCallbacks } from './code-callbacks.js';

const newAccount = () => ({
  sid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
});
const [account, stranger] = [newAccount(), newAccount()];
const from = '+12025550100';

describe('a code on its way', () => {
  const clock = new VirtualClock();
  const twilio = new TwilioSimulator({ clock, accounts: [account, stranger] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let projectId: string;
  let configId: string;
  let people = 0;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let phone: MyPhoneDto;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    for (const { sid } of [account, stranger]) {
      const phoneNumber = sid === account.sid ? from : '+12025550101';
      twilio.addNumber({ accountSid: sid, phoneNumber });
    }
    const port = await freePort();
    const PUBLIC_URL = `http://127.0.0.1:${String(port)}`;
    api = await startTestApi(
      { PUBLIC_URL, ALLOWED_API_BASE_URLS: rest.url },
      undefined,
      new SimulatedClock(clock),
    );
    await api.app.listen(port, '127.0.0.1');
    projectId = await api.addProject();
    configId = await addConfig(projectId, account, from);
    // Of somebody else, who could sign whatever they like.
    await addConfig(await api.addProject(), stranger, '+12025550101');
  });
  beforeEach(async () => {
    people += 1;
    const name = `Responder ${String(people)}`;
    await api.addPerson(name, { projectId, role: 'responder' });
    ask = await api.as(name);
    const number = `+1202555${String(1000 + people)}`;
    phone = (await ask<MyPhoneDto>('POST', routes.myPhones(), { number })).body;
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  async function addConfig(ofProject: string, { sid, authToken }: typeof account, number: string) {
    const id = randomUUID();
    const sealed = api.app.get(SecretBox).seal(authToken, id);
    await api.pool.query(
      `INSERT INTO call_sms_configs (id, project_id, name, account_sid, auth_token_sealed, primary_phone_number, api_base_url)
       VALUES ($1, $2, 'Sandbox', $3, $4, $5, $6)`,
      [id, ofProject, sid, sealed, number, rest.url],
    );
    await api.app.get(RoutingPlans).refresh();
    return id;
  }
  const changeConfig = async (assignment: string, ...values: unknown[]) => {
    const sql = `UPDATE call_sms_configs SET ${assignment} WHERE id = $1`;
    await api.pool.query(sql, [configId, ...values]);
    await api.app.get(RoutingPlans).refresh();
  };
  const start = (channel: CodeChannel) =>
    ask<MyPhoneDto>('POST', routes.phoneVerification(phone.id), { channel });
  const check = (code: string) =>
    ask<MyPhoneDto>('POST', routes.phoneVerificationCheck(phone.id), { code });
  const pending = async (): Promise<PendingVerificationDto | null | undefined> => {
    const { body } = await ask<PageDto<MyPhoneDto>>('GET', routes.myPhones());
    return body.items.find(({ id }) => id === phone.id)?.pendingVerification;
  };
  const becomes = (delivery: PendingVerificationDto['delivery']) =>
    vi.waitFor(async () => expect(await pending()).toMatchObject({ delivery }), 10_000);
  const handset = () => twilio.phone(phone.number);
  const codesHeard = () => {
    const words = handset().heard.map(({ text }) => text);
    return [...words.join(' ').matchAll(/(?:\d\. ){5}\d/g)].map(([digits]) =>
      digits.replaceAll(/\D/g, ''),
    );
  };
  const hashOfCode = async () => {
    const { rows } = await api.pool.query<{ hash: string }>(
      'SELECT code_hash AS hash FROM phone_verifications WHERE phone_id = $1',
      [phone.id],
    );
    return rows[0]?.hash ?? '';
  };

  describe('in a call', () => {
    it('is said three times, digit by digit, once a key is pressed', async () => {
      handset().script({ answerAfter: 2 });
      await start('call');
      await becomes('sent');
      await clock.advance('5s');
      expect(handset().hasHeard('press any key')).toBe(true);
      expect(codesHeard()).toEqual([]);

      handset().presses('#');
      await clock.advance('2m');

      const said = codesHeard();
      expect(said).toHaveLength(3);
      expect(new Set(said).size).toBe(1);
      expect(await pending()).toMatchObject({ delivery: 'delivered', failure: null });
      expect(twilio.alerts).toEqual([]);
      expect(await check(said[0] ?? '')).toMatchObject({ status: 200, body: { verified: true } });
    });

    it('is not told to a mailbox, and the card says that nobody pressed a key', async () => {
      handset().letsMailboxPickUp(3, 120);
      await start('call');
      await becomes('sent');
      await clock.advance('3m');
      await becomes('failed');

      expect(handset().hasHeard('press any key')).toBe(true);
      expect(handset().hasHeard('No key was pressed')).toBe(true);
      expect(codesHeard()).toEqual([]);
      expect((await pending())?.failure).toContain('perhaps a mailbox took the call');
    });

    it.each([
      ['nobody answers', () => handset().ignores(), 'Nobody answered the call.'],
      ['the line is busy', () => handset().isBusy(), 'The line was busy.'],
      ['no phone is there', () => handset().isUnreachable(), 'could not connect'],
    ])('says so when %s', async (_title, behave, words) => {
      behave();
      await start('call');
      await becomes('sent');
      await clock.advance('2m');
      await becomes('failed');

      expect((await pending())?.failure).toContain(words);
    });
  });

  describe('in an SMS', () => {
    it('is known to have arrived', async () => {
      await start('sms');
      await becomes('sent');
      await clock.advance('1m');

      await becomes('delivered');
    });

    it('is known not to have arrived, and why', async () => {
      handset().isUnreachable();
      await start('sms');
      await becomes('sent');
      await clock.advance('1m');
      await becomes('failed');

      expect((await pending())?.failure).toBe('The phone is switched off or out of reach.');
    });
  });

  it('is sent with the second token when the carrier does not accept the first any more', async () => {
    const second = randomBytes(16).toString('hex');
    const sealed = api.app.get(SecretBox).seal(second, configId);
    await changeConfig('second_auth_token_sealed = $2', sealed);
    twilio.account(account.sid).authToken = second;

    await start('sms');
    await becomes('sent');

    twilio.account(account.sid).authToken = account.authToken;
    await changeConfig('second_auth_token_sealed = NULL');
  });

  it('asks no carrier whose address has left the operator’s list', async () => {
    const asked = vi.fn(() => false);
    twilio.restFaults.always(asked, 'unavailable');
    await changeConfig('api_base_url = $2', rest.url.replace('127.0.0.1', 'localhost'));

    await start('sms');
    await becomes('failed');

    expect((await pending())?.failure).toContain('does not allow the API base URL');
    expect(asked).not.toHaveBeenCalled();
    twilio.restFaults.clear();
    await changeConfig('api_base_url = $2', rest.url);
  });

  describe('reported', () => {
    const client = (path: string, init: RequestInit) => fetch(path.replace(/#.*/, ''), init);
    /** Has the stranger's account, which signs its webhooks, ask for an address of ours. */
    const strangerAsks = async (url: string) => {
      const authorization = `Basic ${Buffer.from(`${stranger.sid}:${stranger.authToken}`).toString('base64')}`;
      const body = new URLSearchParams({
        From: '+12025550101',
        To: '+12025550777',
        Twiml: `<Response><Redirect>${url.replaceAll('&', '&amp;')}</Redirect></Response>`,
      });
      twilio.phone('+12025550777').script({ answerAfter: 1 });
      await client(`${rest.url}/2010-04-01/Accounts/${stranger.sid}/Calls.json`, {
        method: 'POST',
        headers: { authorization },
        body,
      });
      await clock.advance('1m');
      return twilio.phone('+12025550777').heard.map(({ text }) => text);
    };

    it('by nobody who cannot sign', async () => {
      await start('sms');
      await becomes('sent');
      const sent = { phoneId: phone.id, codeHash: await hashOfCode() };

      for (const url of Object.values(codeCallbacks(api.origin, sent))) {
        const body = new URLSearchParams({ AccountSid: account.sid, MessageStatus: 'failed' });
        expect((await client(url, { method: 'POST', body })).status).toBe(403);
      }
      expect(await pending()).toMatchObject({ delivery: 'sent' });
    });

    it('to nobody who does not know its hash, be they a customer of ours', async () => {
      handset().script({ answerAfter: 1 });
      await start('call');
      await becomes('sent');
      const guesses = [
        { phoneId: phone.id, codeHash: randomBytes(32).toString('base64url') },
        { phoneId: phone.id, codeHash: "' OR true --" },
        { phoneId: 'x', codeHash: await hashOfCode() },
      ];

      for (const guess of guesses) {
        const heard = await strangerAsks(codeCallbacks(api.origin, guess).key);
        expect(heard.at(-1)).toContain('no longer valid');
      }
    });

    it('of an older code, does not count any more', async () => {
      const report = async (codeHash: string) => {
        const url = codeCallbacks(api.origin, { phoneId: phone.id, codeHash }).report;
        const params = {
          AccountSid: account.sid,
          MessageStatus: 'undelivered',
          ErrorCode: '30006',
        };
        const signedUrl = url.replace(/#.*/, '');
        const signature = getExpectedTwilioSignature(account.authToken, signedUrl, params);
        const headers = { 'x-twilio-signature': signature };
        const body = new URLSearchParams(params);
        expect((await client(url, { method: 'POST', headers, body })).status).toBe(204);
        return pending();
      };
      await start('sms');
      await becomes('sent');
      const old = await hashOfCode();
      await clock.advance('61s');
      await start('sms');
      await becomes('sent');

      expect(await report(old)).toMatchObject({ delivery: 'sent', failure: null });
      const news = await report(await hashOfCode());
      expect(news?.failure).toContain('This number is a landline');
    });
  });
});

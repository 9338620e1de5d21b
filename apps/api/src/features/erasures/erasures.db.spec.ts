import { randomBytes, randomUUID } from 'node:crypto';

import {
  routes,
  type AuditEntryDto,
  type CallDetailDto,
  type ErasureDto,
  type PageDto,
  type TracesOfCallerDto,
} from '@ringdown/contracts';
import { serveRest, TwilioSimulator, VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { AnsweredRequests } from '../../platform/idempotency/answered-requests.js';
import { storedValues } from '../../testing/stored-values.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { webhookFields } from '../../testing/webhook-fields.js';
import { ErasureJob } from './erasure-job.service.js';

const accountSid = `AC${randomBytes(16).toString('hex')}`;
const authToken = randomBytes(16).toString('hex');
const hotline = '+12025550100';
const other = '+4930901821';

describe('the erasure of a caller', () => {
  const clock = new VirtualClock();
  const twilio = new TwilioSimulator({ clock, accounts: [{ sid: accountSid, authToken }] });
  let rest: Awaited<ReturnType<typeof serveRest>>;
  let api: TestApi;
  let someone: string;
  let projectId: string;
  let policyId: string;
  let owner: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    rest = await serveRest(twilio);
    twilio.addNumber({ accountSid, phoneNumber: hotline });
    api = await startTestApi({ ALLOWED_API_BASE_URLS: rest.url });
  });
  beforeEach(async () => {
    twilio.restFaults.clear();
    someone = `+4930${String(Math.random()).padEnd(8, '0').slice(2, 8)}20`;
    projectId = await api.addProject();
    await api.addPerson(`Owner ${projectId}`, { projectId, role: 'owner' });
    owner = await api.as(`Owner ${projectId}`);
    const account = { accountSid, authToken, primaryPhoneNumber: hotline, apiBaseUrl: rest.url };
    const callSmsConfigId = await made(routes.callSmsConfigs(projectId), {
      name: 'Ours',
      ...account,
    });
    policyId = await made(routes.policies(projectId), { name: 'Desk', callSmsConfigId });
  });
  afterAll(async () => {
    await api.stop();
    await rest.close();
  });

  const made = async (url: string, body: object) => {
    const answer = await owner<{ id: string }>('POST', url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id;
  };

  /** A leg that the carrier remembers; nothing answers at the hotline, so it is over at once. */
  async function legFrom(from: string): Promise<string> {
    const { sid } = twilio.dial({ from, to: hotline });
    await clock.settle();
    return sid;
  }

  /** A message that the carrier keeps. */
  function recording(): string {
    const sid = `RE${randomBytes(16).toString('hex')}`;
    twilio.world.recordings.push({
      ...{ sid, accountSid, callSid: 'CA', source: 'RecordVerb', channels: 1, spoken: '' },
      ...{ startedAt: new Date(), status: 'completed', durationSeconds: 7 },
    });
    return sid;
  }

  /** A call that rang a phone, was told to another system, and stands with the number in two lines of its record. */
  async function call({
    caller = someone,
    ofProject = projectId,
    ends = 'now()',
    message = '',
  } = {}) {
    const callId = randomUUID();
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, caller, routing_number, started_at,
         ended_at, voicemail_sid, voicemail_seconds)
       VALUES ($1, $2, $3, $4, $5, true, $6, $7, now() - interval '1 minute', ${ends}, nullif($8, ''),
         CASE WHEN $8 = '' THEN NULL ELSE 7 END)`,
      [
        ...[callId, ofProject, policyId, accountSid, await legFrom(caller), caller, hotline],
        message,
      ],
    );
    await api.pool.query(
      `INSERT INTO call_attempts (call_id, project_id, number, round, rule_order, user_id, user_name, phone, leg_sid)
       VALUES ($1, $2, 1, 1, 1, gen_random_uuid(), 'Alice', '+12025550142', $3)`,
      [callId, ofProject, await legFrom('+12025550142')],
    );
    const facts = [
      { kind: 'came-in' },
      { kind: 'refused', reason: 'blocked', because: 'block-list', pattern: caller },
    ];
    await api.pool.query(
      `INSERT INTO call_journal (call_id, key, project_id, at, facts, steps) VALUES ($1, 'came-in', $2, now(), $3, $4)`,
      [callId, ofProject, JSON.stringify(facts), JSON.stringify([{ kind: 'say', text: caller }])],
    );
    return callId;
  }

  const erase = (number = someone) =>
    owner<ErasureDto>('POST', routes.erasures(projectId), { number });
  const report = async (id: string) =>
    (await owner<ErasureDto>('GET', routes.erasure(projectId, id))).body;
  const done = (id: string) =>
    vi.waitFor(
      async () => {
        const erasure = await report(id);
        expect(erasure).toMatchObject({ state: 'done' });
        return erasure;
      },
      { timeout: 8_000, interval: 50 },
    );
  const goOn = async () => {
    // The database's clock is finer: what is due now may lie a part of a millisecond ahead of ours.
    await api.pool.query("UPDATE carrier_erasures SET due_at = now() - interval '1 second'");
    await api.app.get(ErasureJob, { strict: false }).goOn();
  };
  const callerOf = async (callId: string) => {
    const { rows } = await api.pool.query<{ caller: string | null }>(
      'SELECT caller FROM calls WHERE id = $1',
      [callId],
    );
    return rows[0]?.caller;
  };
  const placesOf = async (number: string) =>
    (await storedValues(api.pool))
      .filter(({ text }) => text.includes(number.slice(1)))
      .map(({ place }) => place);

  it('leaves the number nowhere in the database, and nothing of it at the carrier', async () => {
    const answered = await call();
    const others = await call({ caller: other });
    await made(routes.contacts(projectId), { name: 'Zoë', number: someone });
    await made(routes.callerEntries(projectId), { list: 'block', pattern: someone, policyId });
    await made(routes.callerEntries(projectId), { list: 'block', pattern: '+4930*', policyId });
    const webhook = await made(routes.outgoingWebhooks(projectId), webhookFields);
    await api.pool.query(
      `INSERT INTO webhook_deliveries (webhook_id, event, call_id, answer) VALUES ($1, 'call.missed', $2, $3)`,
      [webhook, answered, `Thanks for ${someone}`],
    );
    expect(new Set(await placesOf(someone))).toContain('public.routing_plans.content');

    const { status, body } = await erase(
      `${someone.slice(0, 3)} (0)${someone.slice(3, 7)} / ${someone.slice(7)}`,
    );

    expect(status).toBe(201);
    expect(body).toMatchObject({ caller: '…20', requestedBy: `Owner ${projectId}` });
    expect(await done(body.id)).toMatchObject({
      erased: {
        ...{ calls: 1, journalLines: 1, voicemails: 0, contacts: 1, callerEntries: 1 },
        webhookAnswers: 1,
      },
      carrierCalls: { deleted: 2, gone: 0, waiting: 0, refused: 0 },
      left: [],
    });
    expect(await placesOf(someone)).toEqual([]);
    expect(await placesOf(other)).not.toEqual([]);
    const shown = await owner<CallDetailDto>('GET', routes.call(projectId, answered));
    expect(shown.body).toMatchObject({
      ...{ caller: '', callerErased: true, callerWithheld: false, status: 'caller-hung-up' },
    });
    expect(JSON.stringify(shown.body.journal)).toContain('(erased)');
    expect((await owner<CallDetailDto>('GET', routes.call(projectId, others))).body).toMatchObject({
      ...{ caller: other, callerErased: false },
    });
  });

  it('shows before what there is, and tells the audit log without the number', async () => {
    await call();
    await call({ ends: 'NULL' });
    await call({ message: recording() });
    await made(routes.contacts(projectId), { name: 'Zoë', number: someone });

    const { body } = await owner<TracesOfCallerDto>('POST', routes.erasurePreview(projectId), {
      number: someone,
    });

    expect(body).toEqual({
      ...{ calls: 3, callsUnderWay: 1, voicemails: 1, contacts: 1, callerEntries: 0 },
    });
    const { body: erasure } = await erase();
    const log = await owner<PageDto<AuditEntryDto>>('GET', routes.auditLog(projectId));
    const entry = log.body.items.find(({ target }) => target.id === erasure.id);
    expect(entry).toMatchObject({ action: 'erasure.requested', target: { name: '…20' } });
    expect(JSON.stringify(log.body)).not.toContain(someone.slice(1));
  });

  it('deletes messages as a person would, and talks that were recorded, at the carrier, too', async () => {
    const [sid, talk] = [recording(), recording()];
    const callId = await call({ message: sid });
    await api.pool.query(
      'UPDATE calls SET recording_sid = $2, recording_seconds = 9 WHERE id = $1',
      [callId, talk],
    );

    const { id, erased, carrierRecordings } = await done((await erase()).body.id);

    const { rows: told } = await api.pool.query(
      "SELECT actor_kind, after FROM audit_entries WHERE action = 'erasure.finished' AND target_id = $1",
      [id],
    );
    expect(told).toMatchObject([
      { actor_kind: 'system', after: { calls: 1, voicemails: 1, deletedAtCarrier: 4 } },
    ]);
    expect([erased.voicemails, carrierRecordings.deleted]).toEqual([1, 2]);
    const kept = twilio.recordings.filter(({ status }) => status !== 'deleted');
    expect(kept.filter((each) => [sid, talk].includes(each.sid))).toEqual([]);
    expect(
      await api.pool.query(
        'SELECT FROM recording_marks WHERE call_id = $1 AND gone_at IS NOT NULL',
        [callId],
      ),
    ).toMatchObject({ rowCount: 1 });
    const { rows } = await api.pool.query(
      'SELECT deleted_by FROM voicemail_marks WHERE call_id = $1 AND gone_at IS NOT NULL',
      [callId],
    );
    expect(rows).toEqual([{ deleted_by: 'Ringdown' }]);
  });

  it('waits for calls under way, and leaves alone whoever calls after the request', async () => {
    const open = await call({ ends: 'NULL' });
    const { body } = await erase();
    await vi.waitFor(async () => expect((await report(body.id)).callsUnderWay).toBe(1));
    const later = await call();
    await api.pool.query(
      "UPDATE calls SET started_at = now() + interval '1 second' WHERE id = $1",
      [later],
    );
    expect(await callerOf(open)).toBe(someone);

    await api.pool.query('UPDATE calls SET ended_at = now() WHERE id = $1', [open]);
    await goOn();

    expect(await done(body.id)).toMatchObject({ callsUnderWay: 0, erased: { calls: 1 } });
    expect([await callerOf(open), await callerOf(later)]).toEqual([null, someone]);
  });

  it('is refused while the same caller is being erased, and may come again when it is done', async () => {
    const open = await call({ ends: 'NULL' });

    const both = await Promise.all([erase(), erase()]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const first = both.find(({ status }) => status === 201)?.body.id ?? '';
    await api.pool.query('UPDATE calls SET ended_at = now() WHERE id = $1', [open]);
    await Promise.all([goOn(), goOn()]);
    expect(await done(first)).toMatchObject({ erased: { calls: 1 }, carrierCalls: { deleted: 2 } });
    expect(await done((await erase()).body.id)).toMatchObject({ erased: { calls: 0 } });
  });

  it('goes on where it stood when it was cut off between two parts', async () => {
    await api.pool.query(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, started_at, ended_at)
       SELECT gen_random_uuid(), $1, 'AC1', 'CA' || n, true, $2, now() - n * interval '1 minute', now()
       FROM generate_series(1, 450) AS n`,
      [projectId, someone],
    );
    // The second part meets the newest but 249 calls: there the database gives up.
    await api.pool.query(
      `CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cut off'; END $$;
       CREATE TRIGGER cut_off BEFORE UPDATE OF caller ON calls FOR EACH ROW WHEN (OLD.call_sid = 'CA100') EXECUTE FUNCTION cut_off()`,
    );
    const { id } = (await erase()).body;
    await vi.waitFor(async () => expect((await report(id)).erased.calls).toBe(200));
    await expect(goOn()).resolves.toBeUndefined();
    expect(await report(id)).toMatchObject({ state: 'running', erased: { calls: 200 } });

    await api.pool.query('DROP TRIGGER cut_off ON calls; DROP FUNCTION cut_off()');
    await goOn();

    const { erased, carrierCalls, left } = await report(id);
    expect([erased.calls, carrierCalls.waiting]).toEqual([450, 450]);
    const { rows: asked } = await api.pool.query(
      'SELECT DISTINCT reason FROM carrier_erasures WHERE erasure_id = $1 AND reason IS NOT NULL',
      [id],
    );
    expect(asked).toEqual([{ reason: 'No call/SMS config of this project has the account.' }]);
    expect(left).toHaveLength(50);
    const { rowCount } = await api.pool.query('SELECT FROM calls WHERE caller = $1', [someone]);
    expect(rowCount).toBe(0);
  });

  it('asks a carrier that fails again, tells what it had forgotten already, and at last what it refuses', async () => {
    const [gone, refusing] = [await call(), await call()];
    const sids = new Map(
      (
        await api.pool.query<{ id: string; sid: string }>('SELECT id, call_sid AS sid FROM calls')
      ).rows.map(({ id, sid }) => [id, sid]),
    );
    const forgotten = twilio.calls.find(({ sid }) => sid === sids.get(gone));
    if (forgotten !== undefined) forgotten.isDeleted = true;
    const stop = twilio.restFaults.always(({ method }) => method === 'DELETE', 'unavailable');
    twilio.restFaults.always(
      ({ method, path }) => method === 'DELETE' && path.includes(sids.get(refusing) ?? 'no'),
      { status: 409, code: 20409, message: 'In progress' },
    );
    const { id } = (await erase()).body;
    await vi.waitFor(async () => expect((await report(id)).left[0]?.reason).not.toBeNull());

    stop();
    await goOn();
    expect((await report(id)).carrierCalls).toEqual({
      deleted: 2,
      gone: 1,
      waiting: 1,
      refused: 0,
    });
    await api.pool.query('UPDATE carrier_erasures SET times_asked = 7 WHERE erasure_id = $1', [id]);
    await goOn();

    expect(await done(id)).toMatchObject({
      carrierCalls: { deleted: 2, gone: 1, waiting: 0, refused: 1 },
      left: [
        {
          ...{ kind: 'call', sid: sids.get(refusing), state: 'refused' },
          reason: 'The carrier says that the call is still in progress.',
        },
      ],
    });
  });

  it('asks a carrier that does not answer once a run, and the others of a long list in the next runs', async () => {
    for (let nth = 0; nth < 33; nth += 1) await call();
    const stop = twilio.restFaults.always(({ method }) => method === 'DELETE', 'reset');
    const { id } = (await erase()).body;
    const asked = async () => {
      const { rows } = await api.pool.query<{ asked: number }>(
        'SELECT count(*)::int AS asked FROM carrier_erasures WHERE erasure_id = $1 AND reason IS NOT NULL',
        [id],
      );
      return rows[0]?.asked;
    };
    await vi.waitFor(async () => expect(await asked()).toBeGreaterThan(0), { timeout: 20_000 });
    // The job of every minute may have come between.
    expect(await asked()).toBeLessThan(5);
    expect((await report(id)).left.map(({ reason }) => reason)).toContain(
      'The carrier does not answer.',
    );

    stop();
    await goOn();
    const isMostGone = async () =>
      expect((await report(id)).carrierCalls.deleted).toBeGreaterThanOrEqual(60);
    await vi.waitFor(isMostGone, { timeout: 8_000 });
    await goOn();

    expect(await done(id)).toMatchObject({ carrierCalls: { deleted: 66, waiting: 0 } });
  });

  it('has answers forgotten that were kept with the number, and no request done twice', async () => {
    const answers = api.app.get(AnsweredRequests);
    const [actorId] = await api.pool
      .query<{ id: string }>('SELECT user_id AS id FROM members WHERE project_id = $1', [projectId])
      .then(({ rows }) => rows.map(({ id }) => id));
    const request = (key: string) => ({ actorId: actorId ?? '', key, content: key });
    for (const [key, number] of Object.entries({ one: someone, two: other })) {
      const claim = await answers.claim(request(key));
      if (claim.kind === 'mine') await answers.keep(claim.id, { number });
    }

    await done((await erase()).body.id);

    await expect(answers.claim(request('one'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await answers.claim(request('two'))).toMatchObject({ answer: { number: other } });
  });

  it.each(['', '+49309018*', '12', 'nobody', 'sip:*@example.com'])(
    'is of no %j',
    async (number) => {
      expect(await erase(number)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    },
  );

  it('takes no calls of other projects', async () => {
    const elsewhere = await call({ ofProject: await api.addProject() });

    await done((await erase()).body.id);

    expect(await callerOf(elsewhere)).toBe(someone);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';

import {
  routes,
  type AuditEntryDto,
  type CreatedApiKeyDto,
  type PageDto,
  type ProblemDto,
  type VoicemailDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { accountSid, authToken, RecordingCarrier, sound } from '../../testing/recording-carrier.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('voicemails', () => {
  const carrier = new RecordingCarrier();
  let api: TestApi;
  let address: string;
  let projectId: string;
  let policyId: string;
  let configId: string;
  let admin: Awaited<ReturnType<TestApi['as']>>;
  let responder: typeof admin;
  let viewer: typeof admin;

  beforeAll(async () => {
    address = await carrier.listen();
    api = await startTestApi({ ALLOWED_API_BASE_URLS: address });
  });
  beforeEach(async () => {
    carrier.recordings.clear();
    carrier.failures = 0;
    projectId = await api.addProject();
    for (const role of ['admin', 'responder', 'viewer'] as const) {
      await api.addPerson(`${role} ${projectId}`, { projectId, role });
    }
    admin = await api.as(`admin ${projectId}`);
    responder = await api.as(`responder ${projectId}`);
    viewer = await api.as(`viewer ${projectId}`);
    const config = await admin<{ id: string }>('POST', routes.callSmsConfigs(projectId), {
      name: 'Config',
      ...{ accountSid, authToken, apiBaseUrl: address },
      primaryPhoneNumber: '+12025550100',
    });
    configId = config.body.id;
    const policy = await admin<{ id: string }>('POST', routes.policies(projectId), {
      name: 'Desk',
      callSmsConfigId: configId,
    });
    policyId = policy.body.id;
  });
  afterAll(async () => {
    await api.stop();
    carrier.close();
  });

  /** A call in which a message was left. */
  async function leave({ seconds = 12, minute = 0, caller = '+4930901820', minutesAgo = 60 } = {}) {
    const callId = randomUUID();
    const recordingSid = `RE${randomBytes(16).toString('hex')}`;
    carrier.recordings.add(recordingSid);
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, caller, routing_number, started_at,
         ended_at, ending, voicemail_offered, voicemail_sid, voicemail_seconds)
       VALUES ($1, $2, $3, $4, $5, true, $6, '+12025550199', timestamptz '2026-01-01' + $7 * interval '1 minute',
         now() - $10 * interval '1 minute',
         'no-answer', true, $8, $9)`,
      [
        callId,
        projectId,
        policyId,
        accountSid,
        `CA${callId}`,
        caller,
        minute,
        recordingSid,
        seconds,
        minutesAgo,
      ],
    );
    return { callId, recordingSid };
  }
  const audio = (callId: string) => routes.voicemailAudio(projectId, callId);
  const read = async (callId: string) =>
    (await responder<VoicemailDto>('GET', routes.voicemail(projectId, callId))).body;

  it('are listed newest first, page by page, and by policy', async () => {
    const old = await leave({ minute: 1 });
    const newest = await leave({ minute: 2, caller: 'anonymous', seconds: 3 });
    await leave({ seconds: 0 });

    const list = (query: string) =>
      responder<PageDto<VoicemailDto>>('GET', `${routes.voicemails(projectId)}?${query}`);
    const first = await list(`policyId=${policyId}&limit=1`);
    expect(first.body.items).toMatchObject([
      {
        ...{ callId: newest.callId, policyName: 'Desk', caller: '', callerWithheld: true },
        seconds: 3,
        heard: null,
      },
    ]);
    const second = await list(`limit=1&cursor=${first.body.nextCursor ?? ''}`);
    expect(second.body).toMatchObject({ items: [{ callId: old.callId }], nextCursor: null });
    expect((await list(`policyId=${randomUUID()}`)).body.items).toEqual([]);
  });

  it('are heard through the API, whole or in part, and tell who has heard them first', async () => {
    const { callId } = await leave();

    const key = await admin<CreatedApiKeyDto>('POST', routes.apiKeys(projectId), {
      name: 'Key',
      scopes: ['voicemails:read'],
    });
    const whole = await responder<string>('GET', audio(callId));
    const part = await api.app.inject({
      url: audio(callId),
      headers: { authorization: `Bearer ${key.body.key}`, range: 'bytes=5-7' },
    });

    expect(whole).toMatchObject({ status: 200, body: sound.toString() });
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'cache-control': 'no-store',
    });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 5-7/${String(sound.length)}`);
    expect(part.body).toBe(sound.subarray(5, 8).toString());
    expect((await read(callId)).heard).toMatchObject({ by: `responder ${projectId}` });
  });

  it('are neither listed nor heard by viewers, and deleted by admins only', async () => {
    const { callId, recordingSid } = await leave();

    for (const url of [
      routes.voicemails(projectId),
      routes.voicemail(projectId, callId),
      audio(callId),
    ]) {
      expect((await viewer('GET', url)).status).toBe(403);
    }
    expect((await responder('DELETE', routes.voicemail(projectId, callId))).status).toBe(403);
    expect(carrier.recordings.has(recordingSid)).toBe(true);
  });

  it(
    'are deleted at the carrier, too, however often that fails, and say by whom',
    { timeout: 30_000 },
    async () => {
      const { callId, recordingSid } = await leave();
      carrier.failures = 1;

      const deletions = await Promise.all(
        [1, 2].map(() => admin('DELETE', routes.voicemail(projectId, callId))),
      );

      expect(deletions.map(({ status }) => status).toSorted()).toEqual([204, 409]);
      expect((await responder<ProblemDto>('GET', audio(callId))).status).toBe(404);
      await expect
        .poll(async () => (await read(callId)).deleted, { timeout: 20_000, interval: 200 })
        .toMatchObject({ by: `admin ${projectId}`, isGone: true });
      expect(carrier.recordings.has(recordingSid)).toBe(false);
      const log = await admin<PageDto<AuditEntryDto>>(
        'GET',
        `${routes.auditLog(projectId)}?action=voicemail.deleted`,
      );
      expect(log.body.items).toMatchObject([{ target: { id: callId, name: 'of 12 seconds' } }]);
    },
  );

  it('say in plain words why one cannot be heard', async () => {
    const { callId, recordingSid } = await leave();
    const why = async () => {
      const { status, body } = await responder<ProblemDto>('GET', audio(callId));
      return [status, body.title];
    };

    carrier.failures = 1;
    expect((await why())[0]).toBe(503);
    carrier.recordings.delete(recordingSid);
    expect((await why())[0]).toBe(404);
    const fresh = await leave({ minutesAgo: 1 });
    carrier.recordings.delete(fresh.recordingSid);
    expect((await responder('GET', audio(fresh.callId))).status).toBe(503);
    await admin('PATCH', routes.policy(projectId, policyId), { callSmsConfigId: null });
    expect((await admin('DELETE', routes.callSmsConfig(projectId, configId))).status).toBe(204);
    expect((await why())[0]).toBe(409);
    expect((await read(callId)).heard).toBeNull();
  });
});

import { randomBytes, randomUUID } from 'node:crypto';

import {
  routes,
  type AuditEntryDto,
  type CallDto,
  type PageDto,
  type PolicyDto,
  type ProblemDto,
  type RecordingDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { accountSid, authToken, RecordingCarrier, sound } from '../../testing/recording-carrier.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('recordings of calls', () => {
  const carrier = new RecordingCarrier();
  let api: TestApi;
  let address: string;
  let projectId: string;
  let policyId: string;
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
    const policy = await admin<PolicyDto>('POST', routes.policies(projectId), {
      name: 'Desk',
      callSmsConfigId: config.body.id,
    });
    policyId = policy.body.id;
  });
  afterAll(async () => {
    await api.stop();
    carrier.close();
  });

  /** A call in which two people talked. */
  async function talk(seconds = 12) {
    const callId = randomUUID();
    const recordingSid = `RE${randomBytes(16).toString('hex')}`;
    carrier.recordings.add(recordingSid);
    await api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, came_in, caller, started_at, ended_at,
         accepted_attempt, recording_announced, recording_sid, recording_seconds)
       VALUES ($1, $2, $3, $4, $5, true, '+4930901820', now() - interval '2 hours', now() - interval '1 hour',
         1, true, $6, $7)`,
      [callId, projectId, policyId, accountSid, `CA${callId}`, recordingSid, seconds],
    );
    return { callId, recordingSid };
  }
  const audio = (callId: string) => routes.recordingAudio(projectId, callId);
  const read = async (callId: string) =>
    (await responder<RecordingDto>('GET', routes.recording(projectId, callId))).body;

  it('are heard through the API, and say who has heard them first; the log marks their calls', async () => {
    const { callId } = await talk();
    const silent = await talk(0);

    expect(await responder('GET', audio(callId))).toMatchObject({
      status: 200,
      body: sound.toString(),
    });
    await admin('GET', audio(callId));

    expect(await read(callId)).toMatchObject({
      seconds: 12,
      heard: { by: `responder ${projectId}` },
      deleted: null,
    });
    expect((await responder('GET', audio(silent.callId))).status).toBe(404);
    const log = await viewer<PageDto<CallDto>>('GET', routes.calls(projectId));
    const seconds = new Map(log.body.items.map((call) => [call.id, call.recordingSeconds]));
    expect([seconds.get(callId), seconds.get(silent.callId)]).toEqual([12, null]);
  });

  it('are neither known to viewers nor to strangers, and deleted by admins only', async () => {
    const { callId, recordingSid } = await talk();
    const other = await api.addProject();

    for (const url of [routes.recording(projectId, callId), audio(callId)]) {
      expect((await viewer('GET', url)).status).toBe(403);
    }
    expect((await admin('GET', routes.recording(other, callId))).status).toBe(404);
    expect((await responder('DELETE', routes.recording(projectId, callId))).status).toBe(403);
    expect(carrier.recordings.has(recordingSid)).toBe(true);
  });

  it(
    'are deleted at the carrier, too, once, however often that fails',
    { timeout: 30_000 },
    async () => {
      const { callId, recordingSid } = await talk();
      carrier.failures = 1;

      const deletions = await Promise.all(
        [1, 2].map(() => admin('DELETE', routes.recording(projectId, callId))),
      );

      expect(deletions.map(({ status }) => status).toSorted()).toEqual([204, 409]);
      expect((await responder<ProblemDto>('GET', audio(callId))).status).toBe(404);
      await expect
        .poll(async () => (await read(callId)).deleted, { timeout: 20_000, interval: 200 })
        .toMatchObject({ by: `admin ${projectId}`, isGone: true });
      expect(carrier.recordings.has(recordingSid)).toBe(false);
      const log = await admin<PageDto<AuditEntryDto>>(
        'GET',
        `${routes.auditLog(projectId)}?action=recording.deleted`,
      );
      expect(log.body.items).toMatchObject([{ target: { id: callId, name: 'of 12 seconds' } }]);
    },
  );

  it('are made only by policies that tell callers of them', async () => {
    const change = (body: object) =>
      admin<PolicyDto>('PATCH', routes.policy(projectId, policyId), body);

    expect((await change({})).body).toMatchObject({
      recordCalls: false,
      recordingConsent: 'This call is recorded. If you do not agree, please hang up.',
    });
    expect((await change({ recordCalls: true, recordingConsent: '' })).status).toBe(400);
    expect((await change({ recordCalls: true, recordingConsent: '   ' })).status).toBe(400);
    expect((await change({ recordingConsent: null })).status).toBe(400);
    expect(
      (await change({ recordCalls: true, recordingConsent: 'We record.' })).body,
    ).toMatchObject({
      ...{ recordCalls: true, recordingConsent: 'We record.' },
    });
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  routes,
  type CallSmsConfigDto,
  type CreatedOutgoingWebhookDto,
  type PageDto,
  type ProblemDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { startReadinessStage } from '../../testing/readiness-stage.js';
import { emailOf } from '../../testing/test-api.js';
import { ReadinessRounds } from './readiness-rounds.service.js';

describe('the readiness of a policy', () => {
  let mailbox: Mailbox;
  let stage: Awaited<ReturnType<typeof startReadinessStage>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let policyId: string;
  let projectId: string;

  beforeAll(async () => {
    mailbox = await startMailbox();
    stage = await startReadinessStage({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'Ringdown <ringdown@example.com>',
      WEBHOOKS_TO_PRIVATE_NETWORKS: '1',
    });
    receiver = await startReceiver();
  });
  beforeEach(async () => {
    await stage.begin();
    ({ projectId, policyId } = stage.key);
  });
  afterAll(async () => {
    await stage.stop();
    await mailbox.stop();
    await receiver.stop();
  });

  const ask: typeof stage.ask = (...question) => stage.ask(...question);
  const rounds = () => stage.api.app.get(ReadinessRounds);

  it('is not known before it is checked', async () => {
    expect(await stage.newest()).toEqual({
      checkedAt: null,
      isReady: null,
      isOutdated: false,
      findings: [],
    });
  });

  it('is told of an empty policy with what is to be done, worst first, and is kept', async () => {
    const { status, body } = await stage.check();

    expect(status).toBe(200);
    expect(body.isReady).toBe(false);
    expect(body.findings.slice(0, 3).map(({ code }) => code)).toEqual([
      'call-sms-config',
      'routing-number',
      'rules',
    ]);
    for (const { severity, howToMend } of body.findings) {
      expect(howToMend === null, severity).toBe(severity === 'passed');
    }
    expect(await stage.newest()).toEqual(body);
  });

  it('is not checked again at once', async () => {
    await stage.check();

    expect(await stage.check<ProblemDto>()).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests' },
    });
    await stage.clock.advance('5s');
    expect((await stage.check()).status).toBe(200);
  });

  it('is told to the owners alone, once, when the daily round finds that it is gone', async () => {
    const number = await stage.setUp();
    await stage.api.addPerson(`Olga ${projectId.slice(0, 8)}`, { projectId, role: 'owner' });
    await rounds().checkAll();
    expect((await stage.newest()).isReady).toBe(true);
    Object.assign(number, { voiceUrl: 'https://old.example' });

    await rounds().checkAll();
    await rounds().checkAll();

    const mail = await mailbox.messageTo(emailOf(`Olga ${projectId.slice(0, 8)}`));
    expect(mail.subject).toBe('Support is not ready for calls any more');
    expect(mail.text).toContain('is not set up at the carrier');
    expect(mail.text).toContain(`https://hotline.test/projects/${projectId}/policies/${policyId}`);
    expect(mailbox.received).toHaveLength(1);
    expect((await stage.newest()).isReady).toBe(false);
  });

  it('is told to other systems, each time that it goes or comes back, and to no one else', async () => {
    const number = await stage.setUp();
    const { voiceUrl } = number;
    const { body: webhook } = await ask<CreatedOutgoingWebhookDto>(
      'POST',
      routes.outgoingWebhooks(projectId),
      {
        ...{ name: 'Ops', address: receiver.address, format: 'plain' },
        events: ['readiness.changed'],
      },
    );
    await ask('POST', routes.outgoingWebhooks(projectId), {
      ...{ name: 'Channel', address: receiver.address, format: 'slack' },
      events: ['readiness.changed'],
    });
    await ask('POST', routes.outgoingWebhooks(projectId), {
      ...{ name: 'Others', address: receiver.address, format: 'plain', events: ['call.missed'] },
    });
    const told = (sort: 'data' | 'text') =>
      receiver.received.filter((message) => sort in message).map((message) => message[sort]);
    await rounds().checkAll();
    expect(receiver.received).toEqual([]);

    Object.assign(number, { voiceUrl: 'https://old.example' });
    await Promise.all([rounds().checkAll(), rounds().checkAll()]);
    await rounds().checkAll();
    const policy = { policyId, policyName: 'Support' };
    const link = `https://hotline.test/projects/${projectId}/policies/${policyId}`;
    await expect
      .poll(() => told('data'), { timeout: 20_000 })
      .toMatchObject([
        { projectId, link, readiness: { ...policy, isReady: false, blockers: [{}] } },
      ]);
    await expect
      .poll(() => told('text'), { timeout: 20_000 })
      .toEqual([
        expect.stringMatching(
          /^Support is not ready for calls any more: .*is not set up at the carrier\./,
        ),
      ]);

    Object.assign(number, { voiceUrl });
    await rounds().checkAll();
    await expect
      .poll(() => told('data').at(1), { timeout: 20_000 })
      .toMatchObject({ readiness: { ...policy, isReady: true, blockers: [] } });
    await expect
      .poll(() => told('text').at(1), { timeout: 20_000 })
      .toContain('Support is ready for calls now.');
    const { body: deliveries } = await ask<PageDto<WebhookDeliveryDto>>(
      'GET',
      routes.webhookDeliveries(projectId, webhook.id),
    );
    expect(deliveries.items).toMatchObject([
      { event: 'readiness.changed', callId: null },
      { event: 'readiness.changed', callId: null },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'its rules',
      () =>
        ask('POST', routes.rules(projectId, policyId), {
          targets: [{ kind: 'user', id: stage.dana }],
        }),
    ],
    ['its settings', () => ask('PATCH', routes.policy(projectId, policyId), { enabled: false })],
    [
      'its numbers',
      () => ask('POST', routes.phoneNumbers(projectId, policyId), { number: stage.nextNumber() }),
    ],
    [
      'its config',
      async () => {
        const url = routes.callSmsConfigs(projectId);
        const { body } = await ask<{ items: CallSmsConfigDto[] }>('GET', url);
        const id = body.items[0]?.id ?? '';
        return ask('PATCH', `${url}/${id}`, { secondAuthToken: 'f'.repeat(32) });
      },
    ],
    [
      'a phone of its people',
      () =>
        stage.api.pool.query('UPDATE phones SET verified_at = NULL WHERE user_id = $1', [
          stage.dana,
        ]),
    ],
  ])('is of the past once %s changed, until the next round', async (_what, change) => {
    await stage.setUp();
    const { body: before } = await stage.check();
    expect((await stage.newest()).isOutdated).toBe(false);

    await change();

    const outdated = await stage.newest();
    expect(outdated).toEqual(Object.assign({}, before, { isOutdated: true }));
    await stage.clock.advance('1m');
    await rounds().checkChanged();
    const after = await stage.newest();
    expect(after.isOutdated).toBe(false);
    expect(after.checkedAt).not.toBe(before.checkedAt);
  });

  it('is of the past once the first call came in', async () => {
    await stage.setUp();
    await stage.check();
    await stage.api.pool.query(
      `INSERT INTO calls (id, project_id, policy_id, account_sid, call_sid, started_at, came_in)
       VALUES (gen_random_uuid(), $1, $2, $3, 'CA1', now(), true)`,
      [projectId, policyId, stage.account.sid],
    );

    expect((await stage.newest()).isOutdated).toBe(true);
    await stage.clock.advance('1m');
    await rounds().checkChanged();
    expect((await stage.newest()).isOutdated).toBe(false);
  });

  it('stays true, and is not asked for again, when another policy changes', async () => {
    await stage.setUp();
    const { body: before } = await stage.check();
    const other = await stage.api.addPolicy(projectId, 'Sales');

    await ask('PATCH', routes.policy(projectId, other), { enabled: false });

    expect((await stage.newest()).isOutdated).toBe(false);
    await stage.clock.advance('1m');
    await rounds().checkChanged();
    expect((await stage.newest()).checkedAt).toBe(before.checkedAt);
  });

  it('is not looked at daily while the policy is disabled', async () => {
    await ask('PATCH', routes.policy(projectId, policyId), { enabled: false });

    await rounds().checkAll();

    expect((await stage.newest()).checkedAt).toBeNull();
  });

  it('is read by viewers, checked by those who may change the policy, and hidden from others', async () => {
    const theirs = await stage.addProject('viewer');
    const policy = await stage.api.addPolicy(theirs, 'Sales');
    const url = routes.policyReadiness(theirs, policy);

    expect((await ask('GET', url)).status).toBe(200);
    expect((await ask('POST', url)).status).toBe(403);
    const elsewhere = routes.policyReadiness(projectId, policy);
    expect((await ask('GET', elsewhere)).status).toBe(404);
    expect((await ask('POST', elsewhere)).status).toBe(404);
  });
});

/** Another system that takes whatever it is told. */
async function startReceiver() {
  const received: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(JSON.parse(body) as Record<string, unknown>);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

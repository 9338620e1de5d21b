import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  routes,
  type CreatedOutgoingWebhookDto,
  type OutgoingWebhookDto,
  type PageDto,
  type ProblemDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { storedLines } from '../../testing/stored-lines.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { WebhookDeliveries } from './webhook-deliveries.service.js';

type Received = { headers: IncomingHttpHeaders; body: string };
type CallMessage = { type: string; data: { call: { id: string; caller: string | null } } };

describe('outgoing webhooks', () => {
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let mailbox: Mailbox;
  let receiver: Server;
  let address: string;
  let projectId: string;
  let answer = { status: 200, body: 'ok', headers: {} };
  const received: Received[] = [];

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/hook?key=very-secret`;
    mailbox = await startMailbox();
    api = await startTestApi({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ringdown@example.com',
      WEBHOOKS_TO_PRIVATE_NETWORKS: '1',
    });
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    ask = await api.as('Dana');
  });
  beforeEach(async () => {
    await api.pool.query('DELETE FROM outgoing_webhooks');
    await api.pool.query('DELETE FROM calls');
    received.length = 0;
    answer = { status: 200, body: 'ok', headers: {} };
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const create = async (fields: object = {}) => {
    const answered = await ask<CreatedOutgoingWebhookDto & ProblemDto>(
      'POST',
      routes.outgoingWebhooks(projectId),
      { name: 'Ops', address, format: 'plain', events: ['call.missed'], ...fields },
    );
    return answered;
  };
  const deliveriesOf = async (id: string) =>
    (await ask<PageDto<WebhookDeliveryDto>>('GET', routes.webhookDeliveries(projectId, id))).body
      .items;
  const endedCall = async (how: { ending?: string; voicemailSeconds?: number } = {}) =>
    api.insert(
      `INSERT INTO calls (id, project_id, account_sid, call_sid, came_in, caller, started_at, ended_at, ending,
         voicemail_offered, voicemail_seconds)
       VALUES ($1, $2, 'AC1', $3, true, '+12025550199', now(), now(), $4, $5, $6)`,
      [
        ...[randomUUID(), projectId, randomUUID(), how.ending ?? 'no-answer'],
        ...[how.voicemailSeconds !== undefined, how.voicemailSeconds ?? null],
      ],
    );
  const sweep = () => api.app.get(WebhookDeliveries).tellOfEndedCalls();
  const settled = (id: string, state: WebhookDeliveryDto['state']) =>
    vi.waitFor(async () => {
      const deliveries = await deliveriesOf(id);
      expect(deliveries.map((delivery) => delivery.state)).toEqual([state]);
      return deliveries[0];
    }, 20_000);

  it('show their secret once, keep it and the address sealed, and are deleted', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^whsec_[\w+/]{32}$/);
    expect(body.origin).toBe(new URL(address).origin);

    const url = routes.outgoingWebhooks(projectId);
    const listed = await ask<PageDto<OutgoingWebhookDto>>('GET', url);
    const { secret, ...shown } = body;
    expect(listed.body).toEqual({ items: [shown], nextCursor: null });
    const stored = (await storedLines(api.pool)).join('\n');
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain('very-secret');

    expect((await ask('DELETE', routes.outgoingWebhook(projectId, body.id))).status).toBe(204);
    expect((await ask('DELETE', routes.outgoingWebhook(projectId, body.id))).status).toBe(404);
  });

  it.each([
    { name: '' },
    { address: 'not an address' },
    { address: 'ftp://example.com' },
    { address: 'https://user:word@example.com' },
    { format: 'carrier pigeon' },
    { events: [] },
    { events: ['call.missed', 'call.missed'] },
    { events: ['call.answered'] },
  ])('refuse %j', async (fields) => {
    const { status, body } = await create(fields);
    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(Object.keys(fields));
  });

  it('tell of a missed call exactly once, signed as Standard Webhooks says', async () => {
    const { body: webhook } = await create();
    const callId = await endedCall();

    await Promise.all([sweep(), sweep()]);
    const delivery = await settled(webhook.id, 'delivered');
    await sweep();

    expect(delivery).toMatchObject({ event: 'call.missed', callId, statusCode: 200, answer: 'ok' });
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(webhook.secret.slice('whsec_'.length), 'base64');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['webhook-id']).toBe(delivery?.id);
    const message = JSON.parse(body) as CallMessage;
    expect(message).toMatchObject({ type: 'call.missed', data: { call: { id: callId } } });
    expect(message.data.call.caller).toBe('+12025550199');
  });

  it('tell of a message of a caller as such, and of nothing that they were not asked to tell', async () => {
    const { body: webhook } = await create({ events: ['voicemail.left'] });
    await endedCall();
    const callId = await endedCall({ voicemailSeconds: 7 });

    await sweep();

    expect(await settled(webhook.id, 'delivered')).toMatchObject({
      event: 'voicemail.left',
      callId,
    });
  });

  it('tell of no call that only tried the hotline out', async () => {
    const { body } = await create();
    await endedCall();
    await api.pool.query('UPDATE calls SET is_test = true');

    await sweep();

    expect(await deliveriesOf(body.id)).toEqual([]);
  });

  it('tell of no call that began before them', async () => {
    await endedCall();
    const { body: webhook } = await create();

    await sweep();

    expect(await deliveriesOf(webhook.id)).toEqual([]);
  });

  it.each(['slack', 'teams'])('show the end of the number only in %s', async (format) => {
    const { body: webhook } = await create({ format });
    await endedCall();

    await sweep();
    await settled(webhook.id, 'delivered');

    expect(received[0]?.body).toContain('…0199 called. Nobody answered.');
    expect(received[0]?.body).not.toContain('+1202');
  });

  it('are tried again when the receiver fails, under the same id', async () => {
    answer = { status: 503, body: 'x'.repeat(9000), headers: {} };
    const { body: webhook } = await create();
    await endedCall();
    await sweep();
    await vi.waitFor(async () => {
      const [failed] = await deliveriesOf(webhook.id);
      expect(failed).toMatchObject({ state: 'waiting', attempts: 1, statusCode: 503 });
      expect(failed?.answer).toHaveLength(500);
    }, 20_000);

    answer = { status: 200, body: 'ok', headers: {} };
    await vi.waitFor(async () => {
      const { rowCount } = await api.pool.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now()
         WHERE locked_at IS NULL AND attempts > 0 RETURNING id`,
      );
      expect(rowCount).toBe(1);
    }, 20_000);
    await api.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`);

    expect(await settled(webhook.id, 'delivered')).toMatchObject({ attempts: 2, statusCode: 200 });
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('follow no redirect, and say at once how a test went', async () => {
    answer = { status: 302, body: '', headers: { location: address } };
    const { body: webhook } = await create();

    const test = await ask('POST', routes.outgoingWebhookTest(projectId, webhook.id));

    expect(test.status).toBe(201);
    expect(await settled(webhook.id, 'failed')).toMatchObject({ event: 'test', statusCode: 302 });
    expect(received).toHaveLength(1);
  });

  it('are switched off after three days of failure, which the owners are told by mail', async () => {
    answer = { status: 500, body: '', headers: {} };
    const { body: webhook } = await create();
    await api.pool.query("UPDATE outgoing_webhooks SET failing_since = now() - interval '4 days'");
    await endedCall();
    await sweep();
    await vi.waitFor(async () => {
      expect((await deliveriesOf(webhook.id))[0]?.attempts).toBe(1);
    }, 20_000);
    await vi.waitFor(async () => {
      const { rowCount } = await api.pool.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = max_attempts - 1
         WHERE locked_at IS NULL AND attempts > 0 RETURNING id`,
      );
      expect(rowCount).toBe(1);
    }, 20_000);
    await api.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`);

    await settled(webhook.id, 'failed');
    const mail = await mailbox.messageTo('dana@example.com');
    expect(mail.subject).toBe('The webhook Ops was switched off');
    const url = routes.outgoingWebhooks(projectId);
    const listed = await ask<PageDto<OutgoingWebhookDto>>('GET', url);
    expect(listed.body.items[0]?.enabled).toBe(false);

    const enabled = await ask<OutgoingWebhookDto>(
      'POST',
      routes.outgoingWebhookEnabling(projectId, webhook.id),
    );
    expect(enabled.body).toMatchObject({ enabled: true, failingSince: null });
  });
});

describe('outgoing webhooks of an installation that keeps them to the internet', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://db/',
  ])('do not lead to %s', async (address) => {
    const name = randomUUID();
    const projectId = await api.addProject();
    await api.addPerson(name, { projectId, role: 'admin' });
    const ask = await api.as(name);

    const fields = { name: 'Ops', address, format: 'plain', events: ['call.missed'] };
    const { status } = await ask('POST', routes.outgoingWebhooks(projectId), fields);

    expect(status).toBe(400);
  });
});

import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import {
  routes,
  type CreatedOutgoingWebhookDto,
  type PageDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { selfSignedCertificate } from '../../testing/self-signed-certificate.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { signatureOf } from './webhook-message.js';

describe('a receiver behind https', () => {
  const trusted = getCACertificates('default');
  const certificate = selfSignedCertificate();
  const received: { signature: unknown; signed: string }[] = [];
  let receiver: Server;
  let api: TestApi;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;

  beforeAll(async () => {
    receiver = createServer(certificate, (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { 'webhook-id': id, 'webhook-timestamp': at } = request.headers;
        received.push({
          signature: request.headers['webhook-signature'],
          signed: JSON.stringify({ id, timestamp: at, body }),
        });
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    api = await startTestApi({ WEBHOOKS_TO_PRIVATE_NETWORKS: '1' });
    projectId = await api.addProject();
    await api.addPerson('Dana', { projectId, role: 'owner' });
    ask = await api.as('Dana');
  });
  afterAll(async () => {
    setDefaultCACertificates(trusted);
    await api.stop();
    await new Promise((resolve) => receiver.close(resolve));
  });

  /** How a test message to it goes. */
  const tryOut = async () => {
    const { port } = receiver.address() as AddressInfo;
    const { body: webhook } = await ask<CreatedOutgoingWebhookDto>(
      'POST',
      routes.outgoingWebhooks(projectId),
      {
        ...{ name: 'Ops', format: 'plain', events: ['call.missed'] },
        address: `https://127.0.0.1:${String(port)}/hook`,
      },
    );
    await ask('POST', routes.outgoingWebhookTest(projectId, webhook.id));
    return vi.waitFor(async () => {
      const url = routes.webhookDeliveries(projectId, webhook.id);
      const { items } = (await ask<PageDto<WebhookDeliveryDto>>('GET', url)).body;
      const [delivery] = items;
      if (delivery === undefined || delivery.state === 'waiting') throw new Error('not yet');
      return { delivery, secret: webhook.secret };
    }, 20_000);
  };

  it('is sent nothing whose certificate nobody vouches for, and a signed message otherwise', async () => {
    const before = await tryOut();
    expect(before.delivery).toMatchObject({
      state: 'failed',
      statusCode: null,
      answer: 'The receiver was not reached (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(received).toEqual([]);

    setDefaultCACertificates([...trusted, certificate.cert]);
    const { delivery, secret } = await tryOut();

    expect(delivery).toMatchObject({ state: 'delivered', statusCode: 200, answer: 'ok' });
    expect(received).toHaveLength(1);
    const [message = { signature: '', signed: '' }] = received;
    const signed = JSON.parse(message.signed) as Parameters<typeof signatureOf>[0];
    expect(message.signature).toBe(signatureOf(signed, secret));
  });
});

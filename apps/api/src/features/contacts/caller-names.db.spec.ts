import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  routes,
  type CallDetailDto,
  type CallDto,
  type LiveBoardDto,
  type PageDto,
  type VoicemailDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { MissedCallNews } from '../missed-calls/missed-call-news.service.js';
import { WebhookDeliveries } from '../outgoing-webhooks/webhook-deliveries.service.js';

const number = '+4930901820';

describe('the name of a caller', () => {
  let api: TestApi;
  let mailbox: Mailbox;
  let receiver: Server;
  let ask: Awaited<ReturnType<TestApi['as']>>;
  let projectId: string;
  let policyId: string;
  const received: string[] = [];

  beforeAll(async () => {
    mailbox = await startMailbox();
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push(body);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    api = await startTestApi({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ringdown@example.com',
      WEBHOOKS_TO_PRIVATE_NETWORKS: '1',
    });
  });
  beforeEach(async () => {
    received.length = 0;
    projectId = await api.addProject();
    policyId = await api.addPolicy(projectId, 'Night desk');
    await api.addPerson(`Olga ${projectId}`, { projectId, role: 'owner' });
    ask = await api.as(`Olga ${projectId}`);
    await addContact(projectId, 'Anna Meier');
    await addContact(await api.addProject('Other'), 'Somebody else');
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const addContact = (project: string, name: string) =>
    api.pool.query(
      'INSERT INTO contacts (project_id, number, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())',
      [project, number, name],
    );
  const addCall = async (columns: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      id: randomUUID(),
      project_id: projectId,
      policy_id: policyId,
      account_sid: 'AC1',
      call_sid: randomUUID(),
      came_in: true,
      caller: number,
      started_at: new Date(),
      ...columns,
    };
    const places = Object.keys(row).map((_, index) => `$${String(index + 1)}`);
    await api.pool.query(
      `INSERT INTO calls (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
    return String(row['id']);
  };
  const calls = async (query = '') =>
    (await ask<PageDto<CallDto>>('GET', `${routes.calls(projectId)}${query}`)).body.items;

  it('stands in the log, on its page and in its file, as this project has it', async () => {
    const id = await addCall();
    await addCall({ caller: '+12025550123', started_at: new Date(Date.now() - 60_000) });

    expect((await calls()).map(({ callerName }) => callerName)).toEqual(['Anna Meier', null]);
    const { body: call } = await ask<CallDetailDto>('GET', routes.call(projectId, id));
    expect(call).toMatchObject({ caller: number, callerName: 'Anna Meier' });
    const { body: file } = await ask<string>('GET', routes.callsExport(projectId));
    expect(file.split('\r\n')[0]).toContain(',caller,caller name,');
    expect(file).toContain(`,${number},Anna Meier,`);
  });

  it('is one by which calls are found, beside the number', async () => {
    const id = await addCall();
    await addCall({ caller: '+12025550123' });
    const found = async (q: string) =>
      (await calls(`?q=${encodeURIComponent(q)}`)).map((call) => call.id);

    expect(await found('MEIER')).toEqual([id]);
    expect(await found('030 901 820')).toEqual([id]);
    expect(await found('Somebody else')).toEqual([]);
  });

  it('stands on the live board while the call goes on', async () => {
    await addCall();

    const { body } = await ask<LiveBoardDto>('GET', routes.liveBoard(projectId));
    expect(body.calls).toMatchObject([{ caller: number, callerName: 'Anna Meier' }]);
  });

  it('stands beside the message that they left', async () => {
    const callId = await addCall({ voicemail_sid: 'RE1', voicemail_seconds: 7 });

    const { body: list } = await ask<PageDto<VoicemailDto>>('GET', routes.voicemails(projectId));
    expect(list.items).toMatchObject([{ callId, callerName: 'Anna Meier' }]);
  });

  it('is told by mail, with the end of the number', async () => {
    await addCall({ ended_at: new Date(), ending: 'no-answer' });

    await api.app.get(MissedCallNews).tell();

    const mail = () => mailbox.received.find(({ text }) => text.includes(projectId))?.text;
    await expect
      .poll(mail, { timeout: 20_000 })
      .toContain(', Anna Meier (…1820): nobody answered.');
    expect(mail()).not.toContain(number);
  });

  it('is told to other systems whole, and to a channel with the end of the number', async () => {
    const address = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/`;
    for (const format of ['plain', 'slack']) {
      await ask('POST', routes.outgoingWebhooks(projectId), {
        ...{ name: format, address, format },
        events: ['call.missed'],
      });
    }
    await addCall({ ended_at: new Date(), ending: 'no-answer' });

    await api.app.get(WebhookDeliveries).tellOfEndedCalls();

    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(2);
    expect(received.join('\n')).toContain(`"caller":"${number}","callerName":"Anna Meier"`);
    expect(received.join('\n')).toContain(
      'Night desk: Anna Meier (…1820) called. Nobody answered.',
    );
  });

  it('is what it is now, also for calls of before', async () => {
    const id = await addCall();
    await api.pool.query("UPDATE contacts SET name = 'Hanna' WHERE project_id = $1", [projectId]);
    expect((await calls()).map(({ callerName }) => callerName)).toEqual(['Hanna']);

    await api.pool.query('DELETE FROM contacts WHERE project_id = $1', [projectId]);
    const { body } = await ask<CallDetailDto>('GET', routes.call(projectId, id));
    expect(body.callerName).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { storedLines } from '../../testing/stored-lines.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';
import { Mail } from './mail.service.js';

const message = {
  to: 'dana@example.com',
  subject: 'Grüße',
  text: 'A link: https://hotline.test/reset-password?token=very-secret-token-of-a-link-that-is-long-enough-to-be-wrapped',
};

describe('mail', () => {
  let mailbox: Mailbox;
  let api: TestApi;
  const log: string[] = [];

  beforeEach(async () => {
    log.length = 0;
    mailbox = await startMailbox();
    api = await startTestApi(
      { SMTP_URL: mailbox.url, MAIL_FROM: 'Ringdown <ringdown@example.com>' },
      { write: (line) => void log.push(line) },
    );
  });
  afterEach(async () => {
    await api.stop();
    await mailbox.stop();
  });

  const queued = async () =>
    (await api.pool.query<{ attempts: number }>('SELECT attempts FROM graphile_worker.jobs')).rows;
  const hurry = async () => {
    await vi.waitFor(async () => {
      const { rowCount } = await api.pool.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now()
         WHERE locked_at IS NULL AND attempts > 0 RETURNING id`,
      );
      expect(rowCount).toBe(1);
    }, 10_000);
    await api.pool.query(`SELECT pg_notify('jobs:insert', '{"r":0.5,"count":1}')`);
  };

  it('reaches the recipient through the mail server', async () => {
    await api.app.get(Mail).send(message);

    const received = await mailbox.messageTo('dana@example.com');
    expect(received).toMatchObject({
      from: 'Ringdown <ringdown@example.com>',
      to: ['dana@example.com'],
      text: message.text,
    });
  });

  it('comes later when the mail server is busy, and waits in the database without being readable there', async () => {
    mailbox.refuse({ code: 451, text: 'Busy' });
    await api.app.get(Mail).send(message);
    await vi.waitFor(() => expect(mailbox.refusalsLeft()).toBe(0), 10_000);
    await vi.waitFor(async () => expect(await queued()).toEqual([{ attempts: 1 }]), 10_000);
    expect((await storedLines(api.pool)).join('\n')).not.toContain('very-secret-token');

    await hurry();

    expect((await mailbox.messageTo('dana@example.com')).text).toBe(message.text);
    expect(log.join('')).not.toContain('very-secret-token');
  });

  it('is not sent again to somebody whom the mail server does not know', async () => {
    mailbox.refuse({ code: 550, text: 'No such user' });

    await api.app.get(Mail).send(message);

    await vi.waitFor(() => expect(log.join('')).toContain('A message was refused'), 10_000);
    await vi.waitFor(async () => expect(await queued()).toEqual([]), 10_000);
    expect(mailbox.received).toEqual([]);
  });

  it('makes no header of a subject', async () => {
    await api.app.get(Mail).send({ ...message, subject: 'Hello\r\nBcc: eve@example.com' });

    const received = await mailbox.messageTo('dana@example.com');
    expect(received.to).toEqual(['dana@example.com']);
    expect(received.subject).toBe('Hello Bcc: eve@example.com');
  });

  it('is told not to be there when no mail server is configured', async () => {
    const without = await startTestApi();
    const mail = without.app.get(Mail);

    expect(mail.isConfigured).toBe(false);
    await expect(mail.send(message)).rejects.toThrow('No mail server is configured.');
    await without.stop();
  });
});

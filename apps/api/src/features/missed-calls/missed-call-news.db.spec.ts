import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { emailOf, startTestApi, type TestApi } from '../../testing/test-api.js';
import { MissedCallNews } from './missed-call-news.service.js';

describe('mails about missed calls', () => {
  let mailbox: Mailbox;
  let api: TestApi;
  let projectId: string;
  let policyId: string;
  let owner: string;

  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startTestApi({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'Ringdown <ringdown@example.com>',
    });
  });
  beforeEach(async () => {
    mailbox.received.length = 0;
    projectId = await api.addProject();
    policyId = await api.addPolicy(projectId, 'Night desk');
    owner = `Olga ${projectId}`;
    await api.addPerson(owner, { projectId, role: 'owner' });
    await api.addPerson(`Adam ${projectId}`, { projectId, role: 'admin' });
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
  });

  const addCall = async (columns: Record<string, unknown> = {}) => {
    const row: Record<string, unknown> = {
      id: randomUUID(),
      project_id: projectId,
      policy_id: policyId,
      account_sid: 'AC1',
      call_sid: randomUUID(),
      came_in: true,
      caller: '+12025550199',
      started_at: new Date(),
      ended_at: new Date(),
      ending: 'no-answer',
      ...columns,
    };
    const places = Object.keys(row).map((_, index) => `$${String(index + 1)}`);
    await api.pool.query(
      `INSERT INTO calls (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
    return String(row['id']);
  };
  const look = () => api.app.get(MissedCallNews).tell();
  const addAttempt = (callId: string, userId: string, number = 1) =>
    api.pool.query(
      `INSERT INTO call_attempts (call_id, number, project_id, round, rule_order, user_id, user_name, phone)
       VALUES ($1, $2, $3, 1, 1, $4, 'Somebody', '+12025550111')`,
      [callId, number, projectId, userId],
    );
  const wants = (recipients: string) =>
    api.pool.query('UPDATE incoming_call_policies SET missed_call_recipients = $2 WHERE id = $1', [
      ...[policyId, recipients],
    ]);
  /** Those of this test's project: the clock may look at any time, too. */
  const mails = async (count: number) => {
    await expect
      .poll(() => mailbox.received.filter(({ to }) => to.includes(emailOf(owner))).length, {
        timeout: 20_000,
      })
      .toBe(count);
    return mailbox.received.filter(({ to }) => to.includes(emailOf(owner)));
  };

  it('go to the owners, once however many look, with a link and the end of the number only', async () => {
    const id = await addCall();

    await Promise.all([look(), look()]);
    await look();

    const [mail] = await mails(1);
    expect(mail?.subject).toBe('Night desk missed a call');
    expect(mail?.text).toContain('…0199: nobody answered.');
    expect(mail?.text).toContain(`/projects/${projectId}/logs/${id}`);
    expect(mail?.text).not.toContain('+1202');
    expect(mailbox.received.map(({ to }) => to)).toEqual([[emailOf(owner)]]);
  });

  it('tell of calls of one minute together', async () => {
    await addCall();
    await addCall({ ending: null, caller: 'anonymous' });
    await addCall({ voicemail_offered: true, voicemail_seconds: 12 });

    await look();

    const [mail] = await mails(1);
    expect(mail?.subject).toBe('Night desk missed 3 calls');
    expect(mail?.text).toContain('a hidden number: they hung up before anybody answered.');
    expect(mail?.text).toContain('…0199: they left a message.');
  });

  it.each([
    ['that somebody took', { ending: null, accepted_attempt: 1, accepted_at: new Date() }],
    ['that was not let in', { ending: null, refusal: 'blocked' }],
    ['that only tried the hotline out', { is_test: true }],
    ['that goes on', { ending: null, ended_at: null }],
    ['whose message is still to come', { voicemail_offered: true }],
    ['of the day before yesterday', { started_at: new Date(Date.now() - 2 * 86_400_000) }],
  ])('tell of no call %s', async (_which, columns) => {
    await addCall(columns);
    await look();
    await addCall({ caller: '+12025550177' });

    await look();

    const [mail] = await mails(1);
    expect(mail?.subject).toBe('Night desk missed a call');
    expect(mail?.text).toContain('…0177');
  });

  it('do not come where the policy wants none', async () => {
    await api.pool.query(
      'UPDATE incoming_call_policies SET missed_call_mails = false WHERE id = $1',
      [policyId],
    );
    await addCall();
    await look();
    await api.pool.query(
      'UPDATE incoming_call_policies SET missed_call_mails = true WHERE id = $1',
      [policyId],
    );
    await addCall({ caller: '+12025550177', started_at: new Date() });
    await api.pool.query(`DELETE FROM calls WHERE project_id = $1 AND caller = '+12025550199'`, [
      projectId,
    ]);

    await look();

    const [mail] = await mails(1);
    expect(mail?.text).toContain('…0177');
  });

  it.each([
    ['owners', ['olga']],
    ['rung', ['rita']],
    ['owners-and-rung', ['olga', 'rita']],
  ])(
    'go to %s if the policy says so, once a person however often they were rung',
    async (recipients, names) => {
      await wants(recipients);
      const rita = await api.addPerson(`Rita ${projectId}`, { projectId, role: 'responder' });
      const gone = await api.addPerson(`Gina ${projectId}`);
      const id = randomUUID();
      for (const number of [1, 2]) await addAttempt(id, rita, number);
      await addAttempt(id, gone, 3);
      await addCall({ id });

      await Promise.all([look(), look()]);

      const told = () =>
        mailbox.received
          .filter(({ text }) => text.includes(projectId))
          .map(({ to }) => to.join().split('.')[0])
          .sort();
      await expect.poll(told, { timeout: 20_000 }).toEqual(names);
    },
  );

  it('tell everybody of their own calls only, and the owners of one that rang nobody', async () => {
    await wants('rung');
    const rita = await api.addPerson(`Rita ${projectId}`, { projectId, role: 'responder' });
    const id = randomUUID();
    await addAttempt(id, rita);
    await addCall({ id, caller: '+12025550111' });
    await addCall({ caller: '+12025550122', ending: 'no-one-available' });

    await look();

    const [mail] = await mails(1);
    expect(mail?.text).toContain('…0122: nobody was available.');
    expect(mail?.text).not.toContain('…0111');
    const ritas = () => mailbox.received.find(({ to }) => to.join().startsWith('rita'))?.text;
    await expect.poll(ritas, { timeout: 20_000 }).toContain('…0111: nobody answered.');
    expect(ritas()).not.toContain('…0122');
  });
});

import {
  invitationRules,
  routes,
  type ProblemDto,
  type SentInvitationDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { storedLines } from '../../testing/stored-lines.js';
import { password, startTestApi, type TestApi } from '../../testing/test-api.js';

type Sent = SentInvitationDto & ProblemDto;

describe('invitations by mail', () => {
  let api: TestApi;
  let mailbox: Mailbox;
  let projectId: string;
  let owner: Awaited<ReturnType<TestApi['as']>>;
  const clock = new VirtualClock();

  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startTestApi(
      { SMTP_URL: mailbox.url, MAIL_FROM: 'Ringdown <ringdown@example.com>' },
      undefined,
      new SimulatedClock(clock),
    );
  });
  beforeEach(async () => {
    projectId = await api.addProject('Night desk');
    await api.addPerson(`Dana ${projectId}`, { projectId, role: 'owner' });
    owner = await api.as(`Dana ${projectId}`);
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
  });

  const invite = (email: string) =>
    owner<Sent>('POST', routes.invitations(projectId), { email, role: 'viewer' });

  it('reach the person, and nobody else sees the link', async () => {
    const { body } = await invite('new@example.com');
    expect(body).toMatchObject({ delivery: 'mail', link: null });

    const { subject, text } = await mailbox.messageTo('new@example.com');
    expect(subject).toBe('Invitation to Night desk on Ringdown');
    const [, token = ''] = /http:\/\/hotline\.test\/invitation#([\w-]{43})/.exec(text) ?? [];
    expect((await storedLines(api.pool)).join('\n')).not.toContain(token);

    const accepted = await api.app.inject({
      method: 'POST',
      url: routes.invitationAcceptance(),
      payload: { token, name: 'Nina', password },
    });
    expect(accepted.statusCode).toBe(200);
    const { rows } = await api.pool.query('SELECT email_verified FROM users WHERE email = $1', [
      'new@example.com',
    ]);
    expect(rows).toEqual([{ email_verified: true }]);
  });

  it('go to one address once a minute and five times a day, however they are sent', async () => {
    const email = 'victim@example.com';
    const { body: first } = await invite(email);
    const tooSoon = await owner<Sent>('POST', routes.invitationResend(projectId, first.id));
    expect(tooSoon.status).toBe(429);
    await owner('DELETE', routes.invitation(projectId, first.id));
    expect((await invite(email)).status).toBe(429);

    for (let sent = 1; sent < invitationRules.aDayToOneAddress; sent += 1) {
      await clock.advance('1m');
      const { status, body } = await invite(email);
      expect(status).toBe(201);
      await owner('DELETE', routes.invitation(projectId, body.id));
    }
    await clock.advance('1m');
    expect((await invite(email)).body.detail).toBe(
      `${email} has been sent too many invitations today. Try again tomorrow.`,
    );

    await clock.advance('24h');
    expect((await invite(email)).status).toBe(201);
  });

  it('that are too many leave nothing behind', async () => {
    await api.pool.query(
      `INSERT INTO invitation_sendings (email, sender_id, sent_at)
       SELECT 'x' || n, (SELECT user_id FROM members WHERE project_id = $1), $2
       FROM generate_series(1, $3) n`,
      [projectId, clock.now(), invitationRules.aDayFromOneSender],
    );

    expect((await invite('late@example.com')).body.detail).toBe(
      'You have sent too many invitations today. Try again tomorrow.',
    );
    const { rows } = await api.pool.query('SELECT FROM invitations WHERE project_id = $1', [
      projectId,
    ]);
    expect(rows).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';

import {
  memberRoles,
  routes,
  type InvitationDto,
  type InvitationOfferDto,
  type MeDto,
  type MemberDto,
  type MemberRole,
  type PageDto,
  type ProblemDto,
  type SentInvitationDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SimulatedClock } from '../../testing/simulated-clock.js';
import { storedLines } from '../../testing/stored-lines.js';
import { password, startTestApi, type TestApi } from '../../testing/test-api.js';

type Ask = Awaited<ReturnType<TestApi['as']>>;
type Sent = SentInvitationDto & ProblemDto;

const invalid =
  'This invitation is not valid any more: it was used, withdrawn or sent again, or it is too old. Ask for a new one.';

describe('invitations', () => {
  let api: TestApi;
  let projectId: string;
  let ids: Record<MemberRole, string>;
  let owner: Ask;
  let admin: Ask;
  const clock = new VirtualClock();
  const log: string[] = [];
  let address = 0;
  const newAddress = () => `new-${String((address += 1))}@example.com`;

  const invite = async (email: string, role: MemberRole = 'responder', ask = owner) =>
    ask<Sent>('POST', routes.invitations(projectId), { email, role });
  const tokenOf = ({ link }: { link: string | null }) => link?.split('#')[1] ?? '';
  const open = async (path: string, payload: object) => {
    const answer = await api.app.inject({ method: 'POST', url: path, payload });
    return {
      status: answer.statusCode,
      body: answer.json<InvitationOfferDto & MeDto & ProblemDto>(),
      cookies: answer.cookies,
    };
  };
  const offer = (token: string) => open(routes.invitationOffer(), { token });
  const accept = (token: string, name = 'Newcomer') =>
    open(routes.invitationAcceptance(), { token, name, password });
  const actions = async (targetName: string) => {
    const { rows } = await api.pool.query<{ action: string }>(
      'SELECT action, actor_name FROM audit_entries WHERE target_name = $1 ORDER BY id',
      [targetName],
    );
    return rows;
  };

  beforeAll(async () => {
    api = await startTestApi(
      {},
      { write: (line) => void log.push(line) },
      new SimulatedClock(clock),
    );
    const people: [MemberRole, string][] = [];
    for (const role of memberRoles) people.push([role, await api.addPerson(role)]);
    ids = Object.fromEntries(people) as typeof ids;
    owner = await api.as('owner');
    admin = await api.as('admin');
  });
  beforeEach(async () => {
    projectId = await api.addProject('Night desk');
    for (const role of memberRoles) {
      await api.pool.query('INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, $3)', [
        projectId,
        ids[role],
        role,
      ]);
    }
  });
  afterAll(() => api.stop());

  it('are sent with a link that is shown once and known to nobody afterwards', async () => {
    const { status, body } = await invite('  New.Person@Example.com ');

    expect(status).toBe(201);
    expect(body).toMatchObject({
      email: 'new.person@example.com',
      role: 'responder',
      invitedBy: 'owner',
      delivery: 'link',
      state: 'open',
    });
    expect(body.link).toMatch(/^http:\/\/hotline\.test\/invitation#[\w-]{43}$/);
    const { body: listed } = await owner<PageDto<InvitationDto>>(
      'GET',
      routes.invitations(projectId),
    );
    const { link, ...shown } = body;
    expect(listed.items).toEqual([shown]);
    expect((await storedLines(api.pool)).join('\n')).not.toContain(tokenOf({ link }));
    expect(await actions('new.person@example.com')).toEqual([
      { action: 'invitation.sent', actor_name: 'owner' },
    ]);
  });

  it('make a new person a member who is signed in', async () => {
    const email = newAddress();
    const token = tokenOf((await invite(email, 'admin')).body);

    expect((await offer(token)).body).toEqual({
      projectName: 'Night desk',
      role: 'admin',
      email,
      hasAccount: false,
    });
    const accepted = await accept(token, 'Nina');

    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      name: 'Nina',
      email,
      projects: [{ id: projectId, name: 'Night desk', role: 'admin' }],
    });
    const cookie = accepted.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const me = await api.app.inject({ url: routes.me(), headers: { cookie } });
    expect(me.json<MeDto>().email).toBe(email);
    expect(await actions('Nina')).toContainEqual({ action: 'member.joined', actor_name: 'Nina' });
    expect(log.join('')).not.toContain(token);
  });

  it('are good for one acceptance, also when two come at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const email = newAddress();
      const token = tokenOf((await invite(email)).body);

      const answers = await Promise.all([accept(token, 'One'), accept(token, 'Two')]);

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
      const { rows } = await api.pool.query('SELECT FROM users WHERE email = $1', [email]);
      expect(rows).toHaveLength(1);
    }
  });

  it('of two projects to one new address make one account', async () => {
    const email = newAddress();
    const first = tokenOf((await invite(email)).body);
    projectId = await api.addProject('Second');
    await api.pool.query(`INSERT INTO members VALUES ($1, $2, 'owner')`, [projectId, ids.owner]);
    const second = tokenOf((await invite(email)).body);

    const answers = await Promise.all([accept(first), accept(second)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('want the person who has an account to sign in with that very address', async () => {
    await api.addPerson('Known');
    const token = tokenOf((await invite('known@example.com', 'viewer')).body);

    expect((await offer(token)).body.hasAccount).toBe(true);
    expect((await accept(token)).body.detail).toBe(
      'There is an account for known@example.com already. Sign in with it, then open the link again.',
    );
    const wrong = await admin<ProblemDto>('POST', routes.myProjects(), { token });
    expect(wrong.status).toBe(403);
    expect(wrong.body.detail).toContain('This invitation is for known@example.com');
    const anonymous = await open(routes.myProjects(), { token });
    expect(anonymous.status).toBe(401);

    const known = await api.as('Known');
    const joined = await known<MeDto>('POST', routes.myProjects(), { token });
    expect(joined.body.projects).toEqual([{ id: projectId, name: 'Night desk', role: 'viewer' }]);
    expect((await known('POST', routes.myProjects(), { token })).status).toBe(404);
  });

  it.each([
    ['withdrawn', (id: string) => owner('DELETE', routes.invitation(projectId, id))],
    ['sent again', (id: string) => owner('POST', routes.invitationResend(projectId, id))],
    ['a week old', () => clock.advance('168h')],
    ['of an admin who was removed', () => owner('DELETE', routes.member(projectId, ids.admin))],
    [
      'of an admin who is one no longer',
      () => owner('PATCH', routes.member(projectId, ids.admin), { role: 'responder' }),
    ],
  ])('are void when they are %s', async (_title, happen) => {
    const { body } = await invite(newAddress(), 'viewer', admin);
    const token = tokenOf(body);

    await happen(body.id);

    for (const answer of [await offer(token), await accept(token)]) {
      expect(answer.status).toBe(404);
      expect(answer.body.detail).toBe(invalid);
    }
  });

  it('are good until the last minute of the week', async () => {
    const token = tokenOf((await invite(newAddress())).body);
    await clock.advance('167h');
    await clock.advance('59m');

    expect((await accept(token)).status).toBe(200);
  });

  it('are in force again when somebody who may sends them again', async () => {
    const { body } = await invite(newAddress(), 'viewer', admin);
    await owner('DELETE', routes.member(projectId, ids.admin));
    const listed = await owner<PageDto<InvitationDto>>('GET', routes.invitations(projectId));
    expect(listed.body.items).toMatchObject([{ state: 'void', invitedBy: 'admin' }]);

    const again = await owner<Sent>('POST', routes.invitationResend(projectId, body.id));

    expect(again.body).toMatchObject({ id: body.id, state: 'open', invitedBy: 'owner' });
    expect((await accept(tokenOf(again.body))).status).toBe(200);
  });

  it('give no role above the sender’s own', async () => {
    const email = newAddress();
    expect((await invite(email, 'owner', admin)).status).toBe(403);
    const { body } = await invite(email, 'owner');

    const at = routes.invitation(projectId, body.id);
    expect((await admin('DELETE', at)).status).toBe(403);
    expect((await admin('POST', routes.invitationResend(projectId, body.id))).status).toBe(403);
    expect((await accept(tokenOf(body))).body.projects[0]?.role).toBe('owner');
  });

  it('go to nobody twice, and to no member', async () => {
    const email = newAddress();
    const answers = await Promise.all([invite(email), invite(email.toUpperCase())]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.fieldErrors).toEqual({
      email: ['This address is invited already. Send that invitation again.'],
    });
    expect((await invite('viewer@example.com')).body.fieldErrors).toEqual({
      email: ['viewer is a member already.'],
    });
  });

  it.each([
    { email: 'nobody', role: 'viewer' },
    { email: `${'a'.repeat(400)}@example.com`, role: 'viewer' },
    { email: 'x@example.com\nBcc: y@example.com', role: 'viewer' },
    { email: 'x@example.com', role: 'king' },
    { email: 'x@example.com' },
    { email: ['x@example.com'], role: 'viewer' },
    { email: 'x@example.com', role: 'viewer', projectId: randomUUID() },
  ])('refuse %j', async (body) => {
    expect((await owner('POST', routes.invitations(projectId), body)).status).toBe(400);
  });

  it.each(['', 'short', 'a'.repeat(44), 42, null, { $gt: '' }])(
    'open to no token such as %j',
    async (token) => {
      expect((await open(routes.invitationOffer(), { token })).status).toBe(400);
    },
  );

  it('open to no token that was never given', async () => {
    expect((await offer('a'.repeat(43))).body.detail).toBe(invalid);
  });

  it('want a password that is long enough', async () => {
    const token = tokenOf((await invite(newAddress())).body);

    const answer = await open(routes.invitationAcceptance(), {
      token,
      name: 'N',
      password: 'short',
    });

    expect(answer.body.fieldErrors).toHaveProperty('password');
    expect((await offer(token)).status).toBe(200);
  });

  it('of another project are out of reach', async () => {
    const { body } = await invite(newAddress());
    const elsewhere = await api.addProject('Other');
    const stranger = await api.addPerson(`Stranger ${elsewhere}`, {
      projectId: elsewhere,
      role: 'owner',
    });
    expect(stranger).not.toBe('');
    const ask = await api.as(`Stranger ${elsewhere}`);

    expect((await ask('DELETE', routes.invitation(elsewhere, body.id))).status).toBe(404);
    expect((await ask('POST', routes.invitationResend(elsewhere, body.id))).status).toBe(404);
    expect((await ask('DELETE', routes.invitation(projectId, body.id))).status).toBe(404);
    expect((await offer(tokenOf(body))).status).toBe(200);
  });

  it('lead to a member whom everybody sees', async () => {
    const email = newAddress();
    await accept(tokenOf((await invite(email)).body), 'Zoe');

    const { body } = await admin<PageDto<MemberDto>>('GET', routes.members(projectId));
    expect(body.items.find((member) => member.email === email)).toMatchObject({
      name: 'Zoe',
      role: 'responder',
    });
  });
});

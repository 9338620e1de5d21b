import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type MemberDto, type MemberRole } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { team } from '../testing/team';
import { TeamPage } from './team-page';

const members = team.members.map(({ userId, name, phone }): MemberDto => ({
  userId,
  name,
  email: `${name}@example.com`,
  role: 'responder',
  phones: phone === null ? [] : [{ id: 'p', number: phone, verified: true }],
  memberSince: team.createdAt,
  version: 1,
}));

const showPage = async (
  role: MemberRole = 'admin',
  answer: (sent: Sent) => Response = () => ok({ ...team, version: 2 }),
) => {
  const requests = fakeApi((sent) => (sent.method === 'GET' ? ok(team) : answer(sent)));
  const query = { data: members, error: null, refetch: vi.fn() };
  show(<TeamPage teamId={team.id} members={query} />, role);
  await screen.findByRole('heading', { name: 'Network' });
  return requests;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the page of a team', () => {
  it('tells first how many can be rung', async () => {
    await showPage();

    expect(screen.getByText('1 of 2 can be rung.')).toBeDefined();
  });

  it('saves people in the order in which they were put', async () => {
    const requests = await showPage();

    await userEvent.click(screen.getByRole('button', { name: 'Move Bob up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('The team is saved.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'PATCH')).toMatchObject({
      path: routes.team('project', team.id),
      body: { name: 'Network', userIds: team.members.map(({ userId }) => userId).toReversed() },
    });
  });

  it('shows beside the name that another team has it', async () => {
    const sentence = 'Another team of this project has this name.';
    await showPage('owner', () =>
      refusal({
        status: 409,
        code: 'conflict',
        detail: sentence,
        fieldErrors: { name: [sentence] },
      }),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText(sentence)).toBeDefined();
  });

  it('says what somebody else has changed meanwhile, and saves all the same when told to', async () => {
    const theirs = { ...team, description: 'Wires', version: 2 };
    let isFirst = true;
    const requests = fakeApi(({ method }) => {
      if (method === 'GET') return ok(isFirst ? team : theirs);
      if (!isFirst) return ok({ ...theirs, version: 3 });
      isFirst = false;
      return refusal({ status: 412, code: 'changed-meanwhile', detail: 'Look again.' });
    });
    const query = { data: members, error: null, refetch: vi.fn() };
    show(<TeamPage teamId={team.id} members={query} />);

    await userEvent.click(await screen.findByRole('button', { name: 'Move Bob up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Routers and switches.* is now .*Wires/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));

    await vi.waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Save mine anyway' })).toBeNull(),
    );
    expect(requests.filter(({ method }) => method === 'PATCH').at(-1)?.body).toEqual({
      name: 'Network',
      description: 'Wires',
      userIds: team.members.map(({ userId }) => userId).toReversed(),
    });
  });

  it('is deleted only when asked twice', async () => {
    const requests = await showPage();

    await userEvent.click(screen.getByRole('button', { name: 'Delete team…' }));
    const dialog = await screen.findByRole('dialog');
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete team' }));

    expect(requests.find(({ method }) => method === 'DELETE')?.path).toBe(
      routes.team('project', team.id),
    );
  });

  it('says in the question which policies ring the team when they keep it from being deleted', async () => {
    const detail =
      'This team cannot be deleted while policies ring it: Support. Take it off first.';
    await showPage('admin', () => refusal({ status: 409, code: 'conflict', detail }));

    await userEvent.click(screen.getByRole('button', { name: 'Delete team…' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete team' }));

    expect((await within(dialog).findByRole('alert')).textContent).toContain(detail);
    expect(within(dialog).getByRole('button', { name: 'Keep it' })).toBeDefined();
  });

  it.each(['responder', 'viewer'] as const)('only shows the team to a %s', async (role) => {
    await showPage(role);

    expect(screen.getByText('Routers and switches')).toBeDefined();
    expect(screen.getByText('no verified phone – skipped')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Save|Delete|Move/ })).toBeNull();
  });
});

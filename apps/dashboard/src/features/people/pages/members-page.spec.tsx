import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type MemberRemovalDto, type MemberRole } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { member } from '../testing/members';
import { MembersPage } from './members-page';

const dana = member({ name: 'Dana', role: 'owner' });
const alice = member({ name: 'Alice', version: 3 });
const removal: MemberRemovalDto = {
  rules: ['Rule 1 of Support rings Alice.'],
  emptyRules: ['Rule 1 of Support would name nobody: calls pass over it at once.'],
  unreachablePolicies: ['Support could ring nobody: callers would hear that no one is available.'],
  teams: [],
  schedules: ['Alice takes turns in the schedule Platform on call.'],
  emptyLayers: [
    'Layer Nights of Platform on call would have nobody: it puts no one on call any more.',
  ],
};

const showPage = async (
  role: MemberRole,
  {
    answer = () => done(),
    onLeft = () => undefined,
    myId = 'alice',
  }: {
    answer?: (sent: Sent) => Response;
    onLeft?: () => void;
    myId?: string;
  } = {},
) => {
  const requests = fakeApi((sent) => {
    if (sent.method !== 'GET') return answer(sent);
    if (sent.path.endsWith('/removal')) return ok(removal);
    return ok({ items: [dana, alice], nextCursor: null });
  });
  show(<MembersPage myId={myId} onLeft={onLeft} invitations={null} />, role);
  await screen.findByText('dana@example.com');
  return requests;
};
const open = async (name: string, item: string) => {
  await userEvent.click(screen.getByRole('button', { name: `Actions for ${name}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return screen.findByRole('dialog');
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the members page', () => {
  it('tells first whether the people can be rung', async () => {
    await showPage('viewer');

    expect(
      screen.getByText('All 2 people who can be on call have a verified phone.'),
    ).toBeDefined();
  });

  it.each([
    ['owner', ['Actions for Dana', 'Actions for Alice']],
    ['admin', ['Actions for Alice']],
    ['viewer', ['Actions for Alice']],
  ] as const)('offers the %s what the table allows, and leaving', async (role, names) => {
    await showPage(role);

    const buttons = screen.queryAllByRole('button', { name: /^Actions for/ });
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual(names);
  });

  it('lets an admin give the roles up to admin', async () => {
    await showPage('admin');

    const dialog = await open('Alice', 'Change role…');

    const roles = within(dialog).getAllByRole('radio');
    expect(roles.map((radio) => radio.getAttribute('value'))).toEqual([
      'admin',
      'responder',
      'viewer',
    ]);
  });

  it('says why a role was not changed', async () => {
    const detail = 'Somebody else has changed this in the meantime.';
    const requests = await showPage('owner', {
      answer: () => refusal({ status: 412, code: 'changed-meanwhile', detail }),
    });

    const dialog = await open('Alice', 'Change role…');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Viewer' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save role' }));

    expect(await within(dialog).findByText(detail)).toBeDefined();
    expect(requests.find(({ method }) => method === 'PATCH')).toMatchObject({
      path: routes.member('project', 'alice'),
      body: { role: 'viewer' },
    });
  });

  it('makes a link that resets a password, and shows it once', async () => {
    const url = 'http://hotline.test/reset-password#link-abc';
    const requests = await showPage('admin', {
      myId: 'dana',
      answer: () => ok({ url, expiresAt: '2026-11-22T12:00:00.000Z' }),
    });

    const dialog = await open('Alice', 'Reset password…');
    expect(within(dialog).queryByLabelText('Link')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make a link' }));

    expect(await within(dialog).findByDisplayValue(url)).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.memberResetLink('project', 'alice'),
    });
  });

  it('says why no link was made', async () => {
    const detail = 'You cannot reset the password of Alice.';
    await showPage('admin', {
      myId: 'dana',
      answer: () => refusal({ status: 403, code: 'forbidden', detail }),
    });

    const dialog = await open('Alice', 'Reset password…');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make a link' }));

    expect(await within(dialog).findByText(detail)).toBeDefined();
  });

  it('warns before a removal of what it leaves uncovered', async () => {
    const onLeft = vi.fn();
    const requests = await showPage('viewer', { onLeft });

    const dialog = await open('Alice', 'Leave the project…');
    for (const sentence of Object.values(removal).flat() as string[]) {
      expect(await within(dialog).findByText(sentence)).toBeDefined();
    }
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Leave project' }));

    expect(requests.at(-1)).toMatchObject({
      method: 'DELETE',
      path: routes.myProject('project'),
    });
    expect(onLeft).toHaveBeenCalledOnce();
  });

  it('removes nobody before the consequences are known', async () => {
    fakeApi(({ path }) =>
      path.endsWith('/removal')
        ? refusal({ status: 500, code: 'internal-error', detail: 'It broke.' })
        : ok({ items: [dana, alice], nextCursor: null }),
    );
    show(<MembersPage myId="dana" onLeft={() => undefined} invitations={null} />, 'owner');
    await screen.findByText('dana@example.com');

    const dialog = await open('Alice', 'Remove…');

    expect(await within(dialog).findByText('It broke.')).toBeDefined();
    const button = within(dialog).getByRole('button', { name: 'Remove member' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
  });
});

import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type MemberRole, type ProjectDeletionDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { GeneralPage } from './general-page';

const project = {
  id: 'project',
  name: 'Example',
  masksCallerNumbers: false,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
};
const deletion: ProjectDeletionDto = {
  routingNumbers: [],
  policies: 2,
  callSmsConfigs: 0,
  teams: 0,
  members: 1,
  calls: 0,
  callsUnderWay: 0,
};

const showPage = async (
  role: MemberRole,
  answer: (sent: Sent) => Response = () => done(),
  onDeleted = vi.fn(),
) => {
  const requests = fakeApi((sent) => {
    if (sent.method !== 'GET') return answer(sent);
    return ok(sent.path.endsWith('/deletion') ? deletion : project);
  });
  show(<GeneralPage onDeleted={onDeleted} />, role);
  await screen.findByLabelText(/Name/);
  return requests;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the general settings of a project', () => {
  it('rename it', async () => {
    const requests = await showPage('owner', () => ok({ ...project, name: 'New', version: 5 }));

    await userEvent.clear(screen.getByLabelText(/Name/));
    await userEvent.type(screen.getByLabelText(/Name/), 'New');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Saved.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'PATCH')).toMatchObject({
      path: routes.project('project'),
      body: { name: 'New' },
    });
  });

  it.each(['admin', 'responder', 'viewer'] as const)('are only shown to the %s', async (role) => {
    await showPage(role);

    expect(screen.queryByRole('button', { name: /Save|Delete/ })).toBeNull();
    expect(screen.getByText('Only an owner can change it.')).toBeDefined();
  });

  it('delete it once its name is typed', async () => {
    const onDeleted = vi.fn();
    const requests = await showPage('owner', () => done(), onDeleted);

    await userEvent.click(screen.getByRole('button', { name: 'Delete project…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('2 policies with their rules')).toBeDefined();
    const button = within(dialog).getByRole<HTMLButtonElement>('button', {
      name: 'Delete project',
    });
    expect(button.disabled).toBe(true);
    await userEvent.type(within(dialog).getByLabelText(/to confirm/), 'Example');
    await userEvent.click(button);

    expect(onDeleted).toHaveBeenCalledOnce();
    expect(requests.at(-1)).toMatchObject({ method: 'DELETE', body: { name: 'Example' } });
  });

  it('say why it cannot be deleted now', async () => {
    const detail = 'A call is under way. Wait until it has ended, then delete the project.';
    await showPage('owner', () => refusal({ status: 409, code: 'conflict', detail }));

    await userEvent.click(screen.getByRole('button', { name: 'Delete project…' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(await within(dialog).findByLabelText(/to confirm/), 'Example');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete project' }));

    expect(await within(dialog).findByText(detail)).toBeDefined();
  });
});

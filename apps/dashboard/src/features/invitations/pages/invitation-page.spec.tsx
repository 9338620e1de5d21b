import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type InvitationOfferDto, type MeDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { findToken } from '../kept-token';
import { InvitationPage } from './invitation-page';

const token = 't'.repeat(43);
const offer = {
  projectName: 'Night desk',
  role: 'responder',
  email: 'new@example.com',
  hasAccount: false,
} satisfies InvitationOfferDto;
const nina = {
  id: 'n',
  name: 'Nina',
  email: 'new@example.com',
  projects: [{ id: 'p', name: 'Night desk', role: 'responder' }],
} satisfies MeDto;

const showPage = (
  offered: Partial<InvitationOfferDto>,
  { me, answer = () => ok(nina) }: { me?: MeDto; answer?: (sent: Sent) => Response } = {},
  path = `/invitation#${token}`,
) => {
  const requests = fakeApi((sent) => {
    if (sent.path === routes.invitationOffer()) return ok({ ...offer, ...offered });
    if (sent.path !== routes.me()) return answer(sent);
    return me === undefined
      ? refusal({ status: 401, code: 'sign-in-required', detail: 'Sign in to go on.' })
      : ok(me);
  });
  show(<InvitationPage />, 'viewer', path);
  return requests;
};

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

describe('the invitation page', () => {
  it('makes an account for somebody who is new, and keeps the token no longer', async () => {
    const requests = showPage({});

    expect(await screen.findByText(/You are invited to join/)).toBeDefined();
    await userEvent.type(screen.getByLabelText(/Your name/), 'Nina');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery');
    await userEvent.click(screen.getByRole('button', { name: 'Join Night desk' }));

    await vi.waitFor(() => expect(findToken()).toBeUndefined());
    expect(requests.find(({ path }) => path === routes.invitationAcceptance())?.body).toEqual({
      token,
      name: 'Nina',
      password: 'correct horse battery',
    });
  });

  it('never sends the token in an address', async () => {
    const requests = showPage({});
    await screen.findByText(/You are invited to join/);

    expect(requests.map(({ path }) => path).join(' ')).not.toContain(token);
  });

  it('keeps the token while somebody with an account signs in', async () => {
    showPage({ hasAccount: true });

    const link = await screen.findByRole('link', { name: 'Sign in' });

    expect(link.getAttribute('href')).toBe('/sign-in?next=/invitation');
    expect(findToken()).toBe(token);
  });

  it('goes on where the sign-in has led back to', async () => {
    sessionStorage.setItem('ringdown.invitation', token);
    const requests = showPage(
      { hasAccount: true },
      { me: { ...nina, projects: [] } },
      '/invitation',
    );

    await userEvent.click(await screen.findByRole('button', { name: 'Join Night desk' }));

    expect(requests.find(({ path }) => path === routes.myProjects())?.body).toEqual({ token });
  });

  it('says whose invitation it is when somebody else is signed in', async () => {
    showPage({ hasAccount: true }, { me: { ...nina, email: 'other@example.com' } });

    expect(await screen.findByText(/You are signed in as other@example.com/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Join Night desk' })).toBeNull();
  });

  it('says why an invitation is not valid any more', async () => {
    const detail = 'This invitation is not valid any more.';
    fakeApi(() => refusal({ status: 404, code: 'not-found', detail }));
    show(<InvitationPage />, 'viewer', `/invitation#${token}`);

    expect(await screen.findByText(detail)).toBeDefined();
  });

  it('says when a part of the link is missing', () => {
    showPage({}, {}, '/invitation');

    expect(screen.getByText(/This link is not complete/)).toBeDefined();
  });
});

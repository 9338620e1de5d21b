import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { invitation } from '../testing/invitation';
import { InviteButton } from './invite-button';

const invite = async (answer: (sent: Sent) => Response, email = invitation.email) => {
  const requests = fakeApi(answer);
  show(<InviteButton />);
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  await userEvent.click(await screen.findByLabelText('E-mail address'));
  await userEvent.paste(email);
  await userEvent.click(screen.getAllByRole('button', { name: 'Invite' }).at(-1) as HTMLElement);
  return requests;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('inviting somebody', () => {
  it('shows the link to hand over where there is no mail', async () => {
    const requests = await invite(() => ok(invitation, 201));

    expect(await screen.findByDisplayValue(invitation.link)).toBeDefined();
    expect(screen.getByText(`Give this link to ${invitation.email}`)).toBeDefined();
    expect(requests[0]).toMatchObject({
      path: routes.invitations('project'),
      body: { email: invitation.email, role: 'responder' },
    });
  });

  it('says that a mail is on its way', async () => {
    await invite(() => ok({ ...invitation, delivery: 'mail', link: null }, 201));

    expect(await screen.findByText(`A mail to ${invitation.email} is on its way`)).toBeDefined();
  });

  it('shows beside the address what is wrong with it', async () => {
    const sentence = 'Nora is a member already.';
    await invite(() =>
      refusal({
        status: 409,
        code: 'conflict',
        detail: sentence,
        fieldErrors: { email: [sentence] },
      }),
    );

    expect(await screen.findByText(sentence)).toBeDefined();
  });

  it('sends nothing to what is no address', async () => {
    const requests = await invite(() => ok(invitation, 201), 'nobody');

    expect(await screen.findByText('Write an e-mail address.')).toBeDefined();
    expect(requests).toEqual([]);
  });
});

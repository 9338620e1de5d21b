import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { ForgotPasswordPage } from './forgot-password-page';
import { ResetPasswordPage } from './reset-password-page';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('ForgotPasswordPage', () => {
  const methods = (resetsByMail: boolean) => ok({ singleSignOn: null, resetsByMail });

  it('says the same whoever asks, and takes the focus there', async () => {
    const requests = fakeApi(({ method }) =>
      method === 'GET' ? methods(true) : new Response(null, { status: 202 }),
    );
    show(<ForgotPasswordPage />);

    await userEvent.type(await screen.findByLabelText('E-mail address'), 'nobody@example.com');
    await press('Send the link');

    const outcome = await screen.findByRole('heading', { name: 'Look into your mail' });
    expect(screen.getByText(/^If nobody@example.com has an account here/)).toBeDefined();
    expect(document.activeElement).toBe(outcome);
    expect(requests.at(-1)?.body).toEqual({ email: 'nobody@example.com' });
  });

  it('sends people to an owner or admin where no mail is sent', async () => {
    fakeApi(() => methods(false));
    show(<ForgotPasswordPage />);

    expect(await screen.findByText(/Ask an owner or admin/)).toBeDefined();
    expect(screen.queryByLabelText('E-mail address')).toBeNull();
  });

  it('offers to try again when it could not be loaded', async () => {
    fakeApi(() => refusal({ status: 503, code: 'unavailable', detail: 'Not now.' }));
    show(<ForgotPasswordPage />);

    expect((await screen.findByRole('alert')).textContent).toContain('Not now.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});

describe('ResetPasswordPage', () => {
  const token = 'mail-0123456789abcdefghij';
  const choose = async (password: string) => {
    await userEvent.type(screen.getByLabelText('New password'), password);
    await press('Set the new password');
  };

  it('sets the password by the token of the link, and leads to the sign-in', async () => {
    const requests = fakeApi(done);
    show(<ResetPasswordPage />, 'admin', `/reset-password#${token}`);

    await choose('correct horse battery');

    const outcome = await screen.findByRole('heading', { name: 'Your new password is set' });
    await waitFor(() => expect(document.activeElement).toBe(outcome));
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeDefined();
    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/api/auth/reset-password',
        body: { token, password: 'correct horse battery' },
      },
    ]);
  });

  it('refuses a short password before it asks', async () => {
    const requests = fakeApi(done);
    show(<ResetPasswordPage />, 'admin', `/reset-password#${token}`);

    await choose('short');

    expect(screen.getByText('Choose a password of 10 to 128 characters.')).toBeDefined();
    expect(screen.getByText('5 more characters.')).toBeDefined();
    expect(requests).toEqual([]);
  });

  it.each(['', '#', '#cut-off'])('says that the link “%s” is not complete', async (hash) => {
    fakeApi(done);
    show(<ResetPasswordPage />, 'admin', `/reset-password${hash}`);

    if (hash.length > 1) await choose('correct horse battery');

    expect(screen.getByText(/^This link is not complete\. Copy the whole of it/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toBeDefined();
  });

  it('says what the API says of a link that was used before', async () => {
    const detail = 'This link was used, or is older than an hour.';
    fakeApi(() => refusal({ status: 404, code: 'not-found', detail }));
    show(<ResetPasswordPage />, 'admin', `/reset-password#${token}`);

    await choose('correct horse battery');

    expect((await screen.findByRole('alert')).textContent).toBe(detail);
  });
});

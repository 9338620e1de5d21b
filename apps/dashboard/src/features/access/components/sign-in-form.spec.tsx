import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { SignInForm } from './sign-in-form';

const showForm = () => {
  const on = { onSignedIn: vi.fn(), onCodeNeeded: vi.fn() };
  show(<SignInForm {...on} />);
  return on;
};
const signIn = async (email: string, password: string) => {
  await userEvent.type(screen.getByLabelText('E-mail address'), email);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('SignInForm', () => {
  it('says in one sentence that the password is wrong', async () => {
    const detail = 'The e-mail address or the password is wrong.';
    fakeApi(() => refusal({ status: 401, code: 'sign-in-required', detail }));
    const { onSignedIn } = showForm();

    await signIn('alice@example.com', 'wrong');

    expect((await screen.findByRole('alert')).textContent).toBe(detail);
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it('goes on when the API lets somebody in', async () => {
    const requests = fakeApi(() =>
      ok({ id: '1', name: 'Alice', email: 'a@example.com', projects: [] }),
    );
    const { onSignedIn } = showForm();

    await signIn('alice@example.com', 'right');

    expect(onSignedIn).toHaveBeenCalledOnce();
    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/api/auth/sign-in/email',
        body: { email: 'alice@example.com', password: 'right' },
      },
    ]);
  });

  it('goes on to the second step when the password was right and a code is needed', async () => {
    fakeApi(() => ok({ needs: 'two-factor-code', expiresAt: '2026-01-05T09:10:00.000Z' }, 202));
    const { onSignedIn, onCodeNeeded } = showForm();

    await signIn('alice@example.com', 'right');

    expect(onCodeNeeded).toHaveBeenCalledOnce();
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it('asks for an e-mail address before it asks the API', async () => {
    const requests = fakeApi(() => ok({}));
    showForm();

    await signIn('alice', 'right');

    expect(screen.getByText('Write your e-mail address.')).toBeDefined();
    expect(requests).toEqual([]);
  });
});

import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { SignInForm } from './sign-in-form';

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
    const onSignedIn = vi.fn();
    show(<SignInForm onSignedIn={onSignedIn} />);

    await signIn('alice@example.com', 'wrong');

    expect((await screen.findByRole('alert')).textContent).toBe(detail);
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it('goes on when the API lets somebody in', async () => {
    const requests = fakeApi(() =>
      ok({ id: '1', name: 'Alice', email: 'a@example.com', projects: [] }),
    );
    const onSignedIn = vi.fn();
    show(<SignInForm onSignedIn={onSignedIn} />);

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

  it('asks for an e-mail address before it asks the API', async () => {
    const requests = fakeApi(() => ok({}));
    show(<SignInForm onSignedIn={() => undefined} />);

    await signIn('alice', 'right');

    expect(screen.getByText('Write your e-mail address.')).toBeDefined();
    expect(requests).toEqual([]);
  });
});

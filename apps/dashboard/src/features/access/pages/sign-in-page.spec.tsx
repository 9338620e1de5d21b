import { singleSignOnProblems, type SignInMethodsDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { SignInPage } from './sign-in-page';

const me = { id: '1', name: 'Alice', email: 'a@example.com', projects: [] };
const wrongCode = 'This code is wrong.';
const signInApi = ({
  methods,
  second = () => ok(me),
}: {
  methods?: Partial<SignInMethodsDto>;
  second?: (sent: Sent) => Response;
} = {}) =>
  fakeApi((sent) => {
    if (sent.path.endsWith('/methods')) {
      return ok({ singleSignOn: null, resetsByMail: false, ...methods });
    }
    if (sent.path.endsWith('/email')) {
      return ok({ needs: 'two-factor-code', expiresAt: '2026-01-05T09:10:00.000Z' }, 202);
    }
    return second(sent);
  });
const showPage = (path = '/sign-in') =>
  show(
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="*" element={<p>Signed in</p>} />
    </Routes>,
    'admin',
    path,
  );
const passFirstStep = async () => {
  await userEvent.type(screen.getByLabelText('E-mail address'), 'alice@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'right');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return screen.findByLabelText('Six-digit code');
};
const bodiesSentTo = (requests: Sent[], end: string) =>
  requests.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('SignInPage', () => {
  it('sends a pasted code off as soon as it is complete', async () => {
    const requests = signInApi();
    showPage();
    const field = await passFirstStep();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.getAttribute('autocomplete')).toBe('one-time-code');

    await userEvent.paste('123 456');

    expect(await screen.findByText('Signed in')).toBeDefined();
    expect(bodiesSentTo(requests, '/code')).toEqual([{ code: '123456' }]);
  });

  it('clears a wrong code, says so, and takes the next one', async () => {
    let tries = 0;
    const requests = signInApi({
      second: () => {
        tries += 1;
        return tries === 1
          ? refusal({ status: 400, code: 'invalid-request', detail: wrongCode })
          : ok(me);
      },
    });
    showPage();
    const field = await passFirstStep();

    await userEvent.type(field, '111111');
    expect((await screen.findByRole('alert')).textContent).toBe(wrongCode);
    expect(field).toHaveProperty('value', '');
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, '222222');

    expect(await screen.findByText('Signed in')).toBeDefined();
    expect(bodiesSentTo(requests, '/code')).toEqual([{ code: '111111' }, { code: '222222' }]);
  });

  it('says when there were too many tries', async () => {
    const detail = 'Too many attempts. Wait 15 minutes, then try again.';
    signInApi({ second: () => refusal({ status: 429, code: 'too-many-requests', detail }) });
    showPage();

    await userEvent.type(await passFirstStep(), '111111');

    expect((await screen.findByRole('alert')).textContent).toBe(detail);
  });

  it('takes a recovery code instead, and refuses what cannot be one', async () => {
    const requests = signInApi();
    showPage();
    await passFirstStep();

    await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    const field = screen.getByLabelText('Recovery code');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.type(field, '123456{Enter}');
    expect(screen.getByText(/ten letters and digits/)).toBeDefined();
    await userEvent.clear(field);
    await userEvent.type(field, 'aB3dE-9xYz1{Enter}');

    expect(await screen.findByText('Signed in')).toBeDefined();
    expect(bodiesSentTo(requests, '/recovery-code')).toEqual([{ recoveryCode: 'aB3dE-9xYz1' }]);
  });

  it('asks for the password again when the second step took too long', async () => {
    const detail = 'This took too long. Sign in with your password again.';
    signInApi({ second: () => refusal({ status: 401, code: 'sign-in-required', detail }) });
    showPage();

    await userEvent.type(await passFirstStep(), '111111');

    expect((await screen.findByRole('alert')).textContent).toBe(detail);
    expect(document.activeElement).toBe(screen.getByLabelText('E-mail address'));
  });

  it('goes back to the password', async () => {
    signInApi();
    showPage();
    await passFirstStep();

    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));

    expect(screen.getByLabelText('Password')).toHaveProperty('value', '');
  });

  it('offers single sign-on by its name, and leads back to where one wanted to go', async () => {
    signInApi({ methods: { singleSignOn: { name: 'Example ID' } } });
    showPage('/sign-in?next=%2Fprojects%2F1%2Flogs');

    const button = await screen.findByRole('link', { name: 'Sign in with Example ID' });

    expect(button.getAttribute('href')).toBe(
      '/api/auth/single-sign-on?returnTo=%2Fprojects%2F1%2Flogs',
    );
  });

  it.each([
    ['single-sign-on-unknown', singleSignOnProblems['single-sign-on-unknown']],
    ['something-new', 'Single sign-on did not work. Try again, or use your password.'],
    ['toString', 'Single sign-on did not work. Try again, or use your password.'],
  ])('tells the problem %s of single sign-on in plain words', (problem, words) => {
    signInApi();
    showPage(`/sign-in?problem=${problem}`);

    expect(screen.getByRole('alert').textContent).toBe(words);
  });
});

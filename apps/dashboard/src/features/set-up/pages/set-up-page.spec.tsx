import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { SetUpPage } from './set-up-page';

const me = { id: '1', name: 'Olga Owner', email: 'olga@example.com', projects: [] };
const wanted = {
  name: 'Olga Owner',
  email: 'olga@example.com',
  password: 'correct horse battery',
  projectName: 'Example Ltd',
};
const setUpApi = (
  state: { needed: boolean; codeNeeded: boolean },
  answer: (sent: Sent) => Response = () => ok(me, 201),
) => fakeApi((sent) => (sent.method === 'GET' ? ok(state) : answer(sent)));
const showPage = () =>
  show(
    <Routes>
      <Route path="/set-up" element={<SetUpPage />} />
      <Route path="/" element={<p>The start page</p>} />
    </Routes>,
    'admin',
    '/set-up',
  );
const write = async (label: string, text: string) => {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.paste(text);
};
const fill = async () => {
  await write('Your name', wanted.name);
  await write('E-mail address', wanted.email);
  await write('Password', wanted.password);
  await write('Project name', wanted.projectName);
};
const send = () => userEvent.click(screen.getByRole('button', { name: 'Set up Ringdown' }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('SetUpPage', () => {
  it('makes the first owner and the first project, and goes on', async () => {
    const requests = setUpApi({ needed: true, codeNeeded: false });
    showPage();

    await fill();
    expect(screen.queryByLabelText('Set-up code')).toBeNull();
    await send();

    expect(await screen.findByText('The start page')).toBeDefined();
    expect(requests.at(-1)).toEqual({ method: 'POST', path: '/api/v1/set-up', body: wanted });
  });

  it('asks for the code of the log where the browser is on another machine', async () => {
    const requests = setUpApi({ needed: true, codeNeeded: true });
    showPage();

    await fill();
    expect(screen.getByText(/wrote it into its log/)).toBeDefined();
    await write('Set-up code', 'ABCD-EFGH');
    await send();

    expect(await screen.findByText('The start page')).toBeDefined();
    expect(requests.at(-1)?.body).toEqual({ ...wanted, code: 'ABCD-EFGH' });
  });

  it('shows a wrong code beside its field', async () => {
    setUpApi({ needed: true, codeNeeded: true }, () =>
      refusal({
        status: 400,
        code: 'invalid-request',
        detail: 'Some fields need your attention.',
        fieldErrors: { code: ['This is not the set-up code of the log.'] },
      }),
    );
    showPage();

    await fill();
    await send();

    expect(await screen.findByText('This is not the set-up code of the log.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText('Set-up code'));
  });

  it('says beside each field what is missing', async () => {
    const requests = setUpApi({ needed: true, codeNeeded: false });
    showPage();
    await screen.findByLabelText('Your name');

    await send();

    expect(screen.getByText('Write your e-mail address.')).toBeDefined();
    expect(screen.getByText('Choose a password of 10 to 128 characters.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText('Your name'));
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('leads on when somebody else has been faster', async () => {
    let isSetUp = false;
    fakeApi(({ method }) => {
      if (method === 'GET') return ok({ needed: !isSetUp, codeNeeded: false });
      isSetUp = true;
      return refusal({ status: 409, code: 'conflict', detail: 'Ringdown is set up already.' });
    });
    showPage();

    await fill();
    await send();

    expect(await screen.findByText('The start page')).toBeDefined();
  });

  it('leads on when everything is set up already', async () => {
    setUpApi({ needed: false, codeNeeded: false });
    showPage();

    expect(await screen.findByText('The start page')).toBeDefined();
  });

  it('offers to try again when the API does not answer', async () => {
    fakeApi(() => refusal({ status: 503, code: 'unavailable', detail: 'Not now.' }));
    showPage();

    expect((await screen.findByRole('alert')).textContent).toContain('Not now.');
  });
});

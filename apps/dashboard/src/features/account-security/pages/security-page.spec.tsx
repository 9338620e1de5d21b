import { notifications } from '@mantine/notifications';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import {
  firstCodes,
  rightCode,
  rightPassword,
  securityApi,
  session,
} from '../testing/security-api';
import { SecurityPage } from './security-page';

const sessionRows = () =>
  within(screen.getByRole('region', { name: 'Where you are signed in' })).getAllByRole('listitem');
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const write = async (label: string, text: string) => {
  await userEvent.click(await screen.findByLabelText(label));
  await userEvent.paste(text);
};
const isOn = { security: { twoFactor: { enabled: true, recoveryCodesLeft: 9 } } };

afterEach(() => {
  cleanup();
  notifications.clean();
  vi.unstubAllGlobals();
});

describe('two-step sign-in', () => {
  it('is turned on by password and code, and shows the recovery codes once', async () => {
    const requests = securityApi();
    show(<SecurityPage />);
    expect(await screen.findByText('Whoever learns your password gets in.')).toBeDefined();

    await press('Turn on');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText('Your password')),
    );
    await write('Your password', rightPassword);
    await press('Continue');
    expect(await screen.findByRole('img', { name: 'QR code of the secret' })).toBeDefined();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeDefined();
    expect(screen.getByText('Open in the app of this phone').closest('a')?.href).toMatch(
      /^otpauth:/,
    );
    await write('Six-digit code', rightCode);

    const title = await screen.findByRole('heading', { name: 'Your recovery codes' });
    expect(document.activeElement).toBe(title);
    const list = screen.getByRole('list', { name: 'Recovery codes' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(firstCodes);
    const file = screen.getByRole('link', { name: 'Download' }).getAttribute('href') ?? '';
    expect(decodeURIComponent(file)).toContain(firstCodes.join('\n'));

    await press('I have stored them');
    expect(await screen.findByText('Nobody gets in with your password alone.')).toBeDefined();
    expect(screen.queryByText(firstCodes[0] ?? '')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Two-step sign-in' }));
    expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { password: rightPassword },
      { code: rightCode },
    ]);
  });

  it('stays off while the password or the code is wrong, and when one thinks better of it', async () => {
    securityApi();
    show(<SecurityPage />);

    await press('Turn on');
    await write('Your password', 'not this one');
    await press('Continue');
    expect(await screen.findByText('That is not right.')).toBeDefined();
    await userEvent.clear(screen.getByLabelText('Your password'));
    await write('Your password', rightPassword);
    await press('Continue');
    await write('Six-digit code', '000000');
    expect(await screen.findByText('That is not right.')).toBeDefined();
    await press('Cancel');

    expect(screen.getByText('Off')).toBeDefined();
    expect(screen.queryByText('JBSW Y3DP EHPK 3PXP')).toBeNull();
  });

  it('is turned off by the password', async () => {
    securityApi(isOn);
    show(<SecurityPage />);

    await press('Turn off');
    await write('Your password', rightPassword);
    await press('Turn off two-step sign-in');

    expect(await screen.findByText('Whoever learns your password gets in.')).toBeDefined();
    expect(screen.getByText('Two-step sign-in is off.')).toBeDefined();
  });

  it('makes new recovery codes', async () => {
    securityApi(isOn);
    show(<SecurityPage />);
    expect(await screen.findByText('You have 9 recovery codes left.')).toBeDefined();

    await press('New recovery codes');
    await write('Your password', rightPassword);
    await press('Show new codes');

    expect(await screen.findByText('eF5gH-7vWx3')).toBeDefined();
  });

  it.each([
    [0, /^You have no recovery code left/],
    [1, /^Only one recovery code is left/],
    [2, /^Only 2 recovery codes are left/],
  ])('warns when %i recovery codes are left', async (recoveryCodesLeft, words) => {
    securityApi({ security: { twoFactor: { enabled: true, recoveryCodesLeft } } });
    show(<SecurityPage />);

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('has nothing to protect where there is no password', async () => {
    securityApi({ security: { hasPassword: false, usesSingleSignOn: true } });
    show(<SecurityPage />);

    expect(await screen.findByText(/no password here that a second step/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Turn on' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Choose one' })).toBeDefined();
  });
});

describe('the password', () => {
  it('is changed, and the other sessions are gone', async () => {
    const other = session({ id: 's2', device: 'Safari on iPhone', current: false });
    securityApi({ sessions: [session(), other] });
    show(<SecurityPage />);
    await screen.findByText('Safari on iPhone');

    await write('Current password', rightPassword);
    await write('New password', 'another horse battery');
    await press('Change password');

    expect(await screen.findByText('Your password is changed')).toBeDefined();
    await waitFor(() => expect(screen.queryByText('Safari on iPhone')).toBeNull());
    expect(screen.getByLabelText('New password')).toHaveProperty('value', '');
  });

  it('stays when the current one is wrong', async () => {
    securityApi();
    show(<SecurityPage />);

    await write('Current password', 'not this one');
    await write('New password', 'another horse battery');
    await press('Change password');

    expect(await screen.findByText('That is not right.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText('Current password'));
  });
});

describe('the sessions', () => {
  const other = session({ id: 's2', device: 'Safari on iPhone', address: null, current: false });

  it('are listed with this one marked, and another one is ended', async () => {
    const requests = securityApi({ sessions: [session(), other] });
    show(<SecurityPage />);

    await screen.findByText('Safari on iPhone');
    const [here, there] = sessionRows();
    expect(here?.textContent).toMatch(/^Firefox on LinuxThis browser192\.0\.2\.1 · in use now/);
    expect(there?.textContent).toMatch(/^Safari on iPhonelast used/);
    expect(screen.queryByRole('button', { name: 'Sign out Firefox on Linux' })).toBeNull();
    await press('Sign out Safari on iPhone');

    expect(await screen.findByText('Safari on iPhone is signed out.')).toBeDefined();
    await waitFor(() => expect(sessionRows()).toHaveLength(1));
    expect(requests).toContainEqual({
      method: 'DELETE',
      path: '/api/v1/me/sessions/s2',
      body: undefined,
    });
  });

  it('are ended everywhere else after a question', async () => {
    const requests = securityApi({ sessions: [session(), other] });
    show(<SecurityPage />);

    await press('Sign out everywhere else');
    const question = await screen.findByRole('dialog');
    await userEvent.click(
      within(question).getByRole('button', { name: 'Sign out everywhere else' }),
    );

    expect(await screen.findByText('You are signed in only here now.')).toBeDefined();
    expect(sessionRows()).toHaveLength(1);
    expect(requests).toContainEqual({
      method: 'POST',
      path: '/api/v1/me/sessions/end',
      body: { which: 'others' },
    });
  });
});

it('offers to try again when the page could not be loaded', async () => {
  fakeApi(() => refusal({ status: 503, code: 'unavailable', detail: 'Not now.' }));
  show(<SecurityPage />);

  expect(await screen.findAllByRole('button', { name: 'Try again' })).toHaveLength(3);
});

it('tells what happened to the account lately', async () => {
  securityApi();
  show(<SecurityPage />);

  expect(await screen.findByText('Signed in by password')).toBeDefined();
});

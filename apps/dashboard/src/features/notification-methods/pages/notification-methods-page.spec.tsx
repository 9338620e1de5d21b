import { notifications } from '@mantine/notifications';
import type { CodeSenderDto, MyPhoneDto, PendingVerificationDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { myPhone } from '../testing/my-phone';
import { NotificationMethodsPage } from './notification-methods-page';

const oneProject = [{ projectId: 'p1', projectName: 'Demo' }];
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const pending = (change: Partial<PendingVerificationDto> = {}): PendingVerificationDto => ({
  channel: 'sms',
  delivery: 'sent',
  failure: null,
  sentAt: soon(0),
  expiresAt: soon(600),
  triesLeft: 5,
  resendAt: soon(60),
  ...change,
});

/** An API that holds these phones and does as it is told, unless `refuse` says otherwise. */
function phonesApi(
  phones: MyPhoneDto[],
  {
    senders = oneProject,
    refuse = () => undefined,
  }: { senders?: CodeSenderDto[]; refuse?: (sent: Sent) => Response | undefined } = {},
) {
  let held = phones;
  const requests = fakeApi((sent) => {
    const refused = refuse(sent);
    if (refused !== undefined) return refused;
    const { method, path, body } = sent;
    if (path.startsWith('/api/v1/me/code-senders')) return ok({ items: senders, nextCursor: null });
    if (method === 'PUT') {
      const { phoneIds } = body as { phoneIds: string[] };
      held = phoneIds.flatMap((id) => held.find((phone) => phone.id === id) ?? []);
    }
    if (method === 'POST' && path.endsWith('/phones')) {
      const { number } = body as { number: string };
      held = [...held, myPhone(number, { verified: false, position: held.length + 1 })];
      return ok(held.at(-1));
    }
    if (method === 'POST' && path.endsWith('/verification')) {
      held = held.map((phone) => Object.assign({}, phone, { pendingVerification: pending() }));
      return ok(held[0]);
    }
    if (method === 'POST' && path.endsWith('/check')) {
      held = held.map((phone) =>
        Object.assign({}, phone, { verified: true, pendingVerification: null }),
      );
      return ok(held[0]);
    }
    return ok({ items: held, nextCursor: null });
  });
  return requests;
}

const mobile = '+12025550123';
const unverified = (verification: PendingVerificationDto | null = null) =>
  myPhone(mobile, { verified: false, pendingVerification: verification });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  notifications.clean();
  vi.unstubAllGlobals();
});

describe('NotificationMethodsPage', () => {
  it('says what is missing when there is no phone, and adds one', async () => {
    const requests = phonesApi([]);
    show(<NotificationMethodsPage />);
    await screen.findByText('No phone yet');

    await userEvent.type(screen.getByLabelText('Add a phone'), '0151 23456');
    await press('Add phone');
    expect(screen.getByText(/such as \+12025550123\.$/)).toBeDefined();
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);

    await userEvent.clear(screen.getByLabelText('Add a phone'));
    await userEvent.type(screen.getByLabelText('Add a phone'), mobile);
    await press('Add phone');

    const title = await screen.findByRole('heading', { level: 2, name: '+1 202 555 0123' });
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(screen.getByText(/none of your phones is verified/)).toBeDefined();
  });

  it('has a code sent, takes it, and shows the phone as verified', async () => {
    const requests = phonesApi([unverified()]);
    show(<NotificationMethodsPage />);
    await screen.findByText(/Not verified yet/);

    await press('Send code by SMS');
    const field = await screen.findByLabelText('Code');
    expect(field.getAttribute('autocomplete')).toBe('one-time-code');
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.getByText(/5 tries left/)).toBeDefined();
    await userEvent.type(field, '123456');
    await press('Verify');

    expect(await screen.findByText('Verified')).toBeDefined();
    expect(screen.getByText('Calls ring +1 202 555 0123.')).toBeDefined();
    expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { channel: 'sms' },
      { code: '123456' },
    ]);
  });

  it('sends nothing more until the minute is over', async () => {
    const requests = phonesApi([unverified(pending())]);
    show(<NotificationMethodsPage />);
    await screen.findByText(/^in (60|59|58) s$/);

    await press('Send a new code');
    await press('Call me instead');

    expect(screen.getByRole('button', { name: 'Send a new code' }).ariaDisabled).toBe('true');
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('calls instead when asked to', async () => {
    const requests = phonesApi([unverified(pending({ resendAt: soon(-1) }))]);
    show(<NotificationMethodsPage />);
    await screen.findByLabelText('Code');

    await press('Call me instead');

    await waitFor(() => expect(requests.at(-1)?.method).toBe('GET'));
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({ channel: 'call' });
  });

  it('shows beside the code that it was wrong', async () => {
    const sentence = 'This code is wrong or no longer valid.';
    phonesApi([unverified(pending())], {
      refuse: ({ path }) =>
        path.endsWith('/check')
          ? refusal({
              status: 400,
              code: 'invalid-request',
              detail: 'Some fields need your attention.',
              fieldErrors: { code: [sentence] },
            })
          : undefined,
    });
    show(<NotificationMethodsPage />);

    await userEvent.type(await screen.findByLabelText('Code'), '000000');
    await press('Verify');

    expect(await screen.findByText(sentence)).toBeDefined();
    expect(screen.getByLabelText('Code').getAttribute('aria-invalid')).toBe('true');
  });

  it('says why a code did not come, and offers no field for it', async () => {
    const failure = 'This number is no mobile phone and takes no messages.';
    phonesApi([unverified(pending({ delivery: 'failed', failure }))]);
    show(<NotificationMethodsPage />);

    expect(await screen.findByText(`The SMS did not arrive: ${failure}`)).toBeDefined();
    expect(screen.queryByLabelText('Code')).toBeNull();
  });

  it('looks again until the code has left', async () => {
    let asked = 0;
    fakeApi(({ path }) => {
      if (path.startsWith('/api/v1/me/code-senders')) {
        return ok({ items: oneProject, nextCursor: null });
      }
      asked += 1;
      const delivery = asked === 1 ? 'sending' : 'sent';
      return ok({ items: [unverified(pending({ delivery }))], nextCursor: null });
    });
    show(<NotificationMethodsPage />);

    await screen.findByText('The SMS is on its way.');
    await screen.findByText('The code was sent by SMS.', {}, { timeout: 4000 });
    expect(asked).toBe(2);
  });

  it('lets somebody with several projects choose who sends the code', async () => {
    const senders = [...oneProject, { projectId: 'p2', projectName: 'Other' }];
    const requests = phonesApi([unverified()], { senders });
    show(<NotificationMethodsPage />);

    await userEvent.click(await screen.findByRole('combobox', { name: 'Sent by' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Other' }));
    await press('Send code by SMS');

    await screen.findByLabelText('Code');
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
      channel: 'sms',
      projectId: 'p2',
    });
  });

  it('says so when no project can send a code', async () => {
    phonesApi([unverified()], { senders: [] });
    show(<NotificationMethodsPage />);

    expect(await screen.findByText('No code can be sent yet')).toBeDefined();
  });

  it('moves a phone up by keyboard, tells it, and keeps the focus', async () => {
    const requests = phonesApi([myPhone(mobile), myPhone('+12025550124', { position: 2 })]);
    show(<NotificationMethodsPage />);
    const up = await screen.findByRole('button', { name: 'Move +1 202 555 0124 up' });

    up.focus();
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByText('+1 202 555 0124 is now number 1 of 2.')).toBeDefined();
    await screen.findByText('Calls ring +1 202 555 0124.');
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({
      phoneIds: ['+12025550124', mobile],
    });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move +1 202 555 0124 up');
  });

  it('asks before it deletes and names the policies that would reach nobody', async () => {
    const requests = phonesApi([myPhone(mobile, { usedBy: ['Night desk'] })]);
    show(<NotificationMethodsPage />);
    await screen.findByText('Rung by Night desk');

    await press('Delete +1 202 555 0123');

    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('the rules of Night desk will reach nobody through you');
    await press('Delete phone');
    await waitFor(() =>
      expect(
        requests.some(({ method, path }) => method === 'DELETE' && path.endsWith(mobile)),
      ).toBe(true),
    );
  });

  it('says that the phones could not be loaded, and tries again', async () => {
    let isBroken = true;
    phonesApi([myPhone(mobile)], {
      refuse: () =>
        isBroken ? refusal({ status: 409, code: 'conflict', detail: 'Not now.' }) : undefined,
    });
    show(<NotificationMethodsPage />);
    await screen.findByText('Your phones could not be loaded');

    isBroken = false;
    await press('Try again');

    expect(await screen.findByText('Calls ring +1 202 555 0123.')).toBeDefined();
  });
});

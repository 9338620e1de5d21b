import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type MemberRole } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { PhoneNumberPage } from './phone-number-page';

const number = { number: '+12025550100', createdAt: '2026-01-01T00:00:00.000Z' };
const addresses = {
  incomingCall: 'https://hotline.example.com/api/notification/call/incoming-call-webhook#rc=2',
  fallback: 'https://hotline.example.com/api/notification/call/incoming-call-fallback',
  callStatus: 'https://hotline.example.com/api/notification/call/call-status',
};

const showPage = (
  numbers: (typeof number)[],
  answer: (sent: Sent) => Response = () => done(),
  role: MemberRole = 'admin',
) => {
  const requests = fakeApi((sent) => {
    if (sent.method !== 'GET' || sent.path.endsWith('/check')) return answer(sent);
    if (sent.path === routes.webhookAddresses('project')) return ok(addresses);
    return ok({ items: numbers, nextCursor: null });
  });
  show(<PhoneNumberPage policy={{ id: 'p1' }} />, role);
  return requests;
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the Phone Number tab of a policy', () => {
  it('shows the linked numbers, and what to set at the carrier', async () => {
    showPage([number]);

    expect(await screen.findByText('+1 202 555 0100')).toBeDefined();
    for (const address of Object.values(addresses)) {
      expect(await screen.findByText(address)).toBeDefined();
    }
  });

  it('links a number', async () => {
    const requests = showPage([], () => ok(number, 201));
    await screen.findByText('No number yet');

    await userEvent.type(screen.getByRole('textbox', { name: 'Number' }), '+1 202 555 0100');
    await press('Link number');

    expect(await screen.findByText('+1 202 555 0100 leads to this policy now.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.phoneNumbers('project', 'p1'),
    );
  });

  it('says why a number cannot be linked', async () => {
    const detail = 'This number already leads to the policy Sales. Unlink it there first.';
    showPage([], () => refusal({ status: 409, code: 'conflict', detail }));

    await userEvent.type(await screen.findByRole('textbox', { name: 'Number' }), '+12025550100');
    await press('Link number');

    expect(await screen.findByText(detail)).toBeDefined();
  });

  it('unlinks a number only after it has said what will happen', async () => {
    const requests = showPage([number]);
    await press('Unlink +1 202 555 0100…');

    const question = await screen.findByRole('dialog');
    expect(question.textContent).toContain('The number stays yours');
    await userEvent.click(within(question).getByRole('button', { name: 'Unlink number' }));

    expect(await screen.findByText('+1 202 555 0100 is unlinked.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'DELETE')?.path).toBe(
      routes.phoneNumber('project', 'p1', '+12025550100'),
    );
  });

  it.each([
    [[], 'Its calls come here.'],
    [['“A call comes in” is empty.'], '“A call comes in” is empty.'],
  ])('says whether the settings at the carrier are right: %j', async (problems, words) => {
    showPage([number], () => ok({ problems }));
    await press('Check settings at the carrier of +1 202 555 0100');

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('says why the settings could not be checked', async () => {
    const detail = 'The carrier has a problem. Try again in some minutes.';
    showPage([number], () => refusal({ status: 422, code: 'carrier-refused', detail }));
    await press('Check settings at the carrier of +1 202 555 0100');

    expect(await screen.findByText(detail)).toBeDefined();
  });

  it('lets a viewer look and nothing more', async () => {
    showPage([number], undefined, 'viewer');

    expect(await screen.findByText('+1 202 555 0100')).toBeDefined();
    expect(screen.queryByRole('button', { name: /Unlink|Link number|Copy|Check/ })).toBeNull();
    expect(screen.queryByText('At the carrier')).toBeNull();
  });
});

import { routes, type OutgoingWebhookDto, type WebhookDeliveryDto } from '@ringdown/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { OutgoingWebhooksPage } from './outgoing-webhooks-page';

const secret = 'whsec_c2VjcmV0';
const ops = {
  id: 'ops',
  name: 'Ops',
  origin: 'https://hooks.slack.com',
  format: 'slack',
  events: ['call.missed'],
  enabled: true,
  createdAt: '2026-11-23T10:00:00.000Z',
  failingSince: null,
} satisfies OutgoingWebhookDto;
const sent = (changes: Partial<WebhookDeliveryDto>): WebhookDeliveryDto => ({
  id: 'one',
  event: 'call.missed',
  callId: 'call',
  state: 'delivered',
  attempts: 1,
  createdAt: '2026-11-23T10:00:00.000Z',
  attemptedAt: '2026-11-23T10:00:01.000Z',
  statusCode: 200,
  durationMilliseconds: 84,
  answer: 'ok',
  ...changes,
});
const page = (items: object[]) => ok({ items, nextCursor: null });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the webhooks of a project', () => {
  it('are created with all events, and show their secret once', async () => {
    const requests = fakeApi(({ method }) =>
      method === 'POST' ? ok({ ...ops, secret }) : page([]),
    );
    show(<OutgoingWebhooksPage />);

    await userEvent.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Ops');
    await userEvent.selectOptions(within(dialog).getByLabelText('Written for'), 'A Slack channel');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Address' }),
      'https://hooks.slack.com/T1',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create webhook' }));

    expect(await screen.findByText(secret)).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Ops',
      format: 'slack',
      address: 'https://hooks.slack.com/T1',
      events: ['call.missed', 'voicemail.left', 'readiness.changed'],
    });
  });

  it('say what is wrong with an address before anything is sent', async () => {
    const requests = fakeApi(() => page([]));
    show(<OutgoingWebhooksPage />);

    await userEvent.click(await screen.findByRole('button', { name: 'New webhook' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Address' }), 'ftp://x');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create webhook' }));

    expect(await within(dialog).findByText(/Write an address such as/)).toBeDefined();
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('send a test, and show how each message went', async () => {
    const requests = fakeApi(({ method, path }) => {
      if (method === 'POST') return ok(sent({ event: 'test', state: 'waiting' }));
      if (!path.includes('deliveries')) return page([ops]);
      return page([
        sent({}),
        sent({
          id: 'two',
          event: 'test',
          state: 'failed',
          attempts: 1,
          statusCode: 500,
          answer: '',
        }),
        sent({
          id: 'three',
          state: 'failed',
          attempts: 11,
          statusCode: null,
          answer: 'It timed out.',
        }),
      ]);
    });
    show(<OutgoingWebhooksPage />);
    expect(await screen.findByText('A Slack channel at https://hooks.slack.com')).toBeDefined();

    await userEvent.click(screen.getByRole('button', { name: 'Send a test to Ops' }));

    expect(await screen.findByText('Delivered, answer 200')).toBeDefined();
    expect(screen.getByText('Given up after 1 attempt, answer 500')).toBeDefined();
    expect(screen.getByText('Given up after 11 attempts, no answer')).toBeDefined();
    expect(screen.getByText('It timed out.')).toBeDefined();
    expect(requests.some(({ path }) => path === routes.outgoingWebhookTest('project', 'ops'))).toBe(
      true,
    );
  });

  it('that were switched off say why, and are switched on again', async () => {
    const off = { ...ops, enabled: false, failingSince: '2026-11-20T10:00:00.000Z' };
    const requests = fakeApi(({ method }) => (method === 'POST' ? ok(ops) : page([off])));
    show(<OutgoingWebhooksPage />);

    expect(await screen.findByText(/Switched off after days of failure/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Switch Ops on' }));

    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.outgoingWebhookEnabling('project', 'ops'),
    );
  });
});

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type ApiKeyDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { ApiKeysPage } from './api-keys-page';

const key = {
  id: 'k1',
  name: 'Terraform',
  prefix: 'rd_01234567',
  scopes: ['policies:write', 'calls:read'],
  state: 'active',
  createdBy: 'Dana',
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
} satisfies ApiKeyDto;
const secret = `rd_${'0123456789abcdef'.repeat(4)}`;
const list = (...items: ApiKeyDto[]) => ok({ items, nextCursor: null });

const showPage = (answer: (sent: Sent) => Response) => {
  const requests = fakeApi(answer);
  show(<ApiKeysPage />);
  return requests;
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const name = async (text: string) => {
  await userEvent.click(screen.getByRole('textbox', { name: /^Name/ }));
  await userEvent.paste(text);
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the API keys of a project', () => {
  it('are told in words', async () => {
    showPage(() => list(key));

    expect(await screen.findByText('Terraform')).toBeDefined();
    expect(screen.getByText('Changes Policies; reads Calls')).toBeDefined();
    expect(screen.getByText('Active')).toBeDefined();
    expect(screen.getByText('Never used')).toBeDefined();
    expect(screen.getByText(/Created by Dana/).textContent).toContain('does not expire');
  });

  it('are none at first, and the page says what they are for', async () => {
    showPage(() => list());

    expect(await screen.findByText('No API keys yet')).toBeDefined();
    expect(screen.getByRole('button', { name: 'New API key' })).toBeDefined();
  });

  it('say why they cannot be shown', async () => {
    showPage(() => refusal({ status: 403, code: 'forbidden', detail: 'Not for you.' }));

    expect(await screen.findByText('The API keys could not be loaded')).toBeDefined();
  });

  it('are shown in full once, and gone from the page then', async () => {
    const requests = showPage(({ method }) =>
      method === 'POST' ? ok({ ...key, key: secret }, 201) : list(key),
    );
    await press('New API key');

    await name('Terraform');
    await userEvent.click(screen.getByRole('radio', { name: 'Policies: Change' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Calls: Change' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Calls: Read' }));
    await press('Create key');

    expect((await screen.findByRole('group', { name: 'Key' })).textContent).toBe(secret);
    expect(screen.getByRole('group', { name: 'Try it in a terminal' }).textContent).toContain(
      routes.policies('project'),
    );
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.apiKeys('project'),
      body: { name: 'Terraform', scopes: ['policies:write', 'calls:read'] },
    });

    await press('I have stored it');
    await waitFor(() => expect(document.body.textContent).not.toContain(secret));
  });

  it('can do nothing unless something is chosen', async () => {
    const requests = showPage(() => list());
    await press('New API key');

    await name('Idle');
    await press('Create key');

    expect(await screen.findByText('Say what the key may do.')).toBeDefined();
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('are revoked after a question', async () => {
    let held: ApiKeyDto = key;
    const requests = showPage(({ method }) => {
      if (method === 'POST') held = { ...key, state: 'revoked', revokedAt: key.createdAt };
      return method === 'POST' ? ok(held) : list(held);
    });
    await press('Revoke Terraform…');
    const question = await screen.findByRole('dialog');
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);

    await userEvent.click(within(question).getByRole('button', { name: 'Revoke key' }));

    expect(await screen.findByText('Revoked')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Revoke Terraform…' })).toBeNull();
  });
});

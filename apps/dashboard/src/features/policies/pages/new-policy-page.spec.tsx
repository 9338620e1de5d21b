import { routes } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aPolicy } from '../../../testing/a-policy';
import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { NewPolicyPage } from './new-policy-page';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a new policy', () => {
  it.each([
    ['the slug that is made of its name', '', undefined],
    ['the slug that was chosen', 'night', 'night'],
  ])('gets %s', async (_title, typed, sent) => {
    const requests = fakeApi(({ method }) =>
      method === 'POST' ? ok(aPolicy(), 201) : ok({ items: [], nextCursor: null }),
    );
    show(<NewPolicyPage />);

    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Desk');
    await userEvent.type(screen.getByRole('textbox', { name: 'Slug' }), `x{Backspace}${typed}`);
    await userEvent.click(screen.getByRole('button', { name: 'Create policy' }));

    const post = requests.find(({ method }) => method === 'POST');
    expect(post?.path).toBe(routes.policies('project'));
    expect((post?.body as { slug?: string }).slug).toBe(sent);
  });

  it('records calls only with a text that callers hear', async () => {
    const requests = fakeApi(({ method }) =>
      method === 'POST' ? ok(aPolicy(), 201) : ok({ items: [], nextCursor: null }),
    );
    show(<NewPolicyPage />);
    const create = () => userEvent.click(screen.getByRole('button', { name: 'Create policy' }));
    expect(screen.queryByRole('textbox', { name: 'Before anybody is rung' })).toBeNull();

    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Desk');
    await userEvent.click(screen.getByRole('switch', { name: /^Record calls/ }));
    const text = screen.getByRole('textbox', { name: 'Before anybody is rung' });
    await userEvent.clear(text);
    await create();
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);

    await userEvent.type(text, 'We record this.');
    await create();
    expect(requests.find(({ method }) => method === 'POST')?.body).toMatchObject({
      recordCalls: true,
      recordingConsent: 'We record this.',
    });
  });
});

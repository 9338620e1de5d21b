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
});

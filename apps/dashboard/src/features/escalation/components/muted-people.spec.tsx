import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { MutedPeople } from './muted-people';

const policy = { projectId: 'project', policyId: 'policy' };

/** An API that tells of one mute, until it is ended. */
function mutesApi() {
  let items = [
    { userId: 'alice', name: 'Alice', until: new Date(Date.now() + 600_000).toISOString() },
  ];
  return fakeApi(({ method }) => {
    if (method === 'GET') return ok({ items, nextCursor: null });
    items = [];
    return done();
  });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('MutedPeople', () => {
  it('says who is left alone until when, and has them rung again', async () => {
    const requests = mutesApi();
    show(<MutedPeople policy={policy} />);

    expect(
      await screen.findByText(/Alice pressed 3 and is not rung until \d\d:\d\d/),
    ).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Ring Alice again' }));

    await waitFor(() => expect(screen.queryByText(/Alice/)).toBeNull());
    expect(requests).toContainEqual(
      expect.objectContaining({
        method: 'DELETE',
        path: '/api/v1/projects/project/policies/policy/mutes/alice',
      }),
    );
  });

  it('lets a viewer only read', async () => {
    mutesApi();
    show(<MutedPeople policy={policy} />, 'viewer');

    await screen.findByText(/Alice pressed 3/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

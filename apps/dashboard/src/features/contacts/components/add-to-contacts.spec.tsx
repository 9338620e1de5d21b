import { routes } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { AddToContacts } from './add-to-contacts';

const number = '+4930901820';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a number without a name', () => {
  it('is given one where it stands', async () => {
    const requests = fakeApi(() => ok({ id: 'anna', name: 'Anna' }, 201));
    show(<AddToContacts number={number} isSmall />, 'responder');

    await userEvent.click(screen.getByRole('button', { name: 'Add +49 309 01 820 to contacts' }));
    await userEvent.type(await screen.findByLabelText(/^Name/), 'Anna{Enter}');

    await waitFor(() =>
      expect(requests).toMatchObject([
        { method: 'POST', path: routes.contacts('project'), body: { name: 'Anna', number } },
      ]),
    );
  });

  it('stays as it is for those who may not change contacts', () => {
    show(<AddToContacts number={number} />, 'viewer');

    expect(screen.queryByRole('button', { name: 'Add to contacts' })).toBeNull();
  });
});

import { routes } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { PrivacyPage } from './privacy-page';

const project = {
  id: 'project',
  name: 'Example',
  masksCallerNumbers: false,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
};
const masking = () =>
  screen.findByRole<HTMLInputElement>('switch', {
    name: /^Viewers see only the last two digits of callers’ numbers/,
  });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the privacy of callers', () => {
  it('has their numbers masked for viewers', async () => {
    const requests = fakeApi(({ method }) =>
      ok(method === 'GET' ? project : { ...project, masksCallerNumbers: true, version: 5 }),
    );
    show(<PrivacyPage />, 'owner');
    expect((await masking()).checked).toBe(false);

    await userEvent.click(await masking());
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Saved.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'PATCH')).toEqual({
      method: 'PATCH',
      path: routes.project('project'),
      body: { masksCallerNumbers: true },
      ifMatch: '"4"',
    });
  });

  it('tells of what somebody else has changed meanwhile', async () => {
    let asked = 0;
    fakeApi(({ method }) => {
      if (method === 'GET') {
        asked += 1;
        return ok(asked === 1 ? project : { ...project, name: 'Renamed', version: 5 });
      }
      return refusal({ status: 412, code: 'changed-meanwhile', detail: 'It was changed.' });
    });
    show(<PrivacyPage />, 'owner');

    await userEvent.click(await masking());
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(asked).toBe(2));
    expect((await masking()).checked).toBe(true);
  });

  it.each(['admin', 'viewer'] as const)('is only shown to the %s', async (role) => {
    fakeApi(() => ok({ ...project, masksCallerNumbers: true }));
    show(<PrivacyPage>And more.</PrivacyPage>, role);

    const shown = await masking();
    expect([shown.checked, shown.disabled]).toEqual([true, true]);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(screen.getByText('Only an owner can change it.')).toBeDefined();
    expect(screen.getByText('And more.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Retention' }).getAttribute('href')).toBe(
      '/projects/project/settings/retention',
    );
  });
});

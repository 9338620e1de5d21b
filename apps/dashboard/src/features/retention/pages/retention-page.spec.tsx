import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { RetentionPage } from './retention-page';

const run = {
  id: 'run',
  at: '2026-11-23T12:23:00.000Z',
  kind: 'calls',
  deleted: 1203,
  oldest: '2026-08-01T12:00:00.000Z',
  newest: '2026-08-24T12:00:00.000Z',
};
const retention = {
  callDays: 90,
  journalDays: null,
  voicemailDays: null,
  recordingDays: null,
  version: 3,
  runs: [run],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('RetentionPage', () => {
  it('sets days, takes an empty field for ever, and tells what was deleted', async () => {
    const requests = fakeApi(() => ok(retention));
    show(<RetentionPage />, 'owner');

    const calls = await screen.findByRole('textbox', { name: 'Calls' });
    expect(screen.getByText('1,203 calls')).toBeDefined();
    await userEvent.clear(calls);
    await userEvent.type(screen.getByRole('textbox', { name: 'Voicemails' }), '30');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(requests.find(({ method }) => method === 'PUT')).toMatchObject({
      path: '/api/v1/projects/project/retention',
      body: { callDays: null, journalDays: null, voicemailDays: 30, recordingDays: null },
      ifMatch: '"3"',
    });
  });

  it('says beside the field what is out of bounds', async () => {
    const requests = fakeApi(() => ok(retention));
    show(<RetentionPage />, 'owner');

    await userEvent.type(await screen.findByRole('textbox', { name: 'Voicemails' }), '99999');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(screen.getByText(/Keep it between 1 and 3,650 days/)).toBeDefined();
    expect(requests.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('lets whoever is no owner only read', async () => {
    fakeApi(() => ok({ ...retention, runs: [] }));
    show(<RetentionPage />, 'viewer');

    expect(await screen.findByText('Only an owner can change it.')).toBeDefined();
    expect(await screen.findByText(/Nothing has been deleted/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});

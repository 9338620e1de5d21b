import { routes, type CallDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aCall } from '../../../testing/a-call';
import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { LogsPage } from './logs-page';

const bob = { id: '0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a10', name: 'Bob' };
const desk = { id: '0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a11', name: 'Night desk' };

/** The filters of the list as it was last asked for. */
const lastFilter = (requests: { path: string }[]) => {
  const { limit, ...filter } = Object.fromEntries(
    new URLSearchParams(
      requests.findLast(({ path }) => path.startsWith(routes.calls('project')))?.path.split('?')[1],
    ),
  );
  expect(limit).toBe('50');
  return filter;
};
const noCalls = () => fakeApi(() => ok({ items: [], nextCursor: null }));
const showLogs = (path: string) =>
  show(
    <LogsPage
      policies={[desk]}
      people={[bob]}
      addContact={(number) => <button>{`Name ${number}`}</button>}
    />,
    'viewer',
    path,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the logs', () => {
  it('are filtered as the address says, and so is the file', async () => {
    const requests = noCalls();
    showLogs(
      `/?status=busy&tests=only&policy=${desk.id}&responder=${bob.id}&q=4930&from=2026-01-01&to=2026-01-31`,
    );

    expect(await screen.findByText('No such calls')).toBeDefined();
    const filter = {
      status: 'busy',
      testCalls: 'only',
      policyId: desk.id,
      responderId: bob.id,
      q: '4930',
      from: new Date(2026, 0, 1).toISOString(),
      to: new Date(2026, 1, 1).toISOString(),
    };
    expect(lastFilter(requests)).toEqual(filter);
    const file = screen.getByRole('link', { name: 'These calls as CSV' }).getAttribute('href');
    expect(Object.fromEntries(new URLSearchParams(file?.split('?')[1]))).toEqual(filter);
  });

  it('search for a part of the number when Enter is pressed, not with every digit', async () => {
    const requests = noCalls();
    showLogs('/');
    expect(await screen.findByText('No calls yet')).toBeDefined();
    const before = requests.length;

    await userEvent.type(screen.getByLabelText('Caller'), ' 030 901 {Enter}');

    expect(await screen.findByText('No such calls')).toBeDefined();
    expect(requests).toHaveLength(before + 1);
    expect(lastFilter(requests)).toEqual({ q: '030 901' });
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('No calls yet')).toBeDefined();
  });

  it('name whoever the project knows, and offer to name whose number is nameless', async () => {
    const items = [
      aCall({ id: 'a', callerName: 'Anna Meier', caller: '+4930901820' }),
      aCall({ id: 'b' }),
      aCall({ id: 'c', caller: '', callerWithheld: true }),
    ];
    fakeApi(() => ok({ items, nextCursor: null }));
    showLogs('/');

    expect(await screen.findByRole('link', { name: 'Anna Meier' })).toBeDefined();
    expect(screen.getByText('+49 309 01 820')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Withheld' })).toBeDefined();
    const offers = screen.getAllByRole('button', { name: /^Name \+/ });
    expect(offers.map(({ textContent }) => textContent)).toEqual(['Name +12025550100']);
  });

  it('say so when the address names somebody who has left', async () => {
    noCalls();
    showLogs('/?responder=0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a99');

    expect(await screen.findByDisplayValue('No longer here')).toBeDefined();
  });

  it('mark the calls that only tried the hotline out', async () => {
    const call = {
      id: '1',
      status: 'completed',
      policyId: desk.id,
      policyName: desk.name,
      caller: '+12025550100',
      callerWithheld: false,
      callerErased: false,
      callerName: null,
      routingNumber: '+12025550111',
      answeredBy: null,
      startedAt: '2026-01-01T12:00:00Z',
      acceptedAt: null,
      endedAt: '2026-01-01T12:01:00Z',
      waitSeconds: 60,
      talkSeconds: 0,
      attemptCount: 1,
      recordingSeconds: null,
      isTest: true,
    } satisfies CallDto;
    fakeApi(() => ok({ items: [call, { ...call, id: '2', isTest: false }], nextCursor: null }));
    showLogs('/');

    expect(await screen.findAllByText('Test call')).toHaveLength(1);
  });

  it('ignore what an edited address says and no filter knows', async () => {
    const requests = noCalls();
    showLogs('/?status=asleep&tests=maybe&policy=7&responder=x&from=soon');

    expect(await screen.findByText('No calls yet')).toBeDefined();
    expect(lastFilter(requests)).toEqual({});
  });
});

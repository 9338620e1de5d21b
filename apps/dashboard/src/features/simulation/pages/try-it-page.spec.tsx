import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { aRoutingPlan, personOf } from '../testing/routing-plan';
import { TryItPage } from './try-it-page';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function showPage(known = aRoutingPlan()) {
  const requests = fakeApi(() => ok(known));
  show(
    <TryItPage
      policy={{ id: 'policy', timeZone: 'Europe/Berlin' }}
      picture={({ status }) => <p>Picture: {status}</p>}
    />,
    'viewer',
  );
  await screen.findByRole('list', { name: 'The call, step by step' });
  return requests;
}

const verdict = () => screen.getByRole('status').textContent;
const steps = () =>
  within(screen.getByRole('list', { name: 'The call, step by step' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

async function choose(field: string, option: string) {
  await userEvent.click(screen.getByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('TryItPage', () => {
  it('plays a call in which nobody picks up, and anew with every change, with a single request', async () => {
    const requests = await showPage();
    expect(verdict()).toMatch(/Nobody takes the call/);
    expect(screen.getByText('Picture: no-answer')).toBeDefined();

    await choose('What Bob does', 'Takes the call');
    fireEvent.change(screen.getByLabelText('After how many seconds, Bob'), {
      target: { value: '12' },
    });

    expect(verdict()).toMatch(/Bob takes the call/);
    expect(steps()[2]).toMatch(/Rings Bob, who picks up after 12 s/);
    expect(screen.getByText('Picture: completed')).toBeDefined();
    expect(requests).toHaveLength(1);
  });

  it('plays it at any moment, on the clock of the schedule', async () => {
    await showPage(
      aRoutingPlan({
        schedules: [
          {
            scheduleId: 'schedule',
            name: 'Night',
            contentId: 'content',
            schedule: {
              timeZone: 'Europe/Berlin',
              mode: 'one-wins',
              holidayCalendars: [],
              overrides: [],
              layers: [
                {
                  kind: 'shifts',
                  id: 'layer',
                  shifts: [
                    {
                      people: ['bob'],
                      from: Date.parse('2030-03-31T01:00:00Z'),
                      to: Date.parse('2030-03-31T02:00:00Z'),
                    },
                  ],
                },
              ],
            },
          },
        ],
        rules: [
          {
            id: 'rule',
            order: 1,
            escalateAfterSeconds: 30,
            ringMode: 'one-by-one',
            targets: [{ kind: 'schedule', schedule: 0 }],
          },
        ],
      }),
    );
    const moment = screen.getByLabelText('The call comes in');

    fireEvent.change(moment, { target: { value: '2030-03-31T01:30' } });
    expect(steps()[0]).toMatch(/^01:30:000:00Rule 1 is passed over: nobody is on call in Night\.$/);

    // An hour that the clocks leave out: what follows is an hour later.
    fireEvent.change(moment, { target: { value: '2030-03-31T03:10' } });
    expect(steps()[1]).toMatch(/^03:10:010:01Rings Bob/);
  });

  it('says so when the moment is too long ago to be known', async () => {
    await showPage();

    fireEvent.change(screen.getByLabelText('The call comes in'), {
      target: { value: '2025-06-01T12:00' },
    });

    expect(screen.getByText(/Overrides and shifts of so long ago/)).toBeDefined();
  });

  it('says so when the clocks leave out the time that is chosen', async () => {
    await showPage();
    const moment = screen.getByLabelText('The call comes in');

    fireEvent.change(moment, { target: { value: '2030-03-31T02:30' } });
    expect(screen.getByText(/leave this time out: it is 03:\d\d when/)).toBeDefined();
    expect(steps()[0]).toMatch(/^03:/);

    fireEvent.change(moment, { target: { value: '2030-10-27T02:30' } });
    expect(screen.queryByText(/leave this time out/)).toBeNull();
  });

  it('says so when what is typed is no moment, and goes on showing the one before', async () => {
    await showPage();
    const before = steps();

    for (const value of ['', '2500-01-01T12:00']) {
      fireEvent.change(screen.getByLabelText('The call comes in'), { target: { value } });
      expect(screen.getByText(/You still see the call of the moment before/)).toBeDefined();
      expect(steps()).toEqual(before);
    }
  });

  it('asks only for what the policy looks at', async () => {
    const { admission } = aRoutingPlan().plan;
    await showPage(aRoutingPlan({ admission: { ...admission, challenge: 'everybody' } }));
    expect(screen.queryByLabelText('Their calls in the hour before')).toBeNull();

    await userEvent.click(screen.getByLabelText('Presses 1 when asked to'));

    expect(verdict()).toMatch(/turned away.*No key was pressed/);
  });

  it('has nothing to choose for somebody without a phone', async () => {
    await showPage(aRoutingPlan({ people: [personOf('Alice', null), personOf('Bob')] }));

    expect(screen.queryByRole('combobox', { name: 'What Alice does' })).toBeNull();
    expect(screen.getByText('no verified phone – is skipped')).toBeDefined();
  });

  it('places a test call for somebody who may, after it has said whom that rings', async () => {
    const requests = fakeApi(({ method }) =>
      method === 'POST' ? ok({ to: '…0177', from: '+12025550176' }, 201) : ok(aRoutingPlan()),
    );
    show(<TryItPage policy={{ id: 'policy', timeZone: 'Europe/Berlin' }} picture={() => null} />);

    await userEvent.click(await screen.findByRole('button', { name: 'Place a test call' }));
    expect(await screen.findByText(/whoever is on call now is really rung/)).toBeDefined();
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Call my phone' }));

    expect(await screen.findByText(/calls your phone …0177 in a moment/)).toBeDefined();
    expect(requests.at(-1)?.path).toBe('/api/v1/projects/project/policies/policy/test-call');
  });

  it('says that it leaves out the lists whose numbers are masked', async () => {
    const { admission } = aRoutingPlan().plan;
    const entries = [{ list: 'block' as const, pattern: '…20' }];
    await showPage(aRoutingPlan({ admission: { ...admission, entries } }));

    expect(screen.getByText(/lists are left out/)).toBeDefined();
  });

  it('offers no test call to a viewer', async () => {
    await showPage();

    expect(screen.queryByRole('button', { name: 'Place a test call' })).toBeNull();
  });

  it('says why there is nothing to try when the plan cannot be had', async () => {
    fakeApi(() => refusal({ status: 503, code: 'unavailable', detail: 'Not now.' }));
    show(<TryItPage policy={{ id: 'policy', timeZone: 'Europe/Berlin' }} picture={() => null} />);

    expect(await screen.findByText('Not now.')).toBeDefined();
  });
});

import { routes, type CalendarFeedDto } from '@ringdown/contracts';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { SubscribeButton } from './subscribe-button';

const url = `https://hotline.example/api/v1/calendars/${'x'.repeat(43)}.ics`;
const feed = {
  id: 'f1',
  scheduleId: 's1',
  scheduleName: 'Primary',
  createdAt: '2026-01-01T00:00:00.000Z',
  renewedAt: '2026-01-01T00:00:00.000Z',
  lastReadAt: null,
} satisfies CalendarFeedDto;
const list = (...items: CalendarFeedDto[]) => ok({ items, nextCursor: null });

const open = async (scheduleId: string | null, answer: (sent: Sent) => Response) => {
  const requests = fakeApi(answer);
  show(<SubscribeButton scheduleId={scheduleId} />, 'viewer');
  await press('Subscribe');
  return requests;
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const address = () => screen.findByDisplayValue(url);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('subscribing in a calendar', () => {
  it('shows the address once, and where it goes', async () => {
    const requests = await open('s1', ({ method }) =>
      method === 'POST' ? ok({ ...feed, url }, 201) : list(),
    );
    await press('Create address');

    expect(await address()).toBeDefined();
    for (const program of ['Google Calendar:', 'Apple Calendar:', 'Outlook:']) {
      expect(screen.getByText(program)).toBeDefined();
    }
    const link = screen.getByRole('link', { name: 'open it on this device' });
    expect(link.getAttribute('href')).toBe(url.replace('https:', 'webcal:'));
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.calendarFeeds('project'),
      body: { scheduleId: 's1' },
    });

    await press('Done');
    await waitFor(() => expect(screen.queryByDisplayValue(url)).toBeNull());
  });

  it("is about one's own shifts without a schedule", async () => {
    await open(null, () => list(feed));

    expect(await screen.findByText(/shows your own shifts/)).toBeDefined();
  });

  it('makes a new address after asking', async () => {
    const requests = await open('s1', ({ method }) =>
      method === 'POST' ? ok({ ...feed, url }) : list(feed),
    );
    expect(await screen.findByText('No calendar program has read it yet.')).toBeDefined();
    await press('New address…');
    expect(requests.some(({ method }) => method === 'POST')).toBe(false);
    await press('New address');

    expect(await address()).toBeDefined();
    expect(requests.some(({ path }) => path === routes.calendarFeedRenewal('project', 'f1'))).toBe(
      true,
    );
  });

  it('ends after asking', async () => {
    let feeds: CalendarFeedDto[] = [feed];
    const requests = await open('s1', ({ method }) => {
      if (method !== 'DELETE') return list(...feeds);
      feeds = [];
      return done();
    });
    await press('End subscription…');
    await press('End subscription');

    expect(await screen.findByRole('button', { name: 'Create address' })).toBeDefined();
    expect(requests.some(({ path }) => path === routes.calendarFeed('project', 'f1'))).toBe(true);
  });

  it('says why there is no address', async () => {
    await open('s1', ({ method }) =>
      method === 'POST'
        ? refusal({ status: 409, code: 'conflict', detail: 'You have this calendar already.' })
        : list(),
    );
    await press('Create address');

    expect(await screen.findByText('You have this calendar already.')).toBeDefined();
  });
});

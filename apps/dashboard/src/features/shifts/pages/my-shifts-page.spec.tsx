import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  routes,
  type MemberDto,
  type MemberRole,
  type PersonShiftDto,
  type ShiftSwapDto,
} from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { MyShiftsPage } from './my-shifts-page';

const hourMs = 3_600_000;
const bob = '00000000-0000-4000-8000-00000000000b';
const scheduleId = '00000000-0000-4000-8000-00000000000a';
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();
const primary = { scheduleId, scheduleName: 'Primary', timeZone: 'UTC' };
const shift = (
  from: number,
  to: number,
  changes: Partial<PersonShiftDto> = {},
): PersonShiftDto => ({
  ...primary,
  from: inHours(from),
  to: inHours(to),
  reason: 'layer',
  ...changes,
});
const member = (userId: string, name: string, role: MemberRole = 'responder'): MemberDto => ({
  userId,
  name,
  email: `${userId}@example.com`,
  role,
  phones: [],
  memberSince: '2026-01-01T00:00:00Z',
  version: 1,
});
const members = [
  member('me', 'Alice'),
  member(bob, 'Bob'),
  member('vera', 'Vera Viewer', 'viewer'),
];
const swap = (changes: Partial<ShiftSwapDto> = {}): ShiftSwapDto => ({
  id: 'swap',
  asker: { userId: bob, name: 'Bob' },
  asked: { userId: 'me', name: 'Alice' },
  shift: { ...primary, from: inHours(48), to: inHours(56) },
  inReturn: { ...primary, from: inHours(72), to: inHours(80) },
  message: 'Dentist',
  status: 'open',
  expiresAt: inHours(48),
  createdAt: inHours(-1),
  closedAt: null,
  ...changes,
});

type World = {
  role?: MemberRole;
  shifts?: PersonShiftDto[];
  swaps?: ShiftSwapDto[];
  newest?: ShiftSwapDto[];
  ofAll?: ShiftSwapDto[];
  answer?: (sent: Sent) => Response;
};

const showPage = async ({ role = 'responder', shifts = [], swaps = [], ...world }: World) => {
  let open = swaps;
  const requests = fakeApi((sent) => {
    if (sent.method !== 'GET') {
      const answer = world.answer?.(sent) ?? ok(swap(), 201);
      // What is answered is open no longer.
      if (answer.ok) open = [];
      return answer;
    }
    if (sent.path === routes.me()) return ok({ id: 'me', name: 'Alice', projects: [] });
    if (sent.path.startsWith(routes.shiftSwaps('project'))) {
      const isOpen = sent.path.includes('status=open');
      const ofAll = sent.path.includes('mine=') ? undefined : (world.ofAll ?? []);
      return ok({ items: ofAll ?? (isOpen ? open : (world.newest ?? [])), nextCursor: null });
    }
    if (sent.path.includes(`userId=${bob}`)) return ok({ shifts: [shift(72, 80)], hours: 8 });
    return ok({ shifts, hours: 42.5 });
  });
  show(<MyShiftsPage members={{ data: members, error: null, refetch: vi.fn() }} />, role);
  await screen.findByText(/^You are/);
  return requests;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('my shifts', () => {
  it('say first that I am on call, where and until when', async () => {
    await showPage({ shifts: [shift(-1, 24 * 20)] });

    expect(screen.getByText(/^You are on call until .* \(Primary\)\.$/)).toBeDefined();
    expect(await screen.findByText(/42\.5 hours on call this month/)).toBeDefined();
    expect(screen.getByText(/^until /)).toBeDefined();
  });

  it('show requests among others to those who govern the project, who only look', async () => {
    const carol = { userId: 'carol', name: 'Carol' };
    await showPage({ role: 'admin', ofAll: [swap(), swap({ id: 'other', asked: carol })] });

    const section = await screen.findByRole('region', { name: 'Requests among others' });
    expect(within(section).getAllByRole('listitem')).toHaveLength(1);
    expect(within(section).getByText('Bob asks Carol to take a shift')).toBeDefined();
    expect(within(section).queryByRole('button')).toBeNull();
  });

  it('ask for no requests but their own where a responder looks', async () => {
    const requests = await showPage({ role: 'responder' });

    const asked = requests.filter(({ path }) => path.startsWith(routes.shiftSwaps('project')));
    expect(asked.every(({ path }) => path.includes('mine=true'))).toBe(true);
  });

  it('say of a request what it waits for, whatever the name of who asks', async () => {
    await showPage({ swaps: [swap({ asker: { userId: bob, name: 'Young Bob' } })] });

    expect(await screen.findByText(/Nothing changes unless you accept\.$/)).toBeDefined();
  });

  it('say that nothing is coming', async () => {
    await showPage({});

    expect(
      screen.getByText('You are not on call, and have no shift in the next weeks.'),
    ).toBeDefined();
    expect(screen.getByText('No shifts in the next five weeks')).toBeDefined();
  });

  it('tell which ones come from an override', async () => {
    await showPage({ shifts: [shift(30, 40), shift(60, 70, { reason: 'override' })] });

    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toMatch(/Primary · 10 hours/);
    expect(first?.textContent).not.toMatch('override');
    expect(second?.textContent).toMatch('by an override');
  });

  it('are only looked at by a viewer', async () => {
    await showPage({ role: 'viewer', shifts: [shift(30, 40)] });

    expect(screen.queryByRole('button', { name: /^Hand over/ })).toBeNull();
  });

  it('are handed over to a colleague, for one of theirs', async () => {
    const mine = shift(30, 40);
    const requests = await showPage({ shifts: [mine] });
    const user = userEvent.setup();

    await user.click(screen.getByRole('button', { name: /^Hand over Primary/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Hand over a shift' });
    await user.click(within(dialog).getByRole('combobox', { name: 'Colleague' }));
    expect(screen.queryByRole('option', { name: 'Vera Viewer' })).toBeNull();
    expect(screen.queryByRole('option', { name: 'Alice' })).toBeNull();
    await user.click(screen.getByRole('option', { name: 'Bob' }));
    await user.click(await within(dialog).findByRole('combobox', { name: 'In return you take' }));
    const [, offer] = await vi.waitFor(() => {
      const options = screen
        .getAllByRole('option')
        .filter(({ textContent }) => textContent !== 'Bob');
      if (options.length < 2) throw new Error('The shifts of Bob are not there yet.');
      return options;
    });
    await user.click(offer ?? dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Ask Bob' }));

    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const { from, to } = mine;
    expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
      path: routes.shiftSwaps('project'),
      body: { scheduleId, from, to, userId: bob, inReturn: { scheduleId } },
    });
  });

  it('show beside the field what the API refuses', async () => {
    await showPage({
      shifts: [shift(30, 40)],
      answer: () =>
        refusal({
          status: 400,
          code: 'invalid-request',
          detail: 'Some fields need your attention.',
          fieldErrors: { userId: ['Viewers take no shifts: choose a responder.'] },
        }),
    });
    const user = userEvent.setup();

    await user.click(screen.getByRole('button', { name: /^Hand over Primary/ }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('combobox', { name: 'Colleague' }));
    await user.click(screen.getByRole('option', { name: 'Bob' }));
    await user.click(within(dialog).getByRole('button', { name: 'Ask Bob' }));

    expect(
      await within(dialog).findByText('Viewers take no shifts: choose a responder.'),
    ).toBeDefined();
  });

  it('ask for an answer to a request, and say what it did', async () => {
    const requests = await showPage({ swaps: [swap()] });
    const region = await screen.findByRole('region', { name: 'Colleagues ask you' });

    expect(region.textContent).toMatch(
      /Bob asks you to take a shift.*You take: .*Bob takes: .*“Dentist”/,
    );
    await userEvent.click(within(region).getByRole('button', { name: /^Accept/ }));

    expect(await screen.findByText(/^You are on call .* – /)).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.shiftSwapAcceptance('project', 'swap'),
    );
  });

  it('say why an acceptance came too late', async () => {
    const detail = 'Bob is not on call all that time.';
    await showPage({
      swaps: [swap()],
      answer: () => refusal({ status: 409, code: 'conflict', detail }),
    });

    await userEvent.click(await screen.findByRole('button', { name: /^Accept/ }));

    expect(await screen.findByText(detail)).toBeDefined();
  });

  it('let me withdraw what I have asked', async () => {
    const mine = swap({
      asker: { userId: 'me', name: 'Alice' },
      asked: { userId: bob, name: 'Bob' },
    });
    const requests = await showPage({ swaps: [mine] });
    const region = await screen.findByRole('region', { name: 'You wait for an answer' });

    expect(within(region).queryByRole('button', { name: /^Accept/ })).toBeNull();
    await userEvent.click(within(region).getByRole('button', { name: /^Withdraw/ }));

    expect(await screen.findByText('The request is withdrawn.')).toBeDefined();
    expect(requests.find(({ method }) => method === 'POST')?.path).toBe(
      routes.shiftSwapWithdrawal('project', 'swap'),
    );
  });

  it.each([
    ['accepted', /^Bob has accepted: they take .*; you take .*\.$/],
    ['declined', /^Bob has declined to take .* \(Primary\)\.$/],
    ['expired', /^Bob did not answer in time whether to take .* \(Primary\)\.$/],
  ] as const)(
    'tell that a request of mine was %s, until the shift begins',
    async (status, words) => {
      const mine = {
        asker: { userId: 'me', name: 'Alice' },
        asked: { userId: bob, name: 'Bob' },
        status,
      };
      const past = { ...primary, from: inHours(-2), to: inHours(2) };
      await showPage({ newest: [swap(mine), swap({ ...mine, id: 'past', shift: past })] });

      const region = await screen.findByRole('region', { name: 'Answers to your requests' });
      expect(within(region).getByText(words)).toBeDefined();
      expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    },
  );
});

import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { routes, type MemberDto } from '@ringdown/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { alice, bob, finalOf, schedule } from '../testing/schedule';
import { EditSchedulePage } from './edit-schedule-page';

const members = [alice, bob].map(({ userId, name, phone }): MemberDto => ({
  userId,
  name,
  email: `${userId}@example.com`,
  role: 'responder',
  phones: phone === null ? [] : [{ id: 'p', number: phone, verified: true }],
  memberSince: schedule.createdAt,
  version: 1,
}));
const preview = finalOf([
  '2026-11-23T05:00:00.000Z',
  '2026-11-26T14:00:00.000Z',
  '2099-11-26T20:00:00.000Z',
  '2099-11-30T05:00:00.000Z',
]);

const showPage = async (answer: (sent: Sent) => Response = () => ok(schedule)) => {
  const requests = fakeApi((sent) => {
    if (sent.method === 'POST' && sent.path.endsWith('/preview')) return ok(preview);
    return sent.method === 'GET' ? ok(schedule) : answer(sent);
  });
  const query = { data: members, error: null, refetch: vi.fn() };
  show(<EditSchedulePage scheduleId={schedule.id} members={query} />);
  await screen.findByRole('region', { name: 'Weekly' });
  return requests;
};
const changes = (requests: Sent[]) => requests.filter(({ method }) => method === 'PATCH');
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the editor of a schedule', () => {
  it('previews what stands in the form, and marks that nobody would be on call', async () => {
    const requests = await showPage();

    await userEvent.click(screen.getByRole('button', { name: 'Move turn 2 up' }));

    await vi.waitFor(() => {
      const asked = requests.filter(({ path }) => path === routes.schedulePreview('project'));
      expect(asked.at(-1)?.body).toMatchObject({
        scheduleId: schedule.id,
        schedule: {
          timeZone: 'America/New_York',
          layers: [{ members: [[bob.userId], [alice.userId]] }],
        },
      });
    });
    expect(await screen.findByText('Once in the time shown nobody is on call.')).toBeDefined();
    expect(changes(requests)).toEqual([]);
  });

  it('saves turns, times of cover and holidays as they stand', async () => {
    const requests = await showPage();

    await userEvent.click(screen.getByRole('button', { name: 'Remove turn 2' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a time' }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'End of time 1' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'End of time 1' }), '1730');
    await userEvent.click(screen.getByRole('button', { name: 'Add a list of holidays' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Dates of list 1' }),
      '2026-12-25 24.12.2026',
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /Turns without any cover/ }));
    await save();

    await vi.waitFor(() => expect(changes(requests)).toHaveLength(1));
    expect(changes(requests)[0]).toMatchObject({
      ifMatch: '"3"',
      body: {
        name: 'Platform on call',
        layers: [
          {
            members: [[alice.userId]],
            windows: [{ kind: 'daily', opens: '09:00', closes: '17:30' }],
            turnsFollow: 'coverage',
          },
        ],
        holidayCalendars: [{ name: '', dates: ['2026-12-24', '2026-12-25'] }],
      },
    });
  });

  it('adds a layer, puts it first and gives it a name', async () => {
    const requests = await showPage();

    await userEvent.click(screen.getByRole('button', { name: 'Add a layer' }));
    await userEvent.click(screen.getByRole('button', { name: 'Move Layer 2 up' }));
    const first = within(screen.getByRole('region', { name: 'Layer 1' }));
    await userEvent.type(first.getByRole('textbox', { name: 'Name of the layer' }), 'Day');
    await save();

    await vi.waitFor(() => expect(changes(requests)).toHaveLength(1));
    expect(changes(requests)[0]?.body).toMatchObject({
      layers: [{ name: 'Day', kind: 'rotation' }, { name: 'Weekly' }],
    });
  });

  it('shows what the API refuses beside the field that it names', async () => {
    const sentence = 'The end must be after the start.';
    await showPage(() =>
      refusal({
        status: 422,
        code: 'invalid-request',
        detail: 'Some fields need your attention.',
        fieldErrors: { 'layers.0.end': [sentence] },
      }),
    );

    await save();

    const end = await screen.findByLabelText('To (optional)');
    await vi.waitFor(() => expect(screen.getByText(sentence)).toBeDefined());
    expect(end.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(end);
    expect(screen.queryByText('Some fields need your attention.')).toBeNull();
  });

  it('checks the layers before it asks the API', async () => {
    const requests = await showPage();

    await userEvent.clear(screen.getByRole('textbox', { name: 'At' }));
    await save();

    expect(await screen.findByText('Write a time of day, such as 09:30.')).toBeDefined();
    expect(changes(requests)).toEqual([]);
  });

  it('says what somebody else has changed in the layers meanwhile', async () => {
    const theirs = {
      ...schedule,
      version: 4,
      layers: schedule.layers.map((layer) => ({ ...layer, members: [[bob.userId]] })),
    };
    let isFirst = true;
    const requests = fakeApi(({ method, path }) => {
      if (path.endsWith('/preview')) return ok(preview);
      if (method === 'GET') return ok(isFirst ? schedule : theirs);
      if (!isFirst) return ok({ ...theirs, version: 5 });
      isFirst = false;
      return refusal({ status: 412, code: 'changed-meanwhile', detail: 'Look again.' });
    });
    const query = { data: members, error: null, refetch: vi.fn() };
    show(<EditSchedulePage scheduleId={schedule.id} members={query} />);

    await userEvent.type(await screen.findByRole('textbox', { name: 'Description' }), '!');
    await save();
    expect(
      await screen.findByText(/Alice Archer, Bob Brandt.* is now .*\(Bob Brandt;/),
    ).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save mine anyway' }));

    await vi.waitFor(() => expect(changes(requests)).toHaveLength(2));
    expect(changes(requests)[1]).toMatchObject({
      ifMatch: '"4"',
      body: { description: 'Around the clock!', layers: [{ members: [[bob.userId]] }] },
    });
  });

  it('asks before it deletes, and says which policies ring the schedule', async () => {
    const detail = 'Platform on call is rung by Support Hotline. Take it out of its rules first.';
    const requests = await showPage(() => refusal({ status: 409, code: 'conflict', detail }));

    await userEvent.click(screen.getByRole('button', { name: 'Delete schedule…' }));
    const dialog = await screen.findByRole('dialog');
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete schedule' }));

    expect(await screen.findByText(detail)).toBeDefined();
  });
});

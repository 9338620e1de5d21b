import type { LiveBoardDto, LiveCallDto } from '@ringdown/contracts';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeApi, ok } from '../../../testing/fake-api';
import { show } from '../../../testing/show';
import { LiveBoardPage } from './live-board-page';

const serverTime = '2026-11-23T10:00:00.000Z';
const person = (name: string, hasPickedUp = false) => ({
  userId: name,
  name,
  hasPickedUp,
  since: null,
});
const call = (changes: Partial<LiveCallDto>): LiveCallDto => ({
  id: 'one',
  phase: 'ringing',
  policyId: 'desk',
  policyName: 'Night desk',
  caller: '+4930901820',
  callerWithheld: false,
  callerName: null,
  startedAt: '2026-11-23T09:59:50.000Z',
  connectedAt: null,
  people: [person('Alice'), person('Bob', true)],
  ...changes,
});
const answer = (calls: LiveCallDto[], total = calls.length): LiveBoardDto => ({
  at: serverTime,
  total,
  calls,
});

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the live board', () => {
  it('says that nobody is calling', async () => {
    fakeApi(() => ok(answer([])));
    show(<LiveBoardPage />, 'viewer');

    expect(await screen.findByText('No call goes on')).toBeDefined();
    expect(screen.getByText('Nobody is calling.')).toBeDefined();
  });

  it('tells whose phones ring, who talks, and since when by the server’s clock', async () => {
    const talking = call({
      id: 'two',
      phase: 'connected',
      callerWithheld: true,
      caller: '',
      startedAt: '2026-11-23T09:58:00.000Z',
      connectedAt: '2026-11-23T09:58:30.000Z',
      people: [person('Carol', true)],
    });
    fakeApi(() => ok(answer([talking, call({})])));
    show(<LiveBoardPage />, 'viewer');

    expect(await screen.findByText('1 caller waits for somebody to take the call.')).toBeDefined();
    expect(screen.getByText('Rings Alice and Bob – Bob picked up')).toBeDefined();
    expect(screen.getByText('Talks with Carol')).toBeDefined();
    const link = screen.getByRole('link', { name: 'Withheld' });
    expect(link.getAttribute('href')).toBe('/projects/project/logs/two');
    expect(screen.getByText('0:30')).toBeDefined();
    expect(screen.getByText('1:30')).toBeDefined();
    expect(screen.getByText('0:10')).toBeDefined();

    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(screen.getByText('0:13')).toBeDefined();
  });

  it('names whoever the project knows, beside the number', async () => {
    fakeApi(() => ok(answer([call({ callerName: 'Anna Meier' })])));
    show(<LiveBoardPage />, 'viewer');

    expect(await screen.findByRole('link', { name: 'Anna Meier' })).toBeDefined();
    expect(screen.getByText('+49 309 01 820')).toBeDefined();
  });

  it('counts what it does not show', async () => {
    fakeApi(() => ok(answer([call({ phase: 'waiting', people: [] })], 201)));
    show(<LiveBoardPage />, 'viewer');

    expect(await screen.findByText(/200 more calls are too many to show\./)).toBeDefined();
    expect(screen.getByText('Nobody’s phone rings')).toBeDefined();
  });
});

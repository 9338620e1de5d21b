import type { PassThrough } from 'node:stream';

import { Logger } from '@nestjs/common';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { SystemClock } from '../../platform/clock/clock.port.js';
import { LiveCalls } from './live-calls.service.js';
import { LogsRepository } from './logs.repository.js';

type Poll = { projectIds: readonly string[]; withinSeconds: number };

/** Calls that change when a test says so. */
class ChangingCalls extends LogsRepository {
  readonly polls: Poll[] = [];
  calls: { id: string; projectId: string; version: string }[] = [];
  isDown = false;

  constructor() {
    super(new pg.Pool());
  }

  override changedCalls(
    projectIds: readonly string[],
    { withinSeconds }: { withinSeconds: number },
  ): ReturnType<LogsRepository['changedCalls']> {
    this.polls.push({ projectIds, withinSeconds });
    if (this.isDown) return Promise.reject(new Error('down'));
    return Promise.resolve(this.calls.filter(({ projectId }) => projectIds.includes(projectId)));
  }
}

describe('LiveCalls', () => {
  let repository: ChangingCalls;
  let live: LiveCalls;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    vi.useFakeTimers();
    repository = new ChangingCalls();
    live = new LiveCalls(repository, new SystemClock());
  });
  afterEach(() => {
    live.onModuleDestroy();
    vi.useRealTimers();
  });

  const read = (listener: PassThrough) => String(listener.read() ?? '');
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

  it('asks once a second for all listeners', async () => {
    for (const project of ['a', 'b', 'a', 'a']) live.listen(project);

    await seconds(3);

    expect(repository.polls.map(({ projectIds }) => projectIds)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('asks nothing before anybody listens, and nothing when the last one has gone', async () => {
    await seconds(5);
    expect(repository.polls).toHaveLength(0);

    const [first, second] = [live.listen('a'), live.listen('a')];
    first.destroy();
    await seconds(2);
    expect(repository.polls).toHaveLength(2);

    second.destroy();
    await seconds(60);
    expect(repository.polls).toHaveLength(2);

    live.listen('a');
    await seconds(2);
    expect(repository.polls).toHaveLength(4);
  });

  it('tells a change once, and the next change again', async () => {
    const listener = live.listen('a');
    const stranger = live.listen('b');
    repository.calls = [{ id: '1', projectId: 'a', version: 'x' }];
    await seconds(3);
    expect(read(listener)).toBe(': listening\n\nevent: call\ndata: {"id":"1"}\n\n');

    repository.calls = [{ id: '1', projectId: 'a', version: 'y' }];
    await seconds(3);
    expect(read(listener)).toBe('event: call\ndata: {"id":"1"}\n\n');
    expect(read(stranger)).toBe(': listening\n\n');
  });

  it('looks back over all the time in which the database did not answer', async () => {
    live.listen('a');
    await seconds(1);
    repository.isDown = true;
    await seconds(30);
    repository.isDown = false;
    await seconds(2);

    const windows = repository.polls.map(({ withinSeconds }) => Math.round(withinSeconds));
    expect(windows[0]).toBe(6);
    expect(windows.at(-2)).toBe(36);
    expect(windows.at(-1)).toBe(6);
  });

  it('shows every 20 seconds that it is still there', async () => {
    const listener = live.listen('a');

    await seconds(41);

    expect(read(listener)).toBe(': listening\n\n: still here\n\n: still here\n\n');
  });

  it('drops a listener that does not read', async () => {
    const listener = live.listen('a');
    for (let version = 0; !listener.destroyed && version < 100; version += 1) {
      repository.calls = Array.from({ length: 500 }, (_, id) => ({
        id: `${'0'.repeat(30)}${String(id)}`,
        projectId: 'a',
        version: String(version),
      }));
      await seconds(1);
    }

    expect(listener.destroyed).toBe(true);
  });

  it('ends every stream when the process stops', async () => {
    const listener = live.listen('a');
    const ended = vi.fn();
    listener.once('end', ended).resume();

    live.onModuleDestroy();
    await seconds(5);

    expect(ended).toHaveBeenCalledOnce();
    expect(repository.polls).toHaveLength(0);
  });
});

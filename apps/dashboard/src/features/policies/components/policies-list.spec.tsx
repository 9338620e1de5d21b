import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { aPolicy } from '../../../testing/a-policy';
import { show } from '../../../testing/show';
import { PoliciesList } from './policies-list';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const cellsOf = (...policy: Parameters<typeof aPolicy>) => {
  show(<PoliciesList policies={[aPolicy(...policy)]} />);
  return screen.getAllByRole('cell').map(({ textContent }) => textContent);
};

describe('a policy in the list', () => {
  it('says whom a call would ring now, and when the last call came and how it ended', () => {
    const cells = cellsOf({
      rungNow: ['Alice', 'Bob', 'Carol', 'Dave'],
      lastCallAt: '2026-11-23T11:48:00Z',
      lastCallStatus: 'no-answer',
    });

    expect(cells.slice(-2)).toEqual(['Alice, then Bob and 2 more', '12 min. ago, No Answer']);
  });

  it.each([
    ['while it is switched off', { enabled: false, rungNow: ['Alice'] }],
    ['where nobody can be rung', {}],
  ])('rings nobody %s', (_title, changes) => {
    expect(cellsOf(changes).slice(-2)).toEqual(['nobody', 'none yet']);
  });
});

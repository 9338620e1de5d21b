import type { CallDetailDto } from '@ringdown/contracts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../../../testing/show';
import { CallCost } from './call-cost';

afterEach(cleanup);

const dollars = { amount: '0.045', unit: 'USD' };

describe('the cost of a call', () => {
  it.each<[string, Partial<CallDetailDto>, string]>([
    ['while it goes on', { status: 'connected' }, '–'],
    ['until the carrier tells it', {}, 'Not told yet'],
    ['that was never told', { costState: 'not-told' }, 'Not known'],
    [
      'by currency',
      {
        costState: 'known',
        costs: [{ amount: '0.01', unit: 'EUR' }, dollars],
        callerCost: { amount: '0.017', unit: 'USD' },
      },
      '€0.01$0.045of this the caller’s leg: $0.017',
    ],
    [
      'of which a part is known',
      { costs: [dollars] },
      '$0.045The carrier has not told all legs yet.',
    ],
  ])('is told %s', (_title, changes, words) => {
    const call: Partial<CallDetailDto> = {
      status: 'completed',
      costState: 'awaited',
      costs: [],
      callerCost: null,
      ...changes,
    };
    show(
      <div data-testid="cost">
        <CallCost call={call as CallDetailDto} />
      </div>,
    );

    expect(screen.getByTestId('cost').textContent).toBe(words);
  });
});

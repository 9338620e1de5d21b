import { Text } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';

import { isInProgress } from '../../../components/call-status';
import { readableCost } from '../../../components/cost';

/** What the carrier takes for all legs of a call, a line a currency, and for the caller's leg. */
export function CallCost({ call }: { call: CallDetailDto }) {
  const { status, costState, costs, callerCost } = call;
  if (isInProgress(status)) return '–';

  return (
    <>
      {costs.map((cost) => (
        <div key={cost.unit}>{readableCost(cost)}</div>
      ))}
      {costs.length === 0 && (costState === 'awaited' ? 'Not told yet' : 'Not known')}
      {callerCost !== null && (
        <Text size="xs" c="dimmed">
          of this the caller’s leg: {readableCost(callerCost)}
        </Text>
      )}
      {costs.length > 0 && costState !== 'known' && (
        <Text size="xs" c="dimmed">
          {costState === 'awaited'
            ? 'The carrier has not told all legs yet.'
            : 'The carrier never told all legs.'}
        </Text>
      )}
    </>
  );
}

import { Text } from '@mantine/core';
import type { CallDetailDto } from '@ringdown/contracts';

import { isInProgress } from '../../../components/call-status';
import { readableCost } from '../../../components/cost';

/** What the carrier takes for all legs of a call, a line a currency, and for the caller's leg. */
export function CallCost({ call }: { call: CallDetailDto }) {
  const { status, costState, costs, callerCost } = call;
  if (isInProgress(status)) return '–';
  const missing =
    costState === 'awaited' ? 'not told yet by the carrier' : 'never told by the carrier';

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
          Some legs are {missing}.
        </Text>
      )}
    </>
  );
}

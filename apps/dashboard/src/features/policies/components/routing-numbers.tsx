import { Text } from '@mantine/core';

import { readablePhone } from '../../../components/phone-number';

/** The numbers that callers dial, or that there is none yet. */
export function RoutingNumbers({ numbers }: { numbers: readonly string[] }) {
  if (numbers.length === 0) {
    return (
      <Text span size="sm" c="var(--ringdown-warning)">
        Set-up needed
      </Text>
    );
  }
  return (
    <Text span size="sm" className="numbers">
      {numbers.map((number) => readablePhone(number)).join(', ')}
    </Text>
  );
}

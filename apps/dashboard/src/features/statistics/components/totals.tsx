import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { StatisticsDto } from '@ringdown/contracts';

import { readableCost } from '../../../components/cost';
import { readableSeconds } from '../../../components/duration';
import { share } from '../statistics-words';

/** The figures of a period, each with what it is of. */
export function Totals({ statistics }: { statistics: StatisticsDto }) {
  const { calls, answered, abandoned, voicemails, turnedAway, secondsToHuman } = statistics;
  const { costs, costUnknown } = statistics;
  const { median, p95 } = secondsToHuman;
  const count = (number: number) => number.toLocaleString('en');
  const figures = [
    ['Calls', count(calls), `${count(turnedAway)} more turned away`],
    ['Reached somebody', share(answered, calls), count(answered)],
    [
      'Time to a human',
      median === null ? '–' : readableSeconds(median),
      p95 === null ? 'the median' : `the median; 95 % within ${readableSeconds(p95)}`,
    ],
    ['Caller hung up first', share(abandoned, calls), count(abandoned)],
    ['Left a message', share(voicemails, calls), count(voicemails)],
    [
      'Cost',
      costs.length === 0 ? '–' : costs.map(readableCost).join(' + '),
      costUnknown === 0
        ? 'of the connections'
        : `of the connections; not known for ${count(costUnknown)} ${costUnknown === 1 ? 'call' : 'calls'}`,
    ],
  ] as const;

  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      {figures.map(([label, figure, note]) => (
        <Paper key={label} withBorder p="sm" bg="var(--ringdown-surface)">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text fz={24} fw={700} className="numbers">
            {figure}
          </Text>
          <Text size="xs" c="dimmed" className="numbers">
            {note}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

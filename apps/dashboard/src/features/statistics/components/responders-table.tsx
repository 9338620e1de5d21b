import { Paper, Table, Text, Title } from '@mantine/core';
import type { ResponderStatisticsDto } from '@ringdown/contracts';

import { readableSeconds } from '../../../components/duration';
import classes from '../../../components/linked-rows.module.css';
import { share } from '../statistics-words';

/** Who was rung how often, and took the call. */
export function RespondersTable({ responders }: { responders: readonly ResponderStatisticsDto[] }) {
  return (
    <Paper withBorder className={classes.surface}>
      <Title order={2} size="h4" p="md" pb={0}>
        People
      </Title>
      {responders.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          Nobody was rung in this period.
        </Text>
      ) : (
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Name</Table.Th>
              <Table.Th scope="col" ta="right">
                Rung
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Took the call
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Median to take it
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {responders.map(({ userId, name, rung, accepted, medianSeconds }) => (
              <Table.Tr key={userId}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{rung}</Table.Td>
                <Table.Td ta="right">{`${accepted} (${share(accepted, rung)})`}</Table.Td>
                <Table.Td ta="right">
                  {medianSeconds === null ? '–' : readableSeconds(medianSeconds)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

import { Group, Paper, Table, Text, Title } from '@mantine/core';
import type { CallsOfStatusDto } from '@ringdown/contracts';

import { statusLooks } from '../../../components/call-status';
import classes from '../../../components/linked-rows.module.css';
import { share } from '../statistics-words';

/** How calls ended, those that were turned away, too. */
export function StatusesTable({ statuses }: { statuses: readonly CallsOfStatusDto[] }) {
  const all = statuses.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <Paper withBorder className={classes.surface}>
      <Title order={2} size="h4" p="md" pb={0}>
        How calls ended
      </Title>
      {all === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          No call has ended in this period.
        </Text>
      ) : (
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Status</Table.Th>
              <Table.Th scope="col" ta="right">
                Calls
              </Table.Th>
              <Table.Th scope="col" ta="right">
                Share
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="numbers">
            {statuses.map(({ status, calls }) => {
              const { Icon, words } = statusLooks[status];
              return (
                <Table.Tr key={status}>
                  <Table.Td>
                    <Group gap={6} wrap="nowrap">
                      <Icon size={16} aria-hidden />
                      {words}
                    </Group>
                  </Table.Td>
                  <Table.Td ta="right">{calls.toLocaleString('en')}</Table.Td>
                  <Table.Td ta="right">{share(calls, all)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

import { Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { LiveCallDto } from '@ringdown/contracts';

import { CallLink } from '../../../components/call-link';
import { clockSeconds, secondsBetween } from '../../../components/duration';
import classes from '../../../components/linked-rows.module.css';
import { peopleWords } from '../live-words';
import { PhaseBadge } from './phase-badge';

type LiveCallsProps = {
  projectId: string;
  calls: readonly LiveCallDto[];
  /** The server's time, in milliseconds. */
  now: number;
};

/** A table, or cards where the page is as narrow as a phone. */
export function LiveCalls(props: LiveCallsProps) {
  const isNarrow = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...props} /> : <Rows {...props} />;
}

function Rows({ projectId, calls, now }: LiveCallsProps) {
  return (
    <Paper withBorder className={classes.surface}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Caller</Table.Th>
            <Table.Th scope="col">Now</Table.Th>
            <Table.Th scope="col">Who</Table.Th>
            <Table.Th scope="col">Policy</Table.Th>
            <Table.Th scope="col" ta="right">
              Waited
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Talks
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <Table.Tr key={call.id} className={classes.row}>
              <Table.Td className="numbers">
                <CallLink projectId={projectId} call={call} />
              </Table.Td>
              <Table.Td>
                <PhaseBadge phase={call.phase} />
              </Table.Td>
              <Table.Td>{peopleWords(call)}</Table.Td>
              <Table.Td>{call.policyName ?? '–'}</Table.Td>
              <Table.Td ta="right" className="numbers">
                {waited(call, now)}
              </Table.Td>
              <Table.Td ta="right" className="numbers">
                {talks(call, now)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Cards({ projectId, calls, now }: LiveCallsProps) {
  return (
    <Stack component="ul" gap="xs" className={classes.plainList}>
      {calls.map((call) => (
        <Paper component="li" key={call.id} withBorder p="sm" className={classes.card}>
          <Group justify="space-between" wrap="nowrap" className="numbers">
            <CallLink projectId={projectId} call={call} />
            <PhaseBadge phase={call.phase} />
          </Group>
          <Text size="sm">{peopleWords(call)}</Text>
          <Text size="xs" c="dimmed" className="numbers">
            waited {waited(call, now)}
            {call.connectedAt !== null && ` · talks ${talks(call, now)}`}
            {call.policyName !== null && ` · ${call.policyName}`}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function waited({ startedAt, connectedAt }: LiveCallDto, now: number): string {
  return clockSeconds(secondsBetween(startedAt, connectedAt ?? now));
}

function talks({ connectedAt }: LiveCallDto, now: number): string {
  return connectedAt === null ? '–' : clockSeconds(secondsBetween(connectedAt, now));
}

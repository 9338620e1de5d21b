import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { CallDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { readableSeconds } from '../../../components/duration';
import classes from '../../../components/linked-rows.module.css';
import { TimeAgo } from '../../../components/time-ago';
import { isInProgress } from '../../../components/call-status';
import { callerName } from '../../../components/caller-name';

import { StatusBadge } from './status-badge';

type CallsListProps = { projectId: string; calls: readonly CallDto[]; withPolicy: boolean };

/** A table, or cards where the page is as narrow as a phone. */
export function CallsList(props: CallsListProps) {
  const isNarrow = useMediaQuery('(max-width: 68em)', false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...props} /> : <Rows {...props} />;
}

function Rows({ projectId, calls, withPolicy }: CallsListProps) {
  return (
    <Paper withBorder className={classes.surface}>
      <Table verticalSpacing="xs" horizontalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Caller</Table.Th>
            <Table.Th scope="col">Status</Table.Th>
            <Table.Th scope="col" className={classes.nowrap}>
              Answered by
            </Table.Th>
            {withPolicy && <Table.Th scope="col">Policy</Table.Th>}
            <Table.Th scope="col" ta="right">
              Wait
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Talk
            </Table.Th>
            <Table.Th scope="col" ta="right">
              Attempts
            </Table.Th>
            <Table.Th scope="col">Started</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <Table.Tr key={call.id} className={classes.row}>
              <Table.Td className="numbers">
                <CallLink projectId={projectId} call={call} />
              </Table.Td>
              <Table.Td>
                <StatusBadge status={call.status} />
              </Table.Td>
              <Table.Td>{call.answeredBy?.name ?? '–'}</Table.Td>
              {withPolicy && <Table.Td>{call.policyName ?? '–'}</Table.Td>}
              <Seconds seconds={call.waitSeconds} />
              <Seconds seconds={call.answeredBy === null ? null : call.talkSeconds} />
              <Table.Td ta="right" className="numbers">
                {call.attemptCount}
              </Table.Td>
              <Table.Td className={classes.nowrap}>
                <TimeAgo at={call.startedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Seconds({ seconds }: { seconds: number | null }) {
  return (
    <Table.Td ta="right" className={`numbers ${classes.nowrap ?? ''}`}>
      {seconds === null ? '–' : readableSeconds(seconds)}
    </Table.Td>
  );
}

function Cards({ projectId, calls, withPolicy }: CallsListProps) {
  return (
    <Stack component="ul" gap="xs" className={classes.plainList}>
      {calls.map((call) => (
        <Paper component="li" key={call.id} withBorder p="sm" className={classes.card}>
          <Group justify="space-between" wrap="nowrap" className="numbers">
            <CallLink projectId={projectId} call={call} />
            <StatusBadge status={call.status} />
          </Group>
          <Text size="sm">{answeredWords(call)}</Text>
          <Text size="xs" c="dimmed">
            <TimeAgo at={call.startedAt} />
            {withPolicy && call.policyName !== null && ` · ${call.policyName}`}
            {` · ${call.attemptCount === 1 ? '1 attempt' : `${call.attemptCount} attempts`}`}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function answeredWords({ status, answeredBy, waitSeconds, talkSeconds }: CallDto): string {
  const nobody = isInProgress(status) ? 'Nobody yet' : 'Nobody answered';
  const wait = waitSeconds === null ? [] : [`waited ${readableSeconds(waitSeconds)}`];
  const talk =
    answeredBy === null || talkSeconds === null ? [] : [`talked ${readableSeconds(talkSeconds)}`];
  return [answeredBy?.name ?? nobody, ...wait, ...talk].join(' · ');
}

function CallLink({ projectId, call }: { projectId: string; call: CallDto }) {
  return (
    <Anchor
      component={Link}
      to={`/projects/${projectId}/logs/${call.id}`}
      size="sm"
      fw={600}
      className={classes.link}
    >
      {callerName(call)}
    </Anchor>
  );
}

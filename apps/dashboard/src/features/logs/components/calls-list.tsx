import { Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { CallDto } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { readableSeconds } from '../../../components/duration';
import classes from '../../../components/linked-rows.module.css';
import { TimeAgo } from '../../../components/time-ago';
import { isInProgress } from '../../../components/call-status';
import { CallLink } from '../../../components/call-link';
import { namelessNumber } from '../../../components/caller-name';

import { RecordedMark } from './recorded-mark';
import { StatusBadge } from './status-badge';

type CallsListProps = {
  projectId: string;
  calls: readonly CallDto[];
  withPolicy: boolean;
  /** Stands beside a number without a name. */
  addContact: (number: string) => ReactNode;
};

/** A table, or cards where the page is as narrow as a phone. */
export function CallsList(props: CallsListProps) {
  const isNarrow = useMediaQuery('(max-width: 68em)', false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...props} /> : <Rows {...props} />;
}

function Rows({ projectId, calls, withPolicy, addContact }: CallsListProps) {
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
                <Caller {...{ projectId, call, addContact }} />
              </Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <StatusBadge call={call} />
                  <RecordedMark call={call} />
                </Group>
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

function Cards({ projectId, calls, withPolicy, addContact }: CallsListProps) {
  return (
    <Stack component="ul" gap="xs" className={classes.plainList}>
      {calls.map((call) => (
        <Paper component="li" key={call.id} withBorder p="sm" className={classes.card}>
          <Group justify="space-between" wrap="nowrap" className="numbers">
            <Caller {...{ projectId, call, addContact }} />
            <Group gap={6} wrap="nowrap">
              <RecordedMark call={call} />
              <StatusBadge call={call} />
            </Group>
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

type CallerProps = Pick<CallsListProps, 'projectId' | 'addContact'> & { call: CallDto };

function Caller({ projectId, call, addContact }: CallerProps) {
  const number = namelessNumber(call);
  return (
    <Group gap={4} wrap="nowrap">
      <CallLink projectId={projectId} call={call} />
      {number !== undefined && addContact(number)}
    </Group>
  );
}

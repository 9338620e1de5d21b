import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { leadsElsewhere, type PolicyDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { statusLooks } from '../../../components/call-status';
import classes from '../../../components/linked-rows.module.css';
import { comingMoment } from '../../../components/moment';
import { TimeAgo } from '../../../components/time-ago';
import { useNow } from '../../../components/use-now';
import { PolicyBadge } from './policy-badge';
import { RoutingNumbers } from './routing-numbers';

type Policies = { policies: readonly PolicyDto[]; now: number };

/** A table, or cards where the page is as narrow as a phone. */
export function PoliciesList({ policies }: Omit<Policies, 'now'>) {
  const now = useNow(60_000);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return isNarrow ? <Cards {...{ policies, now }} /> : <Rows {...{ policies, now }} />;
}

function Rows({ policies, now }: Policies) {
  return (
    <Paper withBorder className={classes.surface}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Policy</Table.Th>
            <Table.Th scope="col">Number to call</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Rings now</Table.Th>
            <Table.Th scope="col">Last call</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {policies.map((policy) => (
            <Table.Tr key={policy.id} className={classes.row}>
              <Table.Td>
                <PolicyLink policy={policy} />
                {policy.description !== '' && (
                  <Text size="xs" c="dimmed" lineClamp={1}>
                    {policy.description}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <RoutingNumbers numbers={policy.routingNumbers} />
              </Table.Td>
              <Table.Td>
                <PolicyBadge policy={policy} />
              </Table.Td>
              <Table.Td>
                <RingsNow policy={policy} now={now} />
              </Table.Td>
              <Table.Td>
                <LastCall policy={policy} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Cards({ policies, now }: Policies) {
  return (
    <Stack component="ul" gap="sm" className={classes.plainList}>
      {policies.map((policy) => (
        <Paper component="li" key={policy.id} withBorder p="sm" className={classes.card}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <PolicyLink policy={policy} />
            <PolicyBadge policy={policy} />
          </Group>
          <RoutingNumbers numbers={policy.routingNumbers} />
          <Text size="xs" c="dimmed">
            rings now: <RingsNow policy={policy} now={now} /> · last call:{' '}
            <LastCall policy={policy} />
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function PolicyLink({ policy }: { policy: PolicyDto }) {
  return (
    <Anchor component={Link} to={policy.id} fw={600} size="sm" className={classes.link}>
      {policy.name}
    </Anchor>
  );
}

/** Whom a call would ring at this moment: the first two, and how many after them. */
function RingsNow({ policy, now }: { policy: PolicyDto; now: number }) {
  const { hoursChangeAt: opens, rungNow } = policy;
  if (!policy.enabled) return <>nobody</>;
  if (!policy.isOpenNow) {
    const who = policy.outsideHoursPolicyId === null ? 'nobody' : 'another policy';
    return <>{opens === null ? who : `${who} until ${comingMoment(opens, now)}`}</>;
  }
  if (leadsElsewhere(policy.menu)) return <>whom the menu leads to</>;
  const [first = 'nobody', second, ...others] = rungNow;
  if (second === undefined) return <>{first}</>;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return <>{`${first}, then ${second}${more}`}</>;
}

function LastCall({ policy }: { policy: PolicyDto }) {
  const { lastCallAt: at, lastCallStatus: status } = policy;
  if (at === null || status === null) return <>none yet</>;
  return (
    <>
      <TimeAgo at={at} />, {statusLooks[status].words}
    </>
  );
}

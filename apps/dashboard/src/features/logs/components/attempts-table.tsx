import { Table, Text } from '@mantine/core';
import type { AttemptDto, CallDetailDto } from '@ringdown/contracts';

import { readableCost } from '../../../components/cost';
import { clockSeconds, readableSeconds, secondsBetween } from '../../../components/duration';
import { readablePhone } from '../../../components/phone-number';
import { toneColor } from '../../../components/tone';
import { outcomeLooks } from '../attempt-outcome';

/** Every ring of every phone, in the order in which they happened. */
export function AttemptsTable({ call }: { call: CallDetailDto }) {
  const withRounds = call.attempts.some(({ round }) => round > 1);
  const withCosts = call.attempts.some(({ cost }) => cost !== null);

  return (
    <Table.ScrollContainer
      minWidth={520}
      type="native"
      tabIndex={0}

      aria-label="Table of attempts"
    >
      <Table verticalSpacing="xs" className="numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">At</Table.Th>
            <Table.Th scope="col">Who</Table.Th>
            <Table.Th scope="col">Outcome</Table.Th>
            <Table.Th scope="col">Phone</Table.Th>
            <Table.Th scope="col">Rule</Table.Th>
            {withRounds && <Table.Th scope="col">Round</Table.Th>}
            <Table.Th scope="col" ta="right">
              Rang
            </Table.Th>
            {withCosts && (
              <Table.Th scope="col" ta="right">
                Cost
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {call.attempts.map((attempt) => (
            <Table.Tr key={attempt.number}>
              <Table.Td>{startOf(attempt, call.startedAt)}</Table.Td>
              <Table.Td>{attempt.userName}</Table.Td>
              <Table.Td>
                <Text span size="sm" c={toneColor(outcomeLooks[attempt.outcome].tone)}>
                  {outcomeLooks[attempt.outcome].words}
                </Text>
              </Table.Td>
              <Table.Td>{readablePhone(attempt.phone)}</Table.Td>
              <Table.Td>{attempt.ruleOrder}</Table.Td>
              {withRounds && <Table.Td>{attempt.round}</Table.Td>}
              <Table.Td ta="right">
                {attempt.ringSeconds === null ? '–' : readableSeconds(attempt.ringSeconds)}
              </Table.Td>
              {withCosts && (
                <Table.Td ta="right">
                  {attempt.cost === null ? '–' : readableCost(attempt.cost)}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function startOf({ askedAt, ringingAt, pickedUpAt }: AttemptDto, callStartedAt: string): string {
  const first = askedAt ?? ringingAt ?? pickedUpAt;
  return first === null ? '–' : clockSeconds(secondsBetween(callStartedAt, first));
}

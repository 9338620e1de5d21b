import { Button, Group, List, Stack } from '@mantine/core';
import type { NumberCheckDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { sentenceOf } from '../../../api/problem-error';
import { readablePhone } from '../../../components/phone-number';
import { Verdict } from '../../../components/verdict';
import { phoneNumberQueries, type PolicyKey } from '../api/phone-numbers.queries';
import { TakeOverButton } from './take-over-button';

/** Whether a number's settings at the carrier lead its calls here, and what mends them. */
export function NumberCheck({ policy, number }: { policy: PolicyKey; number: string }) {
  const { data, error, isFetching, refetch } = useQuery(phoneNumberQueries.check(policy, number));
  const phone = readablePhone(number);
  const buttonWords = isFetching ? 'Checking…' : 'Check again';

  return (
    <Stack gap="xs" align="flex-start">
      <div role="status">
        {data === undefined && error === null && (
          <Verdict tone="neutral">Asking the carrier whether {phone} leads here…</Verdict>
        )}
        {error !== null && (
          <Verdict tone="warning">
            Whether {phone} leads here is not known: {sentenceOf(error)}
          </Verdict>
        )}
        {data !== undefined && error === null && <Answer phone={phone} check={data} />}
      </div>
      <Group gap="xs">
        {data !== undefined && data.problems.length > 0 && (
          <TakeOverButton policy={policy} number={number} verb="Set it up at the carrier" />
        )}
        <Button
          variant="default"
          size="xs"
          // Not `loading`, which would take the focus away.
          aria-disabled={isFetching}
          onClick={() => {
            if (!isFetching) void refetch();
          }}
          aria-label={`${buttonWords}: ${phone}`}
        >
          {buttonWords}
        </Button>
      </Group>
    </Stack>
  );
}

function Answer({ phone, check: { problems } }: { phone: string; check: NumberCheckDto }) {
  if (problems.length === 0) return <Verdict tone="good">{phone} leads here.</Verdict>;
  return (
    <Stack gap={4}>
      <Verdict tone="bad">{phone} does not lead here yet.</Verdict>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

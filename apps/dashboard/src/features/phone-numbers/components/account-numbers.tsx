import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { CarrierNumberDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import classes from '../../../components/linked-rows.module.css';
import { QueryView } from '../../../components/query-view';
import { useListSearch } from '../../../components/use-list-search';
import { phoneNumberQueries, type PolicyKey } from '../api/phone-numbers.queries';
import { AccountNumber } from './account-number';

/** Every number of the account that takes calls, to choose one. */
export function AccountNumbers({ policy }: { policy: PolicyKey }) {
  const query = useQuery(phoneNumberQueries.ofAccount(policy));

  return (
    <QueryView query={query} errorTitle="The numbers of your account could not be loaded">
      {({ numbers }) => (
        <Stack gap="sm">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              {numbers.length === 0
                ? 'Your account has no number that takes calls.'
                : 'The numbers of your account that take calls. Others cannot be used, and are not listed.'}
            </Text>
            <Button
              variant="subtle"
              size="xs"
              aria-disabled={query.isFetching}
              onClick={() => {
                if (!query.isFetching) void query.refetch();
              }}
            >
              {query.isFetching ? 'Loading…' : 'Load again'}
            </Button>
          </Group>
          {numbers.length > 0 && <Searched policy={policy} numbers={numbers} />}
        </Stack>
      )}
    </QueryView>
  );
}

type SearchedProps = { policy: PolicyKey; numbers: readonly CarrierNumberDto[] };

function Searched({ policy, numbers }: SearchedProps) {
  const { search, found, field } = useListSearch(numbers, {
    label: 'Search your numbers',
    placeholder: 'Search by number, name or address',
    textsOf: ({ number, name, leadsTo }) => [number, name, leadsTo ?? ''],
  });

  return (
    <>
      {field}
      {found.length === 0 && <Text role="status">No number of your account has “{search}”.</Text>}
      {found.length > 0 && (
        <Stack component="ul" gap="xs" className={classes.plainList} aria-label="Your numbers">
          {found.map((number) => (
            <Paper
              component="li"
              key={number.number}
              withBorder
              px="md"
              py="sm"
              className={classes.card}
            >
              <AccountNumber policy={policy} number={number} />
            </Paper>
          ))}
        </Stack>
      )}
    </>
  );
}

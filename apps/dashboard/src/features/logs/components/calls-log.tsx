import { Button, Center, Group, Stack } from '@mantine/core';
import { IconDownload, IconFilterOff, IconPhoneIncoming } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { LiveIndicator } from '../../../components/live-indicator';
import { QueryView } from '../../../components/query-view';
import { callQueries, exportAddress } from '../api/calls.queries';
import { useCallFilter } from '../use-call-filter';
import { CallsFilter, type FilterChoice } from './calls-filter';
import { CallsList } from './calls-list';

type CallsLogProps = {
  /** Shows the calls of this policy alone. */
  policyId?: string;
  /** What to filter by, where calls of all policies are shown. */
  policies?: readonly FilterChoice[];
  people: readonly FilterChoice[];
  /** Stands beside a number without a name. */
  addContact: (number: string) => ReactNode;
};

/** Calls, newest first, with their filter and the way to older ones. */
export function CallsLog({ policyId, policies, people, addContact }: CallsLogProps) {
  const project = useCurrentProject();
  const { filter, shown, isFiltered, changeFilter } = useCallFilter(policyId);
  const query = useInfiniteQuery(callQueries.list(project.id, filter));

  return (
    <Stack>
      <CallsFilter
        shown={shown}
        isFiltered={isFiltered}
        changeFilter={changeFilter}
        policies={policies}
        people={people}
      />
      <Group justify="space-between" gap="sm">
        <LiveIndicator />
        <Button
          component="a"
          href={exportAddress(project.id, filter)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {isFiltered ? 'These calls as CSV' : 'All calls as CSV'}
        </Button>
      </Group>
      <QueryView query={query} errorTitle="The calls could not be loaded">
        {({ pages }) => {
          const calls = pages.flatMap(({ items }) => items);
          return calls.length === 0 ? (
            <NoCalls isFiltered={isFiltered} />
          ) : (
            <CallsList
              projectId={project.id}
              calls={calls}
              withPolicy={policyId === undefined}
              addContact={addContact}
            />
          );
        }}
      </QueryView>
      {query.hasNextPage && (
        <Center>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchNextPageError ? 'Older calls did not load. Try again' : 'Load more'}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function NoCalls({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      icon={<IconFilterOff />}
      title="No such calls"
      description="No call matches this filter. Search for less, or choose a longer period."
    />
  ) : (
    <EmptyState
      icon={<IconPhoneIncoming />}
      title="No calls yet"
      description="As soon as somebody calls, the call shows here, while it goes on and afterwards."
    />
  );
}

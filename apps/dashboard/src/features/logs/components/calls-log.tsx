import { Button, Center, Group, Stack } from '@mantine/core';
import { IconFilterOff, IconPhoneIncoming } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { QueryView } from '../../../components/query-view';
import { callQueries } from '../api/calls.queries';
import { useCallFilter } from '../use-call-filter';
import { CallsFilter, type PolicyChoice } from './calls-filter';
import { CallsList } from './calls-list';
import { LiveIndicator } from './live-indicator';

type CallsLogProps = {
  /** Shows the calls of this policy alone. */
  policyId?: string;
  /** What to filter by, where calls of all policies are shown. */
  policies?: readonly PolicyChoice[];
};

/** Calls, newest first, with their filter and the way to older ones. */
export function CallsLog({ policyId, policies }: CallsLogProps) {
  const project = useCurrentProject();
  const { filter, changeFilter } = useCallFilter(policyId);
  const query = useInfiniteQuery(callQueries.list(project.id, filter));
  const isFiltered = filter.status !== undefined || filter.policyId !== policyId;

  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <CallsFilter filter={filter} policies={policies} onChange={changeFilter} />
        <LiveIndicator />
      </Group>
      <QueryView query={query} errorTitle="The calls could not be loaded">
        {({ pages }) => {
          const calls = pages.flatMap(({ items }) => items);
          return calls.length === 0 ? (
            <NoCalls isFiltered={isFiltered} />
          ) : (
            <CallsList projectId={project.id} calls={calls} withPolicy={policyId === undefined} />
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
      description="No call matches this filter. Choose another status or policy."
    />
  ) : (
    <EmptyState
      icon={<IconPhoneIncoming />}
      title="No calls yet"
      description="As soon as somebody calls, the call shows here, while it goes on and afterwards."
    />
  );
}

import { Button, Center, Paper, Stack } from '@mantine/core';
import { IconHistory, IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { QueryView } from '../../../components/query-view';
import { auditLogQueries, type AuditFilter } from '../api/audit-log.queries';
import { AuditEntry } from './audit-entry';
import classes from './audit-log.module.css';

type AuditEntriesProps = { filter: AuditFilter; isFiltered: boolean };

/** Entries, newest first, and the way to older ones. */
export function AuditEntries({ filter, isFiltered }: AuditEntriesProps) {
  const { id } = useCurrentProject();
  const query = useInfiniteQuery(auditLogQueries.list(id, filter));

  return (
    <Stack>
      <QueryView query={query} errorTitle="The audit log could not be loaded">
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0) return <NoEntries isFiltered={isFiltered} />;
          return (
            <Paper withBorder component="ol" className={classes.list}>
              {entries.map((entry) => (
                <AuditEntry key={entry.id} entry={entry} />
              ))}
            </Paper>
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
            {query.isFetchNextPageError ? 'Older entries did not load. Try again' : 'Load more'}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      icon={<IconFilterOff />}
      title="No such entries"
      description="Nothing that was done matches this filter."
    />
  ) : (
    <EmptyState
      icon={<IconHistory />}
      title="Nothing yet"
      description="Whatever is changed from now on is written down here, and nobody can change or delete it."
    />
  );
}

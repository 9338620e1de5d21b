import { Button, Center, Stack } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { voicemailQueries } from '../api/voicemails.queries';
import { VoicemailsList } from '../components/voicemails-list';

/** Every message that callers have left in a project. */
export function VoicemailsPage() {
  const project = useCurrentProject();
  const query = useInfiniteQuery(voicemailQueries.list(project.id));

  return (
    <>
      <PageHeader title="Voicemails" />
      <Stack>
        <QueryView query={query} errorTitle="The messages could not be loaded">
          {({ pages }) => {
            const voicemails = pages.flatMap(({ items }) => items);
            return voicemails.length === 0 ? (
              <EmptyState
                icon={<IconMicrophone />}
                title="No messages"
                description="Callers whom nobody takes may leave a message where the policy lets them: turn it on in its settings."
              />
            ) : (
              <VoicemailsList projectId={project.id} voicemails={voicemails} />
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
              {query.isFetchNextPageError ? 'Older messages did not load. Try again' : 'Load more'}
            </Button>
          </Center>
        )}
      </Stack>
    </>
  );
}

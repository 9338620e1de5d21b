import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { retentionQuery } from '../api/retention.queries';
import { RetentionForm } from '../components/retention-form';
import { RetentionRuns } from '../components/retention-runs';

/** How long a project keeps what it knows of its calls, and what it has deleted. */
export function RetentionPage() {
  const { id, may } = useCurrentProject();
  const query = useQuery(retentionQuery(id));

  return (
    <>
      <PageHeader title="Retention">
        <Text size="sm" c="dimmed">
          {may('write', 'project')
            ? 'What is older is deleted for good, every hour. Leave a field empty to keep it for ever.'
            : 'Only an owner can change it.'}
        </Text>
      </PageHeader>
      <QueryView query={query} errorTitle="How long calls are kept could not be loaded">
        {(retention) => (
          <Stack gap="xl">
            <RetentionForm retention={retention} />
            <RetentionRuns runs={retention.runs} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}

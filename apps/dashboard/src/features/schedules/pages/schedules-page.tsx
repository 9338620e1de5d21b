import { Button, Stack, Text } from '@mantine/core';
import { IconCalendarTime, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { EmptyState } from '../../../components/empty-state';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useListSearch } from '../../../components/use-list-search';
import { zoneWords } from '../../../components/zone-words';
import { scheduleQueries } from '../api/schedules.queries';
import { SchedulesList } from '../components/schedules-list';
import { viewerZone } from '../viewer-zone';

export function SchedulesPage() {
  const project = useCurrentProject();
  const query = useQuery(scheduleQueries.list(project.id));
  const { search, found, field } = useListSearch(query.data ?? [], {
    label: 'Search schedules',
    placeholder: 'Search by name',
    textsOf: ({ name }) => [name],
  });
  const timeZone = viewerZone();
  const createButton = project.may('write', 'schedules') && (
    <Button component={Link} to="new" leftSection={<IconPlus size={16} />}>
      New schedule
    </Button>
  );

  return (
    <>
      <PageHeader title="Schedules" actions={(query.data?.length ?? 0) > 0 && createButton}>
        <Text size="sm" c="dimmed">
          Times are in your time zone, {zoneWords(timeZone)}.
        </Text>
      </PageHeader>
      <QueryView query={query} errorTitle="The schedules could not be loaded">
        {(schedules) => {
          if (schedules.length === 0) return <NoSchedules action={createButton} />;
          return (
            <Stack gap="md">
              {field}
              {found.length > 0 ? (
                <SchedulesList schedules={found} timeZone={timeZone} />
              ) : (
                <Text role="status">No schedule has “{search}” in its name.</Text>
              )}
            </Stack>
          );
        }}
      </QueryView>
    </>
  );
}

function NoSchedules({ action }: { action: React.ReactNode }) {
  return (
    <EmptyState
      icon={<IconCalendarTime />}
      title="No schedules yet"
      description="A schedule says who is on call when: people take turns by the week, by the day or by the hour. A policy can ring whoever is on call."
      action={action}
    />
  );
}

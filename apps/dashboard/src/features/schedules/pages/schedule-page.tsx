import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useNow } from '../../../components/use-now';
import { scheduleQueries } from '../api/schedules.queries';
import { OnCallNow } from '../components/on-call-now';
import { ScheduleRoom } from '../components/schedule-room';

type SchedulePageProps = {
  scheduleId: string;
  /** What other rooms of the house can do with a schedule; stands in the page's head. */
  actions?: (schedule: ScheduleDto) => ReactNode;
};

export function SchedulePage({ scheduleId, actions }: SchedulePageProps) {
  const project = useCurrentProject();
  const query = useQuery(scheduleQueries.detail(project.id, scheduleId));
  const now = useNow(30_000);
  const list = `/projects/${project.id}/schedules`;

  return (
    <>
      <PageHeader
        title={query.data?.name ?? 'Schedule'}
        back={{ to: list, label: 'Schedules' }}
        actions={
          query.data && (
            <Group gap="xs">
              {actions?.(query.data)}
              {project.may('write', 'schedules') && (
                <Button component={Link} to="edit" leftSection={<IconPencil size={16} />}>
                  Edit schedule
                </Button>
              )}
            </Group>
          )
        }
      >
        {query.data && <OnCallNow schedule={query.data} now={now} />}
      </PageHeader>
      <QueryView query={query} errorTitle="This schedule could not be loaded">
        {(schedule) => (
          <Stack gap="lg">
            {schedule.description !== '' && (
              <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {schedule.description}
              </Text>
            )}
            <ScheduleRoom schedule={schedule} now={now} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}

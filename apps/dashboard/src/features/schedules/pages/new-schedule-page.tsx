import type { MemberDto } from '@ringdown/contracts';
import { notifications } from '@mantine/notifications';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useCreateSchedule } from '../api/schedules.queries';
import { ScheduleForm } from '../components/editor/schedule-form';
import { choicesOf, newScheduleValues } from '../schedule-form-values';

/** The project's people, as another room of the house loads them. */
export type MembersQuery = Pick<UseQueryResult<MemberDto[]>, 'data' | 'error' | 'refetch'>;

export function NewSchedulePage({ members }: { members: MembersQuery }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const createSchedule = useCreateSchedule(project.id);
  const [initialValues] = useState(() => newScheduleValues(Date.now()));
  const list = `/projects/${project.id}/schedules`;
  if (!project.may('write', 'schedules')) return <Navigate to={list} replace />;

  return (
    <>
      <PageHeader title="New schedule" back={{ to: list, label: 'Schedules' }} />
      <QueryView query={members} errorTitle="The people of this project could not be loaded">
        {(people) => (
          <ScheduleForm
            initialValues={initialValues}
            choices={choicesOf(people)}
            saveLabel="Create schedule"
            save={async (values) => {
              const schedule = await createSchedule.mutateAsync(values);
              notifications.show({ message: `${schedule.name} is created.` });
              await navigate(`${list}/${schedule.id}`);
            }}
          />
        )}
      </QueryView>
    </>
  );
}

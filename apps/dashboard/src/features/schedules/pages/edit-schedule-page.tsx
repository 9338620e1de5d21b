import { Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MemberDto, ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { scheduleQueries, useFetchSchedule, useUpdateSchedule } from '../api/schedules.queries';
import { DeleteSchedule } from '../components/delete-schedule';
import { ScheduleForm } from '../components/editor/schedule-form';
import { choicesOf, scheduleFormValues } from '../schedule-form-values';
import type { MembersQuery } from './new-schedule-page';

type EditSchedulePageProps = { scheduleId: string; members: MembersQuery };

export function EditSchedulePage({ scheduleId, members }: EditSchedulePageProps) {
  const project = useCurrentProject();
  const query = useQuery(scheduleQueries.detail(project.id, scheduleId));
  const page = `/projects/${project.id}/schedules/${scheduleId}`;
  const name = query.data?.name ?? 'Schedule';
  if (!project.may('write', 'schedules')) return <Navigate to={page} replace />;

  return (
    <>
      <PageHeader title={`Edit ${name}`} back={{ to: page, label: name }} />
      <QueryView query={query} errorTitle="This schedule could not be loaded">
        {(schedule) => (
          <QueryView query={members} errorTitle="The people of this project could not be loaded">
            {(people) => (
              <Stack gap="xl">
                <ScheduleEditor schedule={schedule} people={people} page={page} />
                <DeleteSchedule schedule={schedule} />
              </Stack>
            )}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

type ScheduleEditorProps = { schedule: ScheduleDto; people: readonly MemberDto[]; page: string };

function ScheduleEditor({ schedule, people, page }: ScheduleEditorProps) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const updateSchedule = useUpdateSchedule(project.id, schedule.id);
  const fetchSchedule = useFetchSchedule(project.id, schedule.id);
  // What the form began with: news of other people's changes must not undo what is being typed.
  const [shown, setShown] = useState(schedule);

  return (
    <ScheduleForm
      scheduleId={schedule.id}
      initialValues={scheduleFormValues(shown)}
      choices={choicesOf(people, shown)}
      saveLabel="Save"
      save={async (body) => {
        await updateSchedule.mutateAsync({ body, version: shown.version });
        notifications.show({ message: 'The schedule is saved.' });
        await navigate(page);
      }}
      reload={async () => {
        const present = await fetchSchedule();
        setShown(present);
        return scheduleFormValues(present);
      }}
    />
  );
}

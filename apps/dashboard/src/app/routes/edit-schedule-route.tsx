import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';

import { useCurrentProject } from '../../api/current-project';
import { memberQueries } from '../../features/people/api/members.queries';
import { EditSchedulePage } from '../../features/schedules/pages/edit-schedule-page';

export function EditScheduleRoute() {
  const { scheduleId = '' } = useParams();
  const { id } = useCurrentProject();
  const members = useQuery(memberQueries.list(id));

  return <EditSchedulePage key={scheduleId} scheduleId={scheduleId} members={members} />;
}

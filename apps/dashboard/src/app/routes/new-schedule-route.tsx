import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { memberQueries } from '../../features/people/api/members.queries';
import { NewSchedulePage } from '../../features/schedules/pages/new-schedule-page';

export function NewScheduleRoute() {
  const { id } = useCurrentProject();

  return <NewSchedulePage members={useQuery(memberQueries.list(id))} />;
}

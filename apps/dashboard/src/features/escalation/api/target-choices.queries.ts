import { routes, type MemberDto, type ScheduleDto, type TeamDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';
import { targetChoices } from '../target-choices';

/** What rules of the project may ring, asked for anew each time a form opens. */
export function targetChoicesQuery(projectId: string) {
  return queryOptions({
    queryKey: [...queryKeys.policies(projectId), 'target-choices'],
    queryFn: async ({ signal }) => {
      const [members, teams, schedules] = await Promise.all([
        requestAll<MemberDto>(routes.members(projectId), signal),
        requestAll<TeamDto>(routes.teams(projectId), signal),
        requestAll<ScheduleDto>(routes.schedules(projectId), signal),
      ]);
      return targetChoices({ members, teams, schedules });
    },
    staleTime: 0,
  });
}

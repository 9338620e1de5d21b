import { routes, type MemberDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const memberQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.members(projectId),
      queryFn: ({ signal }) => requestAll<MemberDto>(routes.members(projectId), signal),
    }),
};

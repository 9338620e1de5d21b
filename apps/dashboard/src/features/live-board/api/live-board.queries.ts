import { routes, type LiveBoardDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** The safety net under the live updates. */
const pollMilliseconds = 5_000;

/** All calls in progress; whatever changes in a call asks for them anew. */
export function liveBoardQuery(projectId: string) {
  return queryOptions({
    queryKey: [...queryKeys.calls(projectId), 'live-board'],
    queryFn: ({ signal }) => request<LiveBoardDto>('GET', routes.liveBoard(projectId), { signal }),
    refetchInterval: pollMilliseconds,
  });
}

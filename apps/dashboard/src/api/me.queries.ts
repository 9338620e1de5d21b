import { routes, type MeDto } from '@ringdown/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';

import { request } from './http';
import { queryKeys } from './query-keys';

export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: ({ signal }) => request<MeDto>('GET', routes.me(), { signal }),
  staleTime: 60_000,
});

/** Whoever has just been let in is the one whom all pages are about from now on. */
export function useSessionStart(): (me: MeDto) => void {
  const queryClient = useQueryClient();
  return (me) => {
    // Another person may have been signed in on this page before.
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
  };
}

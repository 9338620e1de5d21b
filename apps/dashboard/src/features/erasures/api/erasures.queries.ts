import {
  routes,
  type ErasedCallerDto,
  type ErasureDto,
  type PageDto,
  type TracesOfCallerDto,
} from '@ringdown/contracts';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const pollMilliseconds = 2000;

/** Newest first; looked at again and again while one is under way. */
export function erasuresQuery(projectId: string) {
  return infiniteQueryOptions({
    queryKey: [...queryKeys.project(projectId), 'erasures'],
    queryFn: ({ signal, pageParam }) =>
      request<PageDto<ErasureDto>>('GET', routes.erasures(projectId), {
        query: { cursor: pageParam, limit: 10 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: PageDto<ErasureDto>) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => {
      const erasures = state.data?.pages.flatMap(({ items }) => items) ?? [];
      return erasures.some(({ state: each }) => each === 'running') ? pollMilliseconds : false;
    },
  });
}

/** Counts what there is of a caller. */
export function useTracesOfCaller(projectId: string) {
  return useMutation({
    mutationFn: (body: ErasedCallerDto) =>
      request<TracesOfCallerDto>('POST', routes.erasurePreview(projectId), { body }),
  });
}

/** Names, numbers and lists change wherever they are shown. */
export function useEraseCaller(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ErasedCallerDto) =>
      request<ErasureDto>('POST', routes.erasures(projectId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.project(projectId) }),
  });
}

import {
  routes,
  type CreateScheduleOverrideDto,
  type MemberDto,
  type PageDto,
  type ScheduleOverrideDto,
} from '@ringdown/contracts';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** A schedule may have thousands. */
const pageSize = 20;

export const overrideQueries = {
  /** Those that are not over, by their beginning, page by page. */
  coming: (projectId: string, scheduleId: string) =>
    infiniteQueryOptions({
      queryKey: [...queryKeys.schedules(projectId), 'one', scheduleId, 'coming-overrides'],
      queryFn: ({ pageParam, signal }) =>
        request<PageDto<ScheduleOverrideDto>>('GET', routes.overrides(projectId, scheduleId), {
          query: { from: new Date().toISOString(), limit: pageSize, cursor: pageParam },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  /** Whom an override may name. */
  members: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.members(projectId),
      queryFn: ({ signal }) => requestAll<MemberDto>(routes.members(projectId), signal),
    }),
};

export function useCreateOverride(projectId: string, scheduleId: string) {
  const renew = useRenew(projectId);
  return useMutation({
    mutationFn: (body: CreateScheduleOverrideDto) =>
      request<ScheduleOverrideDto>('POST', routes.overrides(projectId, scheduleId), { body }),
    onSuccess: renew,
  });
}

export function useCancelOverride(projectId: string, scheduleId: string) {
  const renew = useRenew(projectId);
  return useMutation({
    mutationFn: (overrideId: string) =>
      request<undefined>('DELETE', routes.override(projectId, scheduleId, overrideId)),
    // It may be over, or somebody else may have cancelled it.
    onSettled: renew,
  });
}

function useRenew(projectId: string) {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [queryKeys.schedules(projectId), queryKeys.shifts(projectId)].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
}

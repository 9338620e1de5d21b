import {
  routes,
  type CallDetailDto,
  type CallDto,
  type CallsFilterDto,
  type PageDto,
} from '@ringdown/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';
import { isInProgress } from '../../../components/call-status';

/** The filters as the API takes them. */
export type CallFilter = Pick<
  CallsFilterDto,
  'policyId' | 'status' | 'testCalls' | 'responderId' | 'q' | 'from' | 'to'
>;

/** The safety net under the live updates while somebody watches a call. */
const pollMilliseconds = 5_000;
const callsPerPage = 50;

const keys = {
  list: (projectId: string, filter: CallFilter) => [...queryKeys.calls(projectId), 'list', filter],
  detail: (projectId: string, callId: string) => [...queryKeys.calls(projectId), 'detail', callId],
};

export const callQueries = {
  list: (projectId: string, filter: CallFilter) =>
    infiniteQueryOptions({
      queryKey: keys.list(projectId, filter),
      queryFn: ({ signal, pageParam }) =>
        request<PageDto<CallDto>>('GET', routes.calls(projectId), {
          query: { ...filter, cursor: pageParam, limit: callsPerPage },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: PageDto<CallDto>) => page.nextCursor ?? undefined,
    }),
  detail: (projectId: string, callId: string) =>
    queryOptions({
      queryKey: keys.detail(projectId, callId),
      queryFn: ({ signal }) =>
        request<CallDetailDto>('GET', routes.call(projectId, callId), { signal }),
      refetchInterval: ({ state }) =>
        state.data !== undefined && isInProgress(state.data.status) ? pollMilliseconds : false,
    }),
};

/** Where the browser finds the calls as a file. */
export function exportAddress(projectId: string, filter: CallFilter): string {
  return `${routes.callsExport(projectId)}?${new URLSearchParams(filter).toString()}`;
}

import {
  routes,
  type AuditEntryDto,
  type AuditLogFilterDto,
  type PageDto,
} from '@ringdown/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';

const entriesPerPage = 50;

/** The filters as the API takes them. */
export type AuditFilter = Pick<
  AuditLogFilterDto,
  'action' | 'actorId' | 'targetId' | 'q' | 'from' | 'to'
>;

export const auditLogQueries = {
  list: (projectId: string, filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: ['projects', projectId, 'audit-log', filter],
      queryFn: ({ signal, pageParam }) =>
        request<PageDto<AuditEntryDto>>('GET', routes.auditLog(projectId), {
          query: { ...filter, cursor: pageParam, limit: entriesPerPage },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: PageDto<AuditEntryDto>) => page.nextCursor ?? undefined,
      // Whatever anybody does adds to it.
      staleTime: 0,
    }),
};

/** Where the browser finds the file. */
export function exportAddress(
  projectId: string,
  format: 'csv' | 'jsonl',
  filter: AuditFilter,
): string {
  return `${routes.auditLogExport(projectId)}?${new URLSearchParams({ format, ...filter }).toString()}`;
}

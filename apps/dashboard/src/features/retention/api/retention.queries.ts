import { routes, type RetentionDto, type SetRetentionDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export function retentionQuery(projectId: string) {
  return queryOptions({
    queryKey: [...queryKeys.project(projectId), 'retention'],
    queryFn: ({ signal }) => request<RetentionDto>('GET', routes.retention(projectId), { signal }),
  });
}

export function useSetRetention(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: SetRetentionDto; version: number }) =>
      request<RetentionDto>('PUT', routes.retention(projectId), { body, version }),
    onSuccess: (retention) =>
      queryClient.setQueryData(retentionQuery(projectId).queryKey, retention),
  });
}

/** Asks how it is set now. */
export function useFetchRetention(projectId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.query({ ...retentionQuery(projectId), staleTime: 0 });
}

import { routes, type PolicyReadinessDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export function readinessQuery(projectId: string, policyId: string) {
  return queryOptions({
    queryKey: [...queryKeys.policies(projectId), 'readiness', policyId],
    queryFn: ({ signal }) =>
      request<PolicyReadinessDto>('GET', routes.policyReadiness(projectId, policyId), { signal }),
  });
}

export function useCheckReadiness(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<PolicyReadinessDto>('POST', routes.policyReadiness(projectId, policyId)),
    onSuccess: (readiness) => {
      queryClient.setQueryData(readinessQuery(projectId, policyId).queryKey, readiness);
    },
  });
}

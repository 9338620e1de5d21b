import { routes, type PolicyReadinessDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const outdatedPollMs = 5000;

export function readinessQuery(projectId: string, policyId: string) {
  return queryOptions({
    queryKey: [...queryKeys.policies(projectId), 'readiness', policyId],
    queryFn: ({ signal }) =>
      request<PolicyReadinessDto>('GET', routes.policyReadiness(projectId, policyId), { signal }),
    // It is checked again by itself; whoever waits sees it come.
    refetchInterval: ({ state }) => (state.data?.isOutdated === true ? outdatedPollMs : false),
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

import { routes, type PolicyRoutingPlanDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export function routingPlanQuery(projectId: string, policyId: string) {
  return queryOptions({
    queryKey: [...queryKeys.policies(projectId), 'routing-plan', policyId],
    queryFn: ({ signal }) =>
      request<PolicyRoutingPlanDto>('GET', routes.policyRoutingPlan(projectId, policyId), {
        signal,
      }),
    // Phones, teams and schedules change on other pages.
    staleTime: 0,
  });
}

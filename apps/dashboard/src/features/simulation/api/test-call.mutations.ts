import { routes, type PlacedTestCallDto } from '@ringdown/contracts';
import { useMutation } from '@tanstack/react-query';

import { request } from '../../../api/http';

export function usePlaceTestCall(projectId: string, policyId: string) {
  return useMutation({
    mutationFn: () =>
      request<PlacedTestCallDto>('POST', routes.policyTestCall(projectId, policyId)),
  });
}

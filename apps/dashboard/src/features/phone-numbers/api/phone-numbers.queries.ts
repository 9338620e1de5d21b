import {
  routes,
  type LinkRoutingNumberDto,
  type NumberCheckDto,
  type RoutingNumberDto,
  type WebhookAddressesDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

export const phoneNumberQueries = {
  list: ({ projectId, policyId }: PolicyKey) =>
    queryOptions({
      queryKey: [...queryKeys.policies(projectId), 'phone-numbers', policyId],
      queryFn: ({ signal }) =>
        requestAll<RoutingNumberDto>(routes.phoneNumbers(projectId, policyId), signal),
    }),
  addresses: (projectId: string) =>
    queryOptions({
      queryKey: ['projects', projectId, 'webhook-addresses'],
      queryFn: ({ signal }) =>
        request<WebhookAddressesDto>('GET', routes.webhookAddresses(projectId), { signal }),
      staleTime: Infinity,
    }),
};

export function useLinkNumber({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: LinkRoutingNumberDto) =>
      request<RoutingNumberDto>('POST', routes.phoneNumbers(projectId, policyId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

export function useUnlinkNumber({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (number: string) =>
      request<undefined>('DELETE', routes.phoneNumber(projectId, policyId, number)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Each press asks the carrier anew: the answer is about this moment. */
export function useCheckNumber({ projectId, policyId }: PolicyKey) {
  return useMutation({
    mutationFn: (number: string) =>
      request<NumberCheckDto>('GET', routes.phoneNumberCheck(projectId, policyId, number)),
  });
}

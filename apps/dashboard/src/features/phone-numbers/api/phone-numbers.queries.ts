import {
  routes,
  type CarrierNumbersDto,
  type GiveBackNumberDto,
  type LinkRoutingNumberDto,
  type NumberCheckDto,
  type ReleaseNumberDto,
  type RoutingNumberDto,
  type WebhookAddressesDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Which policy of which project. */
export type PolicyKey = { projectId: string; policyId: string };

/** What the carrier said is fresh for so long: a page that is looked at again does not ask it each time. */
const freshMilliseconds = 60_000;

const keys = {
  list: ({ projectId, policyId }: PolicyKey) => [
    ...queryKeys.policies(projectId),
    'phone-numbers',
    policyId,
  ],
};

export const phoneNumberQueries = {
  list: (policy: PolicyKey) =>
    queryOptions({
      queryKey: keys.list(policy),
      queryFn: ({ signal }) =>
        requestAll<RoutingNumberDto>(
          routes.phoneNumbers(policy.projectId, policy.policyId),
          signal,
        ),
    }),
  check: (policy: PolicyKey, number: string) =>
    queryOptions({
      queryKey: [...keys.list(policy), 'check', number],
      queryFn: ({ signal }) =>
        request<NumberCheckDto>(
          'GET',
          routes.phoneNumberCheck(policy.projectId, policy.policyId, number),
          { signal },
        ),
      staleTime: freshMilliseconds,
    }),
  ofAccount: (policy: PolicyKey) =>
    queryOptions({
      queryKey: [...keys.list(policy), 'of-account'],
      queryFn: ({ signal }) =>
        request<CarrierNumbersDto>(
          'GET',
          routes.carrierNumbers(policy.projectId, policy.policyId),
          { signal },
        ),
      staleTime: freshMilliseconds,
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

/** Leads a number of the account here; also one that is linked already, and one that was led here before. */
export function useTakeOver({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (number: string) =>
      request<RoutingNumberDto>('POST', routes.phoneNumberTakeOver(projectId, policyId, number)),
    // Refused half-way, the number is linked all the same.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Which number goes, and what becomes of its settings at the carrier. */
export type Release = Pick<ReleaseNumberDto, 'settings'> & { number: string };

export function useReleaseNumber({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ number, settings }: Release) =>
      request<undefined>('DELETE', routes.phoneNumber(projectId, policyId, number), {
        query: { settings },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Gives a number that was bought back to the carrier; `number` is what was typed. */
export function useGiveBackNumber({ projectId, policyId }: PolicyKey, number: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: GiveBackNumberDto) =>
      request<undefined>('POST', routes.phoneNumberGiveBack(projectId, policyId, number), { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

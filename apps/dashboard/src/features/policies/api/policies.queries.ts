import {
  routes,
  type CreatePolicyDto,
  type PolicyDto,
  type UpdatePolicyDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const keys = {
  detail: (projectId: string, policyId: string) => [
    ...queryKeys.policies(projectId),
    'detail',
    policyId,
  ],
};

export const policyQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.policyList(projectId),
      queryFn: ({ signal }) => requestAll<PolicyDto>(routes.policies(projectId), signal),
      // Whom policies reach changes with teams, schedules and phones, on other pages.
      staleTime: 0,
    }),
  detail: (projectId: string, policyId: string) =>
    queryOptions({
      queryKey: keys.detail(projectId, policyId),
      queryFn: ({ signal }) =>
        request<PolicyDto>('GET', routes.policy(projectId, policyId), { signal }),
    }),
};

export function useCreatePolicy(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreatePolicyDto) =>
      request<PolicyDto>('POST', routes.policies(projectId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

export function useDuplicatePolicy(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request<PolicyDto>('POST', routes.policyDuplicate(projectId, policyId)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** What is to change, and the version of the policy that the change is made from. */
export type PolicyEdit = { body: Partial<UpdatePolicyDto>; version: number };

export function useUpdatePolicy(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: PolicyEdit) =>
      request<PolicyDto>('PATCH', routes.policy(projectId, policyId), { body, version }),
    onSuccess: (policy) => {
      queryClient.setQueryData(keys.detail(projectId, policyId), policy);
      return queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) });
    },
  });
}

/** Asks for the policy as it is now. */
export function useFetchPolicy(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.query({ ...policyQueries.detail(projectId, policyId), staleTime: 0 });
}

export function useDeletePolicy(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      request<undefined>('DELETE', routes.policy(projectId, policyId), { version }),
    // Somebody else has changed it: then the new state is shown.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.detail(projectId, policyId) }),
    // Only the list: what is shown of the deleted policy itself would be asked for in vain.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policyList(projectId) }),
  });
}

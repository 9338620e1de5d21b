import {
  routes,
  type CallerEntryDto,
  type CreateCallerEntryDto,
  type PolicyDto,
  type UpdatePolicyDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** Whose lists: one policy's, or null: those of the project for all its policies. */
export type ListOwner = { projectId: string; policyId: string | null };

export const callerListQueries = {
  /** The newest first. */
  entries: ({ projectId, policyId }: ListOwner) =>
    queryOptions({
      queryKey: [...queryKeys.callerEntries(projectId), policyId],
      queryFn: ({ signal }) =>
        requestAll<CallerEntryDto>(routes.callerEntries(projectId), signal, {
          policyId: policyId ?? undefined,
        }),
    }),
};

export function useAddCallerEntry({ projectId, policyId }: ListOwner) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<CreateCallerEntryDto, 'policyId'>) =>
      request<CallerEntryDto>('POST', routes.callerEntries(projectId), {
        body: { ...body, policyId },
      }),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.callerEntries(projectId) }),
  });
}

export function useRemoveCallerEntry(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (entryId: string) =>
      request<undefined>('DELETE', routes.callerEntry(projectId, entryId)),
    // Somebody else may have removed it: then the list shows so.
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.callerEntries(projectId) }),
  });
}

export function useSetCallers(projectId: string, policyId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Partial<UpdatePolicyDto>; version: number }) =>
      request<PolicyDto>('PATCH', routes.policy(projectId, policyId), { body, version }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

/** Asks for the policy as it is now. */
export function useFetchCallers(projectId: string, policyId: string) {
  return () => request<PolicyDto>('GET', routes.policy(projectId, policyId));
}

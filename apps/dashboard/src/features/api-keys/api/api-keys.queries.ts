import {
  routes,
  type ApiKeyDto,
  type CreateApiKeyDto,
  type CreatedApiKeyDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const apiKeyQueries = {
  /** The newest first. */
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.apiKeys(projectId),
      queryFn: ({ signal }) => requestAll<ApiKeyDto>(routes.apiKeys(projectId), signal),
      // Keys are used elsewhere.
      staleTime: 0,
    }),
};

export function useCreateApiKey(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApiKeyDto) =>
      request<CreatedApiKeyDto>('POST', routes.apiKeys(projectId), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys(projectId) }),
    // The key does not stay in memory.
    gcTime: 0,
  });
}

export function useRevokeApiKey(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) =>
      request<ApiKeyDto>('POST', routes.apiKeyRevocation(projectId, keyId)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys(projectId) }),
  });
}

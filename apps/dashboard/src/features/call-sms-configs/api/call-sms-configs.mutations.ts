import {
  routes,
  type CallSmsConfigCheckDto,
  type CallSmsConfigDto,
  type CallSmsConfigTrialDto,
  type CallSmsConfigTrialResultDto,
  type CreateCallSmsConfigDto,
  type UpdateCallSmsConfigDto,
} from '@ringdown/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { callSmsConfigQueries } from '../../../api/call-sms-configs.queries';
import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** What the settings of a config are sent as. */
export type ConfigChanges = Partial<UpdateCallSmsConfigDto>;

export function useCreateConfig(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateCallSmsConfigDto) =>
      request<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), { body }),
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.callSmsConfigs(projectId) }),
    // Tokens do not stay in memory.
    gcTime: 0,
  });
}

export function useUpdateConfig(projectId: string, configId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ConfigChanges) =>
      request<CallSmsConfigDto>('PATCH', routes.callSmsConfig(projectId, configId), { body }),
    onSuccess: (config) => {
      queryClient.setQueryData(callSmsConfigQueries.detail(projectId, configId).queryKey, config);
      return queryClient.invalidateQueries({ queryKey: queryKeys.callSmsConfigs(projectId) });
    },
    gcTime: 0,
  });
}

export function useDeleteConfig(projectId: string, configId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = callSmsConfigQueries.list(projectId);
  return useMutation({
    mutationFn: () => request<undefined>('DELETE', routes.callSmsConfig(projectId, configId)),
    // Only the list: what is shown of the deleted config itself would be asked for in vain.
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  });
}

export function useCheckConfig(projectId: string, configId: string) {
  return useMutation({
    mutationFn: () =>
      request<CallSmsConfigCheckDto>('POST', routes.callSmsConfigTest(projectId, configId)),
  });
}

/** How a config is tried out. */
export type TrialChannel = 'message' | 'call';

export function useTryConfig(projectId: string, configId: string) {
  const paths = {
    message: routes.callSmsConfigTestMessage(projectId, configId),
    call: routes.callSmsConfigTestCall(projectId, configId),
  };
  return useMutation({
    mutationFn: ({ channel, ...body }: CallSmsConfigTrialDto & { channel: TrialChannel }) =>
      request<CallSmsConfigTrialResultDto>('POST', paths[channel], { body }),
  });
}

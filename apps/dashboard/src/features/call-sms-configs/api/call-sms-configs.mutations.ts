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

/** What is to change, and the version of the config that the change is made from. */
export type ConfigEdit = { body: ConfigChanges; version: number };

export function useUpdateConfig(projectId: string, configId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: ConfigEdit) =>
      request<CallSmsConfigDto>('PATCH', routes.callSmsConfig(projectId, configId), {
        body,
        version,
      }),
    onSuccess: (config) => {
      queryClient.setQueryData(callSmsConfigQueries.detail(projectId, configId).queryKey, config);
      return queryClient.invalidateQueries({ queryKey: queryKeys.callSmsConfigs(projectId) });
    },
    gcTime: 0,
  });
}

/** Asks for the config as it is now. */
export function useFetchConfig(projectId: string, configId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.query(callSmsConfigQueries.detail(projectId, configId));
}

export function useDeleteConfig(projectId: string, configId: string) {
  const queryClient = useQueryClient();
  const { queryKey } = callSmsConfigQueries.list(projectId);
  return useMutation({
    mutationFn: (version: number) =>
      request<undefined>('DELETE', routes.callSmsConfig(projectId, configId), { version }),
    // Somebody else has changed it: then the new state is shown.
    onError: () => queryClient.invalidateQueries(callSmsConfigQueries.detail(projectId, configId)),
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

import { routes, type CallSmsConfigDto } from '@ringdown/contracts';
import { queryOptions } from '@tanstack/react-query';

import { request, requestAll } from './http';
import { queryKeys } from './query-keys';

const keys = {
  list: (projectId: string) => [...queryKeys.callSmsConfigs(projectId), 'list'],
  detail: (projectId: string, configId: string) => [
    ...queryKeys.callSmsConfigs(projectId),
    'detail',
    configId,
  ],
};

/** The configs of a project, for their own pages and for whoever chooses one. Only owners and admins may ask. */
export const callSmsConfigQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: keys.list(projectId),
      queryFn: ({ signal }) =>
        requestAll<CallSmsConfigDto>(routes.callSmsConfigs(projectId), signal),
      // Policies change elsewhere which configs are in use.
      staleTime: 0,
    }),
  detail: (projectId: string, configId: string) =>
    queryOptions({
      queryKey: keys.detail(projectId, configId),
      queryFn: ({ signal }) =>
        request<CallSmsConfigDto>('GET', routes.callSmsConfig(projectId, configId), { signal }),
      staleTime: 0,
    }),
};

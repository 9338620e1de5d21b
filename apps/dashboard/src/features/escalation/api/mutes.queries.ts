import { routes, type MutesDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';
import type { PolicyKey } from './rules.queries';

/** Mutes begin on a phone and end by themselves. */
const pollMilliseconds = 30_000;

export const muteQueries = {
  list: ({ projectId, policyId }: PolicyKey) =>
    queryOptions({
      queryKey: [...queryKeys.policies(projectId), 'mutes', policyId],
      queryFn: ({ signal }) =>
        request<MutesDto>('GET', routes.mutes(projectId, policyId), { signal }),
      refetchInterval: pollMilliseconds,
    }),
};

/** Has the policy ring somebody again. */
export function useEndMute({ projectId, policyId }: PolicyKey) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) =>
      request<undefined>('DELETE', routes.mute(projectId, policyId, userId)),
    // Also after a refusal: then it has ended already.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(projectId) }),
  });
}

import { routes, type MeDto, type SetUpDto, type SetUpStateDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { useSessionStart } from '../../../api/me.queries';

export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: ({ signal }) => request<SetUpStateDto>('GET', routes.setUp(), { signal }),
  // An installation is set up once; before that, every page has to look again.
  staleTime: ({ state }) => (state.data?.needed === false ? Infinity : 0),
  // Whoever wants to sign in does not wait for this.
  retry: false,
});

export function useSetUp() {
  const startSession = useSessionStart();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetUpDto) => request<MeDto>('POST', routes.setUp(), { body }),
    onSuccess: startSession,
    // Somebody else may have been faster.
    onError: () => queryClient.invalidateQueries({ queryKey: setUpQuery.queryKey }),
  });
}

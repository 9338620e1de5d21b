import { routes, type PageDto, type VoicemailDto } from '@ringdown/contracts';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

const pollMilliseconds = 30_000;
const voicemailsPerPage = 50;

export const voicemailQueries = {
  list: (projectId: string) =>
    infiniteQueryOptions({
      queryKey: [...queryKeys.voicemails(projectId), 'list'],
      queryFn: ({ signal, pageParam }) =>
        request<PageDto<VoicemailDto>>('GET', routes.voicemails(projectId), {
          query: { cursor: pageParam, limit: voicemailsPerPage },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: PageDto<VoicemailDto>) => page.nextCursor ?? undefined,
      refetchInterval: pollMilliseconds,
    }),
  detail: (projectId: string, callId: string) =>
    queryOptions({
      queryKey: [...queryKeys.voicemails(projectId), 'detail', callId],
      queryFn: ({ signal }) =>
        request<VoicemailDto>('GET', routes.voicemail(projectId, callId), { signal }),
    }),
};

export function useDeleteVoicemail(projectId: string) {
  const refresh = useRefreshVoicemails(projectId);
  return useMutation({
    mutationFn: (callId: string) =>
      request<undefined>('DELETE', routes.voicemail(projectId, callId)),
    // Refused: somebody else has deleted it, or may not any more.
    onSettled: refresh,
  });
}

/** Whoever hears a message is noted by the server. */
export function useRefreshVoicemails(projectId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.voicemails(projectId) });
}

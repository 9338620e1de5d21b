import { routes, type RecordingDto } from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const recordingQueries = {
  detail: (projectId: string, callId: string) =>
    queryOptions({
      queryKey: [...queryKeys.recordings(projectId), callId],
      queryFn: ({ signal }) =>
        request<RecordingDto>('GET', routes.recording(projectId, callId), { signal }),
    }),
};

export function useDeleteRecording(projectId: string) {
  const refresh = useRefreshRecordings(projectId);
  return useMutation({
    mutationFn: (callId: string) =>
      request<undefined>('DELETE', routes.recording(projectId, callId)),
    // Refused: somebody else has deleted it, or may not any more.
    onSettled: refresh,
  });
}

/** Whoever hears a recording is noted by the server. */
export function useRefreshRecordings(projectId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.recordings(projectId) });
}

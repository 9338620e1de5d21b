import {
  routes,
  type CalendarFeedDto,
  type CreateCalendarFeedDto,
  type CreatedCalendarFeedDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const calendarFeedQueries = {
  /** One's own. */
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.calendarFeeds(projectId),
      queryFn: ({ signal }) => requestAll<CalendarFeedDto>(routes.calendarFeeds(projectId), signal),
      // Calendar programs read them elsewhere.
      staleTime: 0,
    }),
};

export function useCreateCalendarFeed(projectId: string) {
  return useFeedChange(projectId, (body: CreateCalendarFeedDto) =>
    request<CreatedCalendarFeedDto>('POST', routes.calendarFeeds(projectId), { body }),
  );
}

export function useRenewCalendarFeed(projectId: string) {
  return useFeedChange(projectId, (feedId: string) =>
    request<CreatedCalendarFeedDto>('POST', routes.calendarFeedRenewal(projectId, feedId)),
  );
}

export function useRevokeCalendarFeed(projectId: string) {
  return useFeedChange(projectId, (feedId: string) =>
    request<undefined>('DELETE', routes.calendarFeed(projectId, feedId)),
  );
}

function useFeedChange<Asked, Answer>(
  projectId: string,
  change: (asked: Asked) => Promise<Answer>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.calendarFeeds(projectId) }),
    // The address does not stay in memory.
    gcTime: 0,
  });
}

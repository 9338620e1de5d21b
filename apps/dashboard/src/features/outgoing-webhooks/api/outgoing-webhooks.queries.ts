import {
  routes,
  type CreatedOutgoingWebhookDto,
  type CreateOutgoingWebhookDto,
  type OutgoingWebhookDto,
  type PageDto,
  type WebhookDeliveryDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

/** As many as somebody looks through; scripts can read all of them. */
const shownDeliveries = 20;
/** While a message is on its way. */
const pollMilliseconds = 3_000;

export const webhookQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.outgoingWebhooks(projectId),
      queryFn: ({ signal }) =>
        requestAll<OutgoingWebhookDto>(routes.outgoingWebhooks(projectId), signal),
    }),
  /** The newest first. */
  deliveries: (projectId: string, webhookId: string) =>
    queryOptions({
      queryKey: [...queryKeys.outgoingWebhooks(projectId), webhookId, 'deliveries'],
      queryFn: ({ signal }) =>
        request<PageDto<WebhookDeliveryDto>>(
          'GET',
          routes.webhookDeliveries(projectId, webhookId),
          {
            query: { limit: shownDeliveries },
            signal,
          },
        ),
      refetchInterval: ({ state }) =>
        state.data?.items.some((each) => each.state === 'waiting') === true
          ? pollMilliseconds
          : false,
    }),
};

export function useCreateWebhook(projectId: string) {
  return useWebhookChange(projectId, (body: CreateOutgoingWebhookDto) =>
    request<CreatedOutgoingWebhookDto>('POST', routes.outgoingWebhooks(projectId), { body }),
  );
}

export function useDeleteWebhook(projectId: string) {
  return useWebhookChange(projectId, (webhookId: string) =>
    request('DELETE', routes.outgoingWebhook(projectId, webhookId)),
  );
}

export function useEnableWebhook(projectId: string) {
  return useWebhookChange(projectId, (webhookId: string) =>
    request<OutgoingWebhookDto>('POST', routes.outgoingWebhookEnabling(projectId, webhookId)),
  );
}

export function useTestWebhook(projectId: string) {
  return useWebhookChange(projectId, (webhookId: string) =>
    request<WebhookDeliveryDto>('POST', routes.outgoingWebhookTest(projectId, webhookId)),
  );
}

function useWebhookChange<Given, Answer>(
  projectId: string,
  mutationFn: (given: Given) => Promise<Answer>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      queryClient.invalidateQueries({ queryKey: queryKeys.outgoingWebhooks(projectId) }),
    // A secret does not stay in memory.
    gcTime: 0,
  });
}

import {
  routes,
  type CreateInvitationDto,
  type InvitationDto,
  type SentInvitationDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request, requestAll } from '../../../api/http';
import { queryKeys } from '../../../api/query-keys';

export const invitationQueries = {
  list: (projectId: string) =>
    queryOptions({
      queryKey: queryKeys.invitations(projectId),
      queryFn: ({ signal }) => requestAll<InvitationDto>(routes.invitations(projectId), signal),
    }),
};

export function useInvite(projectId: string) {
  return useMutation({
    mutationFn: (body: CreateInvitationDto) =>
      request<SentInvitationDto>('POST', routes.invitations(projectId), { body }),
    // Links do not stay in memory.
    gcTime: 0,
    onSuccess: useRenewInvitations(projectId),
  });
}

export function useResend(projectId: string) {
  return useMutation({
    mutationFn: ({ id }: InvitationDto) =>
      request<SentInvitationDto>('POST', routes.invitationResend(projectId, id)),
    gcTime: 0,
    onSettled: useRenewInvitations(projectId),
  });
}

export function useWithdraw(projectId: string) {
  return useMutation({
    mutationFn: ({ id }: InvitationDto) =>
      request<undefined>('DELETE', routes.invitation(projectId, id)),
    onSettled: useRenewInvitations(projectId),
  });
}

function useRenewInvitations(projectId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.invitations(projectId) });
}
